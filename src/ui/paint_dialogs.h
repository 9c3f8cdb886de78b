#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/district_sources.h"
#include "app/town_painting.h"
#include "app/window_state.h"
#include "ui/export_form.h"
#include "ui/folder_list.h"

namespace kuiki::ui {

/// What painting districts asks: where it begins, what is taken over, how the set is called, what becomes of unsaved strokes.
class PaintDialogs {
 public:
  void draw(const Ui& ui);

 private:
  /// What jobs hand back; they may end when the dialog is closed already.
  struct Answer {
    bool running = false, done = false;
    std::optional<Text> conflict;
    Text error;
    std::optional<app::ReadDistricts> read;
    std::optional<app::TownList> towns;
  };
  void open(const Ui& ui);
  void begin(const Ui& ui);
  void take(const Ui& ui);
  void take_file(const Ui& ui);
  void towns(const Ui& ui);
  void save(const Ui& ui);
  void leave(const Ui& ui);
  void export_set(const Ui& ui);
  void send(const Ui& ui, bool replace);
  void error_line(const Ui& ui) const;
  void left_lines(const Ui& ui, const std::vector<Text>& lines) const;

  app::Dialog shown_ = app::Dialog::none;
  std::shared_ptr<Answer> answer_ = std::make_shared<Answer>();
  model::AreaRow city_ = model::none;
  std::string from_;
  FolderList list_{{".csv", ".tsv", ".txt", ".xlsx", ".ods", ".geojson", ".json", ".gpkg", ".shp", ".kml", ".gml", ".zip"}};
  std::string path_, words_;
  app::PaintedSet set_;
  bool as_another_ = false;  ///< of a set that is saved already: as a new one
  ExportFile file_;
};

}  // namespace kuiki::ui
