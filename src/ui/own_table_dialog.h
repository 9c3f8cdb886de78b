#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/own_table.h"
#include "render/texture.h"
#include "ui/folder_list.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// A planner's own table on the map: the file, then a preview map beside what was read and what was not, then indicators in the work
/// file and a finished map.
class OwnTableDialog {
 public:
  void draw(const Ui& ui);

 private:
  /// What jobs hand back; they may end when the dialog is closed already.
  struct Answer {
    bool running = false, saved = false;
    std::shared_ptr<const app::OwnTableView> view;
    Text error;
  };
  void open(const Ui& ui);
  void begin_with(const Ui& ui, const std::filesystem::path& file, const std::string& pasted);
  void ask(const Ui& ui);
  void look(const Ui& ui);
  void counts(const Ui& ui) const;
  void preview(const Ui& ui, float width);
  void columns(const Ui& ui, float height);
  void column_row(const Ui& ui, const intake::OwnValueColumn& column);
  void origin(const Ui& ui);
  void left(const Ui& ui, float height);
  void unmatched_row(const Ui& ui, const intake::OwnUnmatched& one, std::size_t number);
  void chosen_rows(const Ui& ui);
  void choose(const std::string& name, const std::string& code);
  void read(const Ui& ui);
  void save(const Ui& ui);
  void show(const Ui& ui);
  /// What was said of the column; made where nothing was said yet.
  intake::OwnColumnWish& said(const intake::OwnValueColumn& column);
  [[nodiscard]] const intake::OwnTableReading& reading() const { return shown_->reading; }
  [[nodiscard]] std::optional<std::string> period_of(const std::string& words) const;

  bool open_ = false;
  bool again_ = false;       ///< something was changed that the table must be read anew for
  bool save_after_ = false;  ///< once it is read as wanted, it is to be saved
  FolderList list_{{".csv", ".tsv", ".txt", ".xlsx", ".ods"}};
  std::string path_;
  app::OwnTableSource source_;
  intake::OwnTableWish wish_;
  std::size_t series_ = 0;        ///< that the preview shows
  std::string period_;            ///< as typed
  std::string typed_, typed_in_;  ///< a field of a column being typed, and which
  Text wrong_period_;
  std::shared_ptr<Answer> answer_ = std::make_shared<Answer>();
  std::shared_ptr<const app::OwnTableView> shown_;  ///< the last that was read
  std::unique_ptr<render::Texture> picture_;
  std::shared_ptr<const app::OwnTableView> pictured_;
};

}  // namespace kuiki::ui
