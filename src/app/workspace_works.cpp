#include <algorithm>

#include "app/act_list.h"
#include "app/complete.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/work_words.h"
#include "app/workspace.h"
#include "store/act_words.h"
#include "store/person.h"
#include "store/work_copy.h"

/// Another work file in the place of the one that is open; its copy, its history.
namespace kuiki::app {
namespace {

/// What is typed was typed over the figures of the work file that is open.
void refuse_with_typed(const Workspace& workspace) {
  const bool painted =
      std::ranges::any_of(workspace.windows(), [](const WindowState* window) { return window->painting_changed(); });
  if (painted)
    throw Error(Fault::usage,
                {"保存していない地区があります。先に保存するか地区づくりを終えてから、別の作業ファイルを開いてください。",
                 "There are districts that are not saved. Save or leave them before another work file is opened."});
  if (workspace.entry_changed())
    throw Error(Fault::usage,
                {"保存していない入力があります。先に保存するか取り消してから、別の作業ファイルを開いてください。",
                 "There are entries that are not saved. Save them or take them back before another work file is opened."});
}

Text opened_words(const store::WorkLocation& where, bool made) {
  if (made) return say("作業ファイル {} を作って開きました。", "Made and opened the work file {}.", where.title());
  return say("作業ファイル {} を開きました。", "Opened the work file {}.", where.title());
}

/// What was copied, in one line.
Text copied_words(const store::CopyReport& report, const store::WorkLocation& to) {
  std::size_t rows = 0;
  std::size_t same = 0;
  for (const auto& table : report.tables) {
    rows += table.rows;
    same += table.same;
  }
  if (report.whole())
    return say("作業ファイルの写しを保存しました：{}（{}行すべて一致）",
               "Saved a copy of the work file: {} (all {} rows match)", to.word(), rows);
  auto text = say("読める分だけの写しを保存しました：{}（{}行のうち{}行が一致）。",
                  "Saved a copy of what can be read: {0} ({2} of {1} rows match).", to.word(), rows, same);
  if (!report.lost.empty()) text = say("{}{}", "{} {}", text, report.lost.front());
  return text;
}

}  // namespace

std::function<void()> still_open(const WorkDesk& desk) {
  return [open = desk.is_open] {
    if (!*open)
      throw Error(Fault::usage, {"待っているあいだに別の作業ファイルが開かれたため、中止しました。何も保存していません。",
                                 "Another work file was opened while this waited, so it was cancelled; nothing was saved."});
  };
}

void Workspace::open_work(const store::WorkLocation& where) { change_work(where, false); }

void Workspace::make_work(const store::WorkLocation& where) { change_work(where, true); }

void Workspace::change_work(const store::WorkLocation& wanted, bool make) {
  refuse_with_typed(*this);
  const auto where = whole_location(wanted);
  jobs.start(
      {"作業ファイルを開いています", "Opening the work file"},
      [this, make, where,
       store = open_store(database_, where, !is_own_work(where))](const Progress& progress) -> Jobs::Finish {
        if (make) store.make();
        const auto loaded = store.load(progress);
        if (loaded.state == store::WorkState::away) throw Error(*loaded.trouble);
        return [this, make, where, loaded, warning = network_warning(where)] {
          refuse_with_typed(*this);  // it may have been typed meanwhile
          adopt_work(where, loaded);
          say(opened_words(where, make));
          if (!warning.empty()) say(warning, Message::Kind::warning);
        };
      },
      [this](const Error& error) { say(error); });
}

void Workspace::adopt_work(const store::WorkLocation& where, const store::Loaded& loaded) {
  work_->watch.reset();
  *work_->is_open = false;
  work_->is_open = std::make_shared<std::atomic<bool>>(true);
  use_work(where, !is_own_work(where));
  work_->trouble.reset();
  work_->conflicts.clear();
  work_->seen.clear();
  forget_wish();
  work_->save_again = {};
  work_->last = {};
  take_work(loaded);
  renew_dataset(loaded.data);
  begin_watch();
  remember_work(settings, where);
  keep();
  if (!windows_.empty()) look_for_unsaved(*windows_.front());
}

void Workspace::copy_work(const store::WorkLocation& wanted) {
  const auto to = whole_location(wanted);
  jobs.start(
      {"作業ファイルの写しを保存しています", "Saving a copy of the work file"},
      [this, to, store = store(),
       damaged = work_->state == store::WorkState::damaged](const Progress& progress) -> Jobs::Finish {
        const auto report = store::copy_work(store.work(), to, progress);
        const auto words = copied_words(report, to);
        const auto kind = report.whole() ? Message::Kind::info : Message::Kind::warning;
        const auto warning = network_warning(to);
        std::optional<store::Loaded> loaded;
        if (damaged) loaded = open_store(store.base(), to, true).load();
        return [this, to, words, kind, warning, loaded] {
          if (loaded) adopt_work(to, *loaded);
          say(words, kind);
          if (loaded) say(opened_words(to, false));
          if (!warning.empty()) say(warning, Message::Kind::warning);
        };
      },
      [this](const Error& error) { say(error); });
}

void Workspace::read_acts(std::function<void(std::shared_ptr<const ActList>)> done,
                          std::function<void(const Error&)> failed) {
  jobs.start(
      {"変更の記録を読んでいます", "Reading the history"},
      [store = store(), still = still_open(*work_), data = data_, words = wording(),
       done = std::move(done)](const Progress& progress) -> Jobs::Finish {
        still();
        progress.at(0.1, plain(store.work().title()));
        store::HistoryFilter filter;
        filter.most = most_acts + 1;
        const auto list = std::make_shared<const ActList>(act_list(*data, store.history(filter), words));
        progress.at(0.9, {});
        return [list, done] { done(list); };
      },
      std::move(failed));
}

void Workspace::undo_act(std::int64_t act, std::function<void(const Error&)> failed) {
  jobs.start(
      {"変更を取り消しています", "Undoing the change"},
      [this, act, store = store(), still = still_open(*work_)](const Progress& progress) -> Jobs::Finish {
        still();
        // What was undone is shown: from here on nothing can be cancelled.
        progress.at(0.1, plain(store.work().title()));
        const auto rows = store.undo(act, {.who = store::person(), .what = std::string(store::act_word::undo)});
        const auto loaded = store.load();
        return [this, act, rows, loaded] {
          take_work(loaded);
          renew_dataset(loaded.data);
          say(kuiki::say("変更 {} を取り消しました（{}件）。この取消しも「変更の記録」から取り消せます。",
                         "Undid change {} ({} rows). This can be undone in the history, too.", act, rows));
        };
      },
      std::move(failed));
}

}  // namespace kuiki::app
