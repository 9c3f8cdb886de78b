#include "app/complete.h"
#include "app/entry_table.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"

/// The workspace's dealings with its work file: what others change in it, and what they changed under our hands.
namespace kuiki::app {

store::Store Workspace::store() const { return open_store(database_, work_->where, work_->named); }

void Workspace::use_work(const store::WorkLocation& where, bool named) {
  work_->where = where;
  work_->named = named;
}

void Workspace::watch_work(std::function<void()> wake) { work_->wake = std::move(wake); }

void Workspace::begin_watch() {
  work_->watch.reset();
  work_->away = false;
  work_->looked_for = {};
  work_->looks = 0;
  work_->tried_at = 0;
  if (work_->wake) work_->watch = std::make_unique<store::WorkWatch>(work_->where, work_->wake);
}

void Workspace::take_work(const store::Loaded& loaded) {
  work_->state = loaded.state;
  const bool news = loaded.trouble && (!work_->trouble || work_->trouble->message() != loaded.trouble->message());
  work_->trouble = loaded.trouble;
  if (loaded.state != store::WorkState::away) {
    work_is_back();
    take_moment(loaded.content.last);
    entry_->take_history(loaded.content.entered);
    take_texts(loaded.content.texts);
    work_->own = loaded.content.own.indicators;
  }
  if (news) {
    const auto& why = loaded.trouble->message();
    if (loaded.state == store::WorkState::away)
      say_while_away(why, Message::Kind::warning);
    else
      say(kuiki::say("作業ファイルが壊れているため、読めた分だけを表示し、保存はできません。「作業ファイルの写しを保存…」で"
                     "別のファイルにしてください。{}",
                     "The work file is damaged: what could be read is shown, and nothing can be saved in it. Save a copy "
                     "(Save copy of work file…). {}",
                     why),
          Message::Kind::warning);
  }
  if (loaded.homeless > 0)
    say(kuiki::say("作業ファイルの値 {}件は、このデータベースに指標や区域がないため使っていません（kuiki work check）。",
                   "{} figures of the work file are not used, for this database lacks their indicator or area (kuiki work "
                   "check).",
                   loaded.homeless),
        Message::Kind::warning);
}

/// What was said of its absence goes, and its return is said in its place.
void Workspace::work_is_back() {
  const auto gone = std::erase_if(messages_, [](const Message& message) { return message.while_away; });
  const bool was_away = std::exchange(work_->away, false);
  if (gone == 0 && !was_away) return;
  say(entry_changed() ? Text{"作業ファイルに再び届きます。保存していない入力を保存できます。",
                             "The work file is back: what is typed and not saved can be saved now."}
                      : Text{"作業ファイルに再び届きます。", "The work file is back."});
}

/// What was read is what is shown from here on; was another file, or an earlier state, put in the place of the one before?
void Workspace::take_moment(const store::WorkMoment& now) {
  const bool replaced = store::was_replaced(work_->last, now);
  // Of a damaged file it may be unknown.
  if (now.made.empty()) return;
  const auto still_known = now.made == work_->last.made ? now.act : 0;
  work_->last = now;
  work_->looks = work_->watch ? work_->watch->state().looks : 0;
  if (!replaced) return;
  entry_->forget_acts_after(still_known);
  std::erase_if(work_->seen, [&](const auto& seen) { return seen.second > still_known; });
  say({"作業ファイルが、以前の状態のもの（控えなど）か別のものに入れ替わりました。いまの内容を読み直しました。入力中の"
       "内容はそのまま残っています。",
       "The work file was replaced, by an earlier state of it (a backup?) or by another one. Its present content is shown; "
       "what you are typing stays."},
      Message::Kind::warning);
}

/// Once a frame: what the watch has seen since.
void Workspace::look_at_watch() {
  if (!work_->watch || !ready() || jobs.busy()) return;
  const auto seen = work_->watch->state();
  if (!seen.looked) return;
  if (!seen.reachable) {
    if (!work_->away)
      say_while_away(
          kuiki::say(
              "作業ファイルに届きません。読み込んだ内容で続けられます。入力は控えに残り、届くようになったら保存できます。{}",
              "The work file cannot be reached. What was read stays; what is typed is kept aside and can be saved "
              "once it is back. {}",
              seen.reason),
          Message::Kind::warning);
    work_->away = true;
    return;
  }
  // It may have been away when it was read and be there at the watch's first look.
  const bool was_away = work_->away || work_->state == store::WorkState::away;
  if (was_away && seen.looks == work_->tried_at) return;
  // After a save of one's own the watch is behind for a moment: an earlier state counts where it looked again.
  const bool replaced = seen.looks > work_->looks && store::was_replaced(work_->last, seen.last);
  const bool news = (replaced || seen.last.act > work_->last.act) && seen.last != work_->looked_for;
  if (work_->state != store::WorkState::away) work_is_back();
  if (!news && work_->state != store::WorkState::away) return;
  work_->tried_at = seen.looks;
  work_->looked_for = seen.last;
  reload();
}

void Workspace::reload() {
  jobs.start(
      {"ほかの人の変更を読んでいます", "Reading what others changed"},
      [this, store = store(), open = work_->is_open, before = work_->last.act](const Progress& progress) -> Jobs::Finish {
        if (!*open) return {};  // another work file was opened and read meanwhile
        const auto loaded = store.load(progress);
        store::HistoryFilter filter;
        filter.most = 1;
        filter.rows = false;
        const auto acts = loaded.state == store::WorkState::open ? store.history(filter) : std::vector<store::ActRecord>{};
        return [this, loaded, acts, before] {
          take_work(loaded);
          renew_dataset(loaded.data);
          if (acts.empty() || acts.front().number <= before || acts.front().number == work_->own_act) return;
          const auto who = acts.front().who.empty() ? Text{"ほかの人", "somebody else"} : plain(acts.front().who);
          say(kuiki::say("{} の変更を読み込みました（{}件）。", "Changes by {} are shown now ({}).", who,
                         acts.front().changed));
        };
      },
      [this](const Error& error) { say(error.message(), Message::Kind::warning); });
}

void Workspace::ask_about(const std::vector<store::EnteredConflict>& conflicts, const std::string& plan, int fiscal_year,
                          const std::string& date, const std::string& note) {
  work_->conflicts = conflicts;
  work_->plan = plan;
  work_->fiscal_year = fiscal_year;
  work_->save_again = [this, plan, fiscal_year, date, note] {
    const auto* sheet = entry_->sheet(plan, fiscal_year);
    if (sheet != nullptr && sheet->changes() > 0) save_entry(*sheet, date, note, true);
  };
  bool asked = false;
  for (auto* window : windows_) {
    if (window->entry_plan() != plan || window->entry_year() != fiscal_year) continue;
    window->dialog = Dialog::conflicts;
    asked = true;
  }
  // Another table has come to the front meanwhile: it is asked all the same.
  if (!asked && !windows_.empty()) windows_.front()->dialog = Dialog::conflicts;
}

void Workspace::decide_conflict(std::size_t which, bool mine) {
  if (which >= work_->conflicts.size()) return;
  const auto conflict = work_->conflicts[which];
  if (auto* sheet = entry_->sheet(work_->plan, work_->fiscal_year)) {
    const auto& value = conflict.mine;
    if (mine)
      sheet->saw(value.indicator, value.part, store::is_withdrawal(conflict.theirs.value) ? 0 : conflict.theirs.act);
    else
      sheet->give_up(value.indicator, value.part);
  }
  work_->conflicts.erase(work_->conflicts.begin() + static_cast<std::ptrdiff_t>(which));
  if (!work_->conflicts.empty()) return;
  for (auto* window : windows_)
    if (window->dialog == Dialog::conflicts) window->dialog = Dialog::none;
  if (work_->save_again) work_->save_again();
}

}  // namespace kuiki::app
