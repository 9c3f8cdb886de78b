#include <algorithm>
#include <ctime>

#include "app/session.h"
#include "base/atomic_file.h"

/// The session's dealings with what is not saved: kept while it is, offered when a window died over it.
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

}  // namespace

void Session::watch_over_unsaved() {
  try {
    recovery_.watch();
  } catch (const Error& error) {
    say(error.message(), Message::Kind::warning);
  }
}

Unsaved Session::unsaved() const {
  Unsaved all;
  all.at = local_time();
  all.database = full_path(database_);
  for (auto& table : entry.edited()) all.entries.push_back({table.plan, table.fiscal_year, std::move(table.edits)});
  if (on_map()) {
    all.map = document_as_seen();
    all.map_changed = changed();
    all.map_file = file().string();
  }
  return all;
}

Session::Kept Session::to_keep() const {
  return {entry.revision(), document_revision_, entry.typing ? entry.typing->text : std::string()};
}

bool Session::unsaved_waits() const { return recovery_.watching() && ready() && to_keep() != kept_; }

void Session::keep_unsaved(bool now) {
  if (!recovery_.watching() || !ready()) return;
  const auto wanted = to_keep();
  if (wanted == kept_ && !now) return;
  const auto time = std::chrono::steady_clock::now();
  // A value that was entered is kept at once; letters being typed and a slider being drawn come by the dozen.
  if (!now && wanted.entries == kept_.entries && time - kept_at_ < std::chrono::milliseconds(500)) return;
  kept_ = wanted;
  kept_at_ = time;
  try {
    recovery_.keep(unsaved());
  } catch (const Error& error) {
    say(kuiki::say("入力の控えを残せません。{}", "What is not saved cannot be kept aside. {}", error.message()),
        Message::Kind::warning);
  }
}

void Session::look_for_unsaved() {
  if (const auto others = recovery_.open(database_); !others.empty())
    say(kuiki::say("このデータベースは別の画面（プロセス {}）でも開いています。保存は互いに相手の値を消しませんが、"
                   "後から保存した値が有効になります。",
                   "This database is open in another window, too (process {}). Neither takes values from the other, but of "
                   "two values for one cell the one saved last holds.",
                   others.front()),
        Message::Kind::warning);
  std::vector<std::filesystem::path> trouble;
  left_ = recovery_.left(trouble);
  for (const auto& file : trouble)
    say(kuiki::say("入力の控えを読めませんでした：{}", "What was kept of an earlier window cannot be read: {}",
                   file.string()),
        Message::Kind::warning);
  const auto here = full_path(database_);
  std::string elsewhere;
  std::erase_if(left_, [&](const Recovery::Left& left) {
    if (left.unsaved.database == here) return false;
    elsewhere = left.unsaved.database;
    return true;
  });
  if (!elsewhere.empty())
    say(kuiki::say("保存していない入力の控えが別のデータベースにあります。「kuiki view --db {}」で開くと復元できます。",
                   "There are unsaved entries of another database. Open it with \"kuiki view --db {}\" to restore them.",
                   elsewhere),
        Message::Kind::warning);
  if (!left_.empty()) dialog = Dialog::restore;
}

/// Returns how many rows were restored; those that no longer have a place are added to `homeless`, a line each.
std::size_t Session::restore_entries(const Unsaved& unsaved, std::string& homeless) {
  std::size_t count = 0;
  for (const auto& table : unsaved.entries) {
    auto left = table.edits;
    if (model::find_plan(*data_, table.plan)) {
      entry.show(table.plan, table.fiscal_year);
      left = entry.sheet()->restore(table.edits);
      show_plan(table.plan);
      show_entry(table.fiscal_year);
    }
    count += table.edits.size() - left.size();
    for (const auto& [key, text] : left)
      homeless += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", table.plan, table.fiscal_year, key.first, key.second, text.value,
                              text.note);
  }
  return count;
}

void Session::restore_unsaved() {
  if (left_.empty()) return;
  auto found = left_.front();
  const auto& kept = found.unsaved;
  if (kept.map && (kept.map_changed || !on_map())) {
    try {
      open_document(*kept.map, {"控えから復元した地図", "Map restored from what was kept"}, kept.map_file);
      if (kept.map_changed) saved_ = map::MapDocument{};
    } catch (const Error& error) {
      say(error);
    }
  }
  std::string homeless;
  const auto count = restore_entries(kept, homeless);
  if (!homeless.empty()) {
    const auto file = recovery_.folder() / ("not-restored-" + found.file.stem().string() + ".txt");
    write_whole(file, homeless);
    say(kuiki::say("元の指標がない入力を {} に書き出しました。",
                   "Entries whose indicator no longer exists were written to {}.", file.string()),
        Message::Kind::warning);
  }
  // First kept as this window's own, then taken from where it was.
  keep_unsaved(true);
  recovery_.drop(found);
  left_.erase(left_.begin());
  dialog = left_.empty() ? Dialog::none : Dialog::restore;
  say(kuiki::say("復元しました（入力 {}件{}）。", "Restored ({} entries{}).", count,
                 kept.map_changed ? Text{"と地図", " and the map"} : Text{}));
}

void Session::discard_unsaved() {
  if (left_.empty()) return;
  recovery_.drop(left_.front());
  left_.erase(left_.begin());
  dialog = left_.empty() ? Dialog::none : Dialog::restore;
}

}  // namespace kuiki::app
