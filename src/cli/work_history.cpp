#include "store/work_history.h"

#include "app/work_table.h"
#include "base/error.h"
#include "cli/json.h"
#include "cli/table.h"
#include "cli/work.h"
#include "store/act_words.h"
#include "store/moment.h"

namespace kuiki::cli {

namespace {

Json parsed(const std::string& text) {
  if (text.empty()) return nullptr;
  return Json::parse(text, nullptr, false);
}

Json to_json(const std::vector<store::ActRecord>& acts) {
  Json list = Json::array();
  for (const auto& act : acts) {
    Json rows = Json::array();
    for (const auto& change : act.changes)
      rows.push_back({{"table", change.table},
                      {"key", parsed(change.row_key)},
                      {"before", parsed(change.before)},
                      {"after", parsed(change.after)}});
    list.push_back({{"act", act.number},
                    {"at", act.at},
                    {"who", act.who},
                    {"what", act.what},
                    {"note", text_or_null(act.note)},
                    {"undoes", act.undoes ? Json(*act.undoes) : Json(nullptr)},
                    {"undone_by", act.undone ? Json(*act.undone) : Json(nullptr)},
                    {"changes", rows}});
  }
  return list;
}

/// The first rows of an act, and how many more there are.
void add_rows(std::string& out, const Context& context, const store::ActRecord& act) {
  constexpr std::size_t shown = 5;
  for (std::size_t i = 0; i < act.changes.size() && i < shown; ++i)
    out += "    " + context(store::change_words(act.changes[i])) + "\n";
  if (act.changes.size() > shown)
    out += "    " + context(say("ほか {}行\n", "and {} more rows\n", act.changes.size() - shown));
}

}  // namespace

std::string work_history_words(const Context& context, const WorkOptions& options) {
  auto filter = options.filter;
  filter.most = static_cast<std::size_t>(options.most);
  const auto acts = work_store(context, options).history(filter);
  if (!options.output.empty()) app::export_history(acts, options.output, context.lang);
  if (context.json) return written(to_json(acts));
  if (!options.output.empty()) return context(say("書き出しました：{}\n", "Written: {}\n", options.output));
  if (acts.empty()) return context({"変更の記録はありません\n", "No changes on record\n"});
  std::string out;
  for (const auto& act : acts) {
    out += context(say("{} {} {} {}（{}行）", "{} {} {} {} ({} rows)", act.number, store::minute_of(act.at),
                       act.who.empty() ? Text{"（だれか不明）", "(not known who)"} : plain(act.who),
                       store::act_words(act.what), act.changed));
    if (!act.note.empty()) out += " " + act.note;
    if (act.undoes) out += context(say("（変更 {} を取消し）", " (undoes {})", *act.undoes));
    if (act.undone) out += context(say("（変更 {} で取消し済み）", " (undone by {})", *act.undone));
    out += "\n";
    add_rows(out, context, act);
  }
  return out;
}

}  // namespace kuiki::cli
