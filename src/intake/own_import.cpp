#include "intake/own_import.h"

#include "base/error.h"
#include "base/strings.h"
#include "store/act_words.h"
#include "store/person.h"

namespace kuiki::intake {

OwnImport save_own_table(const store::Store& store, OwnTableReading reading, bool over_others, bool dry_run) {
  const auto file = reading.file.string();
  if (reading.matched.empty())
    throw Error(Fault::input_wrong,
                say("{}：照合できる行が一つもありません（区域は{}「{}」の列、行は{}）。--key で区域の列を、--within "
                    "でどの市の区域かを指定してください。",
                    "{}: no row was matched (areas by column {} \"{}\", {} rows); name the column with --key, the city with "
                    "--within",
                    file, store::column_letters(reading.shape.key), reading.shape.key_header, reading.rows));
  if (reading.wants_period)
    throw Error(
        Fault::input_wrong,
        say("{} の表からはいつの値か分かりません。時点を指定してください（--period FY2023、令和5年度、2023-10-01）。",
            "{}: the table does not say of when the figures are; name it (--period FY2023, 2023-10-01)", file));
  OwnImport import{std::move(reading), {}};
  std::vector<store::OwnSeries> series;
  for (const auto& one : import.reading.series) series.push_back(one.series);
  if (series.empty()) return import;
  import.saved = store.save_own(series, over_others,
                                {.who = store::person(),
                                 .what = std::string(store::act_word::import),
                                 .note = import.reading.file.filename().string()},
                                dry_run);
  return import;
}

Text own_saved_words(const OwnImport& import, bool dry_run) {
  const auto& saved = import.saved;
  if (import.reading.series.empty()) return {"保存する値はありませんでした\n", "There was no figure to save\n"};
  Text words =
      dry_run ? say("試行のため保存していません（保存すると、追加 {}、更新 {}、前と同じ {}）\n",
                    "A dry run: nothing was saved (it would be {} added, {} replaced, {} the same as before)\n", saved.added,
                    saved.replaced, saved.unchanged)
              : say("保存しました：追加 {}、更新 {}、前と同じ {}\n", "Saved: {} added, {} replaced, {} the same as before\n",
                    saved.added, saved.replaced, saved.unchanged);
  if (saved.others > 0)
    words =
        say("{}うち {} 件は、ほかの人が保存した値を更新しました（前の値は履歴に残っています）\n",
            "{}{} of them replaced figures that somebody else had saved (those stay in the history)\n", words, saved.others);
  if (saved.kept > 0)
    words = say("{}{} 件は、ほかの人が別の値を保存しているため、その値を残しました\n",
                "{}{} differ from what somebody else saved, which was left as it is\n", words, saved.kept);
  for (const auto& series : import.reading.series) words = say("{}　{}\n", "{}  {}\n", words, series.series.indicator.id);
  return words;
}

}  // namespace kuiki::intake
