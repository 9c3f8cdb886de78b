#include "app/work_table.h"

#include "base/error.h"
#include "store/act_words.h"
#include "store/moment.h"
#include "store/table_file.h"

namespace kuiki::app {
namespace {

store::TableCell words(std::string text) { return {.text = std::move(text)}; }
store::TableCell number(std::int64_t value) { return {.text = std::to_string(value), .number = true}; }

store::Table table_of(const std::vector<store::ActRecord>& acts, Lang lang) {
  store::Table table;
  table.sheet = Text{"変更の記録", "History"}.in(lang);
  const std::vector<Text> heads{{"変更", "Act"},     {"日時", "Time"},       {"だれが", "Who"}, {"何を", "What"},
                                {"備考", "Note"},    {"表", "Table"},        {"対象", "Row"},   {"変更前", "Before"},
                                {"変更後", "After"}, {"取消し", "Undone by"}};
  auto& head = table.rows.emplace_back();
  for (const auto& one : heads) head.push_back(words(one.in(lang)));
  for (const auto& act : acts) {
    for (const auto& change : act.changes) {
      auto& row = table.rows.emplace_back();
      row.push_back(number(act.number));
      row.push_back(words(store::minute_of(act.at)));
      row.push_back(words(act.who));
      row.push_back(words(store::act_words(act.what).in(lang)));
      row.push_back(words(act.note));
      row.push_back(words(change.table));
      row.push_back(words(store::key_words(change)));
      row.push_back(words(store::row_words(change.before)));
      row.push_back(words(store::row_words(change.after)));
      row.push_back(act.undone ? number(*act.undone) : words({}));
    }
  }
  return table;
}

}  // namespace

void export_history(const std::vector<store::ActRecord>& acts, const std::filesystem::path& file, Lang lang) {
  store::write_table(table_of(acts, lang), file);
}

}  // namespace kuiki::app
