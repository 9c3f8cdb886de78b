#include <algorithm>

#include "app/entry_table.h"
#include "app/table_import.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "store/act_words.h"
#include "store/person.h"
#include "store/unreachable.h"

/// The workspace's dealings with actuals that are entered: typed in a table, or imported.
namespace kuiki::app {
namespace {

Text imported_words(const intake::ImportReport& report) {
  const auto& saved = report.saved;
  const auto words =
      kuiki::say("取り込みました（新規{}件、更新{}件、変更なし{}件）。", "Imported ({} new, {} replaced, {} unchanged).",
                 saved.added, saved.replaced, saved.unchanged);
  if (report.kept == 0) return words;
  return kuiki::say("{}ほかの人の値 {}件はそのままです。", "{} {} of others stay as they were.", words, report.kept);
}

}  // namespace

bool Workspace::entry_changed() const {
  return entry_->changed() || std::ranges::any_of(windows_, [](const WindowState* w) { return w->typing.has_value(); });
}

void Workspace::save_entry(const EntrySheet& sheet, const std::string& date, const std::string& note, bool only_good) {
  if (sheet.refusals() > 0 && !only_good)
    throw Error(Fault::input_wrong,
                kuiki::say("誤りが{}件あります。直すか、正しいものだけ保存してください。",
                           "{} values are refused: mend them, or save only the good ones", sheet.refusals()));
  const auto values = sheet.values(note);
  if (values.empty()) {
    say({"保存する変更はありません。", "There is nothing to save."});
    return;
  }
  jobs.start(
      {"実績値を保存しています", "Saving the actuals"},
      [this, values, date, note, store = store(), still = still_open(*work_), saved = sheet.savable(), plan = sheet.plan(),
       year = sheet.year().year](const Progress& progress) -> Jobs::Finish {
        still();
        progress.at(0.1, plain(store.work().title()));
        // What is saved is shown: from here on nothing can be cancelled.
        store::SaveReport report;
        try {
          report = store.save(values, date, {.who = store::person(), .what = std::string(store::act_word::enter)});
        } catch (const store::Unreachable& away) {
          return [this, why = away.message()] { say_while_away(why, Message::Kind::error); };
        }
        const auto loaded = store.load();
        return [this, report, loaded, saved, plan, year, date, note] {
          take_work(loaded);
          renew_dataset(loaded.data);
          for (const auto& warning : report.warnings) say(warning, Message::Kind::warning);
          if (!report.conflicts.empty()) {
            ask_about(report.conflicts, plan, year, date, note);
            return;
          }
          if (auto* of = entry_->sheet(plan, year)) of->settle(saved);
          say(kuiki::say("実績値 {}件を保存しました（再掲の行を含めて、新規 {}・更新 {}・取消 {}）。",
                         "Saved {} actuals (with rows printed again: {} new, {} replaced, {} withdrawn).", saved.size(),
                         report.added, report.replaced, report.withdrawn));
        };
      },
      [this](const Error& error) { say(error); });
}

void Workspace::import_table(const TableImport& wanted, std::function<void(const intake::ImportReport&)> done,
                             std::function<void(const Error&)> failed) {
  const bool dry = wanted.options.dry_run;
  jobs.start(
      dry ? Text{"表を読んでいます", "Reading the table"} : Text{"実績値を取り込んでいます", "Importing the actuals"},
      [this, wanted, dry, done = std::move(done), data = data_, store = store(),
       still = still_open(*work_)](const Progress& progress) -> Jobs::Finish {
        still();
        progress.at(0.2, plain(wanted.file.filename().string()));
        const auto report = intake::import_actuals(store, *data, wanted.file, wanted.plan, wanted.year, wanted.options);
        if (dry || report.asks) return [report, done] { done(report); };
        const auto loaded = store.load();
        return [this, report, loaded, done] {
          take_work(loaded);
          renew_dataset(loaded.data);
          say(imported_words(report));
          done(report);
        };
      },
      std::move(failed));
}

}  // namespace kuiki::app
