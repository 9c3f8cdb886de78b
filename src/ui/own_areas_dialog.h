#pragma once
#include <memory>
#include <string>

#include "app/own_areas.h"
#include "render/texture.h"
#include "store/area_set.h"
#include "ui/folder_list.h"
#include "ui/search_box.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// A planner's own boundaries: the file, then a preview map beside what was read and how it lies in the municipality, then an area
/// set in the work file and its map.
class OwnAreasDialog {
 public:
  OwnAreasDialog();
  void draw(const Ui& ui);

 private:
  /// What jobs hand back; they may end when the dialog is closed already.
  struct Answer {
    bool running = false;
    std::shared_ptr<const app::OwnAreasView> view;
    std::string saved;             ///< id of the set
    std::optional<Text> conflict;  ///< a set of that name is there
    Text error;
  };
  void open(const Ui& ui);
  void begin_with(const Ui& ui, const std::filesystem::path& file);
  void ask(const Ui& ui);
  void look(const Ui& ui);
  void preview(const Ui& ui, float width);
  void choices(const Ui& ui);
  void field_choice(const Ui& ui, const std::string& id, const Text& words, const Text& tip, std::string& into);
  void city(const Ui& ui);
  void told(const Ui& ui, float height) const;
  void origin(const Ui& ui);
  void foot(const Ui& ui);
  void read(const Ui& ui);
  void save(const Ui& ui, bool replace);
  void show(const Ui& ui);

  bool open_ = false;
  bool again_ = false;  ///< something was changed that the file must be read anew for
  FolderList list_;
  std::string path_, name_, source_, note_;
  app::AreaImport wanted_;
  std::shared_ptr<std::string> city_code_;  ///< that the search found
  SearchBox find_city_;
  std::shared_ptr<Answer> answer_ = std::make_shared<Answer>();
  std::shared_ptr<const app::OwnAreasView> shown_;  ///< the last that was read
  std::unique_ptr<render::Texture> picture_;
  std::shared_ptr<const app::OwnAreasView> pictured_;
};

}  // namespace kuiki::ui
