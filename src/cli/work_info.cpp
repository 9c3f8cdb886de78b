#include "store/work_info.h"

#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "cli/json.h"
#include "cli/table.h"
#include "cli/work.h"
#include "store/moment.h"
#include "store/work_open.h"
#include "store/work_safety.h"

namespace kuiki::cli {

namespace {

const char* json_name(store::OwnKind kind) {
  switch (kind) {
    case store::OwnKind::map:
      return "maps";
    case store::OwnKind::grading:
      return "gradings";
    case store::OwnKind::score_rule:
      break;
  }
  return "score_rules";
}

/// 2件：観光、高齢化
Text own_names(const store::WorkInfo& info, store::OwnKind kind) {
  std::size_t count = 0;
  Text names;
  for (const auto& text : info.own) {
    if (text.kind != kind) continue;
    ++count;
    const auto title = one_line(text.title);
    add_part(names.ja, "、", title);
    add_part(names.en, ", ", title);
  }
  return count == 0 ? Text{} : say("{}件（{}）", "{} ({})", count, names);
}

Json to_json(const store::WorkLocation& where, const store::WorkInfo& info) {
  Json tables = Json::object();
  for (const auto& table : info.tables) tables[table.table] = table.rows;
  Json backups = Json::array();
  if (!where.on_server())
    for (const auto& file : store::backups_of(where.file)) backups.push_back(file.string());
  Json own = Json::object();
  for (const auto kind : store::own_kinds) own[json_name(kind)] = Json::array();
  for (const auto& text : info.own) own[json_name(text.kind)].push_back({{"id", text.id}, {"name", text.title}});
  return {{"work", where.word()},
          {"schema_version", info.version},
          {"base_version", text_or_null(info.base_version)},
          {"made_at", info.made_at},
          {"made_by", info.made_by},
          {"acts", info.acts},
          {"last_change", text_or_null(info.last_at)},
          {"last_change_by", text_or_null(info.last_by)},
          {"tables", tables},
          {"own", own},
          {"backups", backups}};
}

/// "日本語 / English" as the declaration of a table has it.
Text about_words(const std::string& about) {
  const auto between = about.find(" / ");
  if (between == std::string::npos) return plain(about);
  return {about.substr(0, between), about.substr(between + 3)};
}

}  // namespace

std::string work_info_words(const Context& context, const WorkOptions& options) {
  const auto store = work_store(context, options);
  const auto& where = store.work();
  if (!store::may_be_there(where)) {
    const auto none = say("作業ファイル {} はまだありません。最初の変更のときに作られます\n",
                          "The work file {} is not there yet; the first change makes it\n", where.word());
    return context.json ? written({{"work", where.word()}, {"schema_version", nullptr}}) : context(none);
  }
  const auto info = store::work_info(where);
  if (context.json) return written(to_json(where, info));
  std::string out = where.word() + "\n";
  const auto line = [&](const Text& name, const std::string& value) {
    out += context(name) + context({"：", ": "}) + value + "\n";
  };
  const Text unknown{"（不明）", "(not known)"};
  line({"形式", "Layout"}, std::to_string(info.version));
  line({"最後に使ったデータベースの版", "Database version last used"},
       info.base_version.empty() ? context(unknown) : info.base_version);
  line({"作成", "Made"}, store::minute_of(info.made_at) + " " + info.made_by);
  if (info.acts > 0) line({"最後の変更", "Last change"}, store::minute_of(info.last_at) + " " + info.last_by);
  for (const auto kind : store::own_kinds)
    if (const auto names = own_names(info, kind); !names.empty()) line(store::own_kind_name(kind), context(names));
  if (const auto disk = where.on_server() ? std::nullopt : store::network_disk(where.file))
    line({"注意", "Mind"},
         context(say("ネットワーク上のディスク（{}）にあります。複数の人で使うならサーバーに置いてください",
                     "it lies on a network disk ({}); to share it, put it on a server", *disk)));
  Table table({{context({"表", "Table"})}, {context({"内容", "Contents"})}, {context({"行", "Rows"}), Table::Align::right}});
  for (const auto& one : info.tables) table.add({one.table, context(about_words(one.about)), std::to_string(one.rows)});
  return out + "\n" + table.text();
}

}  // namespace kuiki::cli
