#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/text.h"
#include "cli/cli.h"
#include "cli/declare.h"
#include "model/dataset.h"
#include "model/wording.h"
#include "store/store.h"

namespace kuiki::cli {

/// What all commands share: the options every one of them has, and the job of the one that was chosen.
struct Context {
  Lang lang = Lang::ja;
  bool lang_given = false;
  std::string lang_word, database_word, work_word, years_word;
  bool json = false;
  std::function<int()> job;  ///< set by the command that was named; returns the exit status

  /// A text in the user's language.
  [[nodiscard]] const std::string& operator()(const Text& text) const { return text.in(lang); }
  /// A period as `--years` wants it: 2018年度 or 平成30年度.
  [[nodiscard]] std::string operator()(const model::Period& period) const { return wording()(period); }
  [[nodiscard]] model::Wording wording() const;
  /// `--db`, else the bundled database. Throws Error(input_missing).
  [[nodiscard]] std::filesystem::path database() const;
  /// `--work`, else the work file that was open last, else the user's own. Throws Error(usage).
  [[nodiscard]] store::Store store() const;
  /// The work file of it; one's own where nothing else is said.
  [[nodiscard]] store::WorkLocation work() const;
  /// Base and work file together; what is wrong with the work file is said on standard error. Throws as Store::load, and
  /// where `--work` named one that cannot be read.
  [[nodiscard]] model::DatasetPtr load() const;
};

/// Each adds one command to the program; one file a command.
void add_view(Command& program, Context& context, const OpenViewer& open_viewer);
void add_build(Command& program, Context& context);
void add_list(Command& program, Context& context);
void add_show(Command& program, Context& context);
void add_score(Command& program, Context& context);
void add_progress(Command& program, Context& context);
void add_import(Command& program, Context& context);
void add_export_table(Command& program, Context& context);
void add_export(Command& program, Context& context);
void add_choropleth(Command& program, Context& context);
void add_check(Command& program, Context& context);
void add_work(Command& program, Context& context);
void add_districts(Command& program, Context& context);
void add_derive(Command& program, Context& context);

}  // namespace kuiki::cli
