#include <algorithm>
#include <ctime>

#include "app/everything_typed.h"
#include "app/safekeeping.h"
#include "app/town_painting.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/work_words.h"
#include "app/workspace.h"
#include "base/atomic_file.h"

/// The workspace's dealings with what is not saved: kept while it is, offered when the program died over it.
namespace kuiki::app {

namespace {

std::string local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  char words[32] = {};
  std::strftime(words, sizeof words, "%Y-%m-%d %H:%M", &parts);
  return words;
}

std::string full_path(const std::filesystem::path& file) {
  std::error_code error;
  const auto full = std::filesystem::weakly_canonical(file, error);
  return (error ? file : full).string();
}

/// How to come to what was kept of something else.
Text where_left(const Unsaved& kept) {
  if (kept.work.empty())
    return kuiki::say("保存していない入力の控えが別のデータベースにあります。「kuiki view --db {}」で開くと復元できます。",
                      "There are unsaved entries of another database. Open it with \"kuiki view --db {}\" to restore them.",
                      kept.database);
  return kuiki::say(
      "保存していない入力の控えが別の作業ファイルにあります。「作業ファイルを開く…」か「kuiki view --work {}」で"
      "開くと復元できます。",
      "There are unsaved entries of another work file. Open it (Open work file…, or \"kuiki view --work {}\") "
      "to restore them.",
      kept.work);
}

}  // namespace

void Workspace::watch_over_unsaved() {
  try {
    safe_->recovery.watch();
  } catch (const Error& error) {
    say(error.message(), Message::Kind::warning);
  }
}

Unsaved Workspace::unsaved() const {
  Unsaved all;
  all.at = local_time();
  all.database = full_path(database_);
  all.work = work_key(work_->where);
  for (auto& table : everything_typed(*this)) all.entries.push_back({table.plan, table.fiscal_year, std::move(table.edits)});
  for (const auto* window : windows_)
    if (window->painting_changed()) all.painting = window->painting()->by_codes();
  if (const auto* window = front()) {
    all.map = window->document_as_seen();
    all.map_changed = changed();
    all.map_file = history_.file();
  }
  return all;
}

Workspace::Safekeeping::State Workspace::Safekeeping::now(const Workspace& workspace) {
  State state{workspace.entry().revision(), workspace.document_revision(), {}};
  for (const auto* window : workspace.windows()) {
    if (window->painting_changed()) state.painting += window->painting()->revision();
    if (window->typing) state.typing += window->typing->text + '\n';
  }
  return state;
}

void Workspace::forget_unsaved() { safe_->recovery.forget(); }

const std::vector<LeftUnsaved>& Workspace::left_unsaved() const { return safe_->left; }

bool Workspace::unsaved_waits() const {
  return safe_->recovery.watching() && ready() && Safekeeping::now(*this) != safe_->kept;
}

void Workspace::keep_unsaved(bool now) {
  if (!safe_->recovery.watching() || !ready()) return;
  const auto wanted = Safekeeping::now(*this);
  if (wanted == safe_->kept && !now) return;
  const auto time = std::chrono::steady_clock::now();
  // A value that was entered is kept at once; letters being typed and a slider being drawn come by the dozen.
  if (!now && wanted.entries == safe_->kept.entries && time - safe_->at < std::chrono::milliseconds(500)) return;
  safe_->kept = wanted;
  safe_->at = time;
  try {
    safe_->recovery.keep(unsaved());
  } catch (const Error& error) {
    say(kuiki::say("入力の控えを残せません。{}", "What is not saved cannot be kept aside. {}", error.message()),
        Message::Kind::warning);
  }
}

void Workspace::look_for_unsaved(WindowState& window) {
  const auto here = work_key(work_->where);
  if (const auto others = safe_->recovery.open(here); !others.empty())
    say(kuiki::say("この作業ファイルは別の画面（プロセス {}）でも開いています。同じ値を両方で変えたときは、"
                   "保存の際にどちらを残すか1件ずつ尋ねます。",
                   "This work file is open in another window, too (process {}). Of a value that both change, saving asks "
                   "which one is to stay, each by itself.",
                   others.front()),
        Message::Kind::warning);
  std::vector<std::filesystem::path> trouble;
  safe_->left.clear();  // lets go of what an earlier work file was offered
  safe_->left = safe_->recovery.left(trouble);
  for (const auto& file : trouble)
    say(kuiki::say("入力の控えを読めませんでした：{}", "What was kept of an earlier window cannot be read: {}",
                   file.string()),
        Message::Kind::warning);
  // What version 0.1 kept belongs to its database, whose entries went into the user's own work file.
  const auto of_own = is_own_work(work_->where) ? full_path(database_) : std::string();
  std::optional<Unsaved> elsewhere;
  std::erase_if(safe_->left, [&](const LeftUnsaved& left) {
    const auto& kept = left.unsaved;
    const bool ours = kept.work.empty() ? kept.database == of_own : kept.work == here;
    if (!ours) elsewhere = kept;
    return !ours;
  });
  if (elsewhere) say(where_left(*elsewhere), Message::Kind::warning);
  if (!safe_->left.empty()) window.dialog = Dialog::restore;
}

/// Returns how many rows were restored; those that no longer have a place are added to `homeless`, a line each.
std::size_t Workspace::restore_entries(WindowState& window, const Unsaved& unsaved, std::string& homeless) {
  std::size_t count = 0;
  for (const auto& table : unsaved.entries) {
    auto left = table.edits;
    if (model::find_plan(*data_, table.plan)) {
      left = entry_->show(table.plan, table.fiscal_year).restore(table.edits);
      window.show_plan(table.plan);
      window.show_entry(table.fiscal_year);
    }
    count += table.edits.size() - left.size();
    for (const auto& [key, text] : left)
      homeless += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", table.plan, table.fiscal_year, key.first, key.second, text.value,
                              text.note);
  }
  return count;
}

void Workspace::restore_unsaved(WindowState& window) {
  if (safe_->left.empty()) return;
  auto found = safe_->left.front();
  const auto& kept = found.unsaved;
  // Of a city that is not in these data nothing can be painted: it stays kept, for data that have it.
  if (!kept.painting.within.empty()) (void)grouping_of(*data_, kept.painting);
  if (kept.map && (kept.map_changed || !window.on_map())) {
    try {
      window.open_document(*kept.map, {"控えから復元した地図", "Map restored from what was kept"}, kept.map_file);
      if (kept.map_changed) saved_ = map::MapDocument{};
    } catch (const Error& error) {
      say(error);
    }
  }
  std::string homeless;
  const auto count = restore_entries(window, kept, homeless);
  if (!homeless.empty()) {
    const auto file = safe_->recovery.folder() / ("not-restored-" + found.file.stem().string() + ".txt");
    write_whole(file, homeless);
    say(kuiki::say("元の指標がない入力を {} に書き出しました。",
                   "Entries whose indicator no longer exists were written to {}.", file.string()),
        Message::Kind::warning);
  }
  if (!kept.painting.within.empty()) window.paint_again(kept.painting);
  // First kept as this window's own, then taken from where it was.
  keep_unsaved(true);
  safe_->recovery.drop(found);
  safe_->left.erase(safe_->left.begin());
  window.dialog = safe_->left.empty() ? Dialog::none : Dialog::restore;
  Text more = kept.map_changed ? Text{"と地図", " and the map"} : Text{};
  if (!kept.painting.within.empty()) more = kuiki::say("{}と地区", "{} and the districts", more);
  say(kuiki::say("復元しました（入力 {}件{}）。", "Restored ({} entries{}).", count, more));
}

void Workspace::discard_unsaved(WindowState& window) {
  if (safe_->left.empty()) return;
  safe_->recovery.drop(safe_->left.front());
  safe_->left.erase(safe_->left.begin());
  window.dialog = safe_->left.empty() ? Dialog::none : Dialog::restore;
}

}  // namespace kuiki::app
