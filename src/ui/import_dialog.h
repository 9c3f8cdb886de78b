#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "intake/import_actuals.h"
#include "ui/folder_list.h"
#include "ui/ui.h"

namespace kuiki::ui {

/// Import of a table of actuals: the file and what it is for, then what was read from it, then what is
/// to become of figures that others entered, then the import itself.
class ImportDialog {
 public:
  void draw(const Ui& ui);

 private:
  /// What the job hands back; it may come when the dialog is closed already.
  struct Answer {
    bool running = false, imported = false;
    std::optional<intake::ImportReport> report;
    Text error;
  };
  void open(const Ui& ui);
  void ask(const Ui& ui);
  bool ask_file(const Ui& ui);
  void ask_plan(const Ui& ui, float width);
  void ask_year(const Ui& ui, float width);
  void ask_reading(const Ui& ui, float width);
  void tell(const Ui& ui, const intake::ImportReport& report);
  void choose(const Ui& ui, const intake::ImportReport& report);
  /// Those of the report's `others` that are not decided yet.
  [[nodiscard]] std::vector<store::EnteredConflict> undecided(const intake::ImportReport& report) const;
  void start(const Ui& ui, bool dry_run);
  void left_columns(const Ui& ui, const intake::ImportReport& report) const;
  void report_table(const Ui& ui, const intake::ImportReport& report) const;

  bool open_ = false, choosing_ = false;
  FolderList list_{{".csv", ".tsv", ".txt", ".xlsx", ".ods"}};
  std::string path_, sheet_, note_;
  std::filesystem::path file_;  ///< that the report is of
  std::string plan_;
  std::optional<int> year_;  ///< nothing: every year the table names
  bool fractions_ = false;
  std::vector<intake::OthersDecision> decided_;
  std::shared_ptr<Answer> answer_ = std::make_shared<Answer>();
};

}  // namespace kuiki::ui
