#include "cli/work.h"

#include <map>
#include <memory>

#include "app/work_references.h"
#include "base/error.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/table.h"
#include "store/act_words.h"
#include "store/load.h"
#include "store/person.h"
#include "store/work_copy.h"
#include "store/work_open.h"

namespace kuiki::cli {

namespace {

int init(const Context& context, const WorkOptions& options) {
  const auto store = work_store(context, options);
  const auto word = store.work().word();
  if (options.dry_run) {
    if (!store.work().on_server() && store::may_be_there(store.work()))
      throw Error(Fault::output, say("{} はすでにあります", "{} is there already", word));
    print(context(say("試行のため作っていません：{}\n", "A dry run: nothing was made at {}\n", word)));
    return 0;
  }
  store.make();
  print(context.json ? written({{"work", word}}) : context(say("作りました：{}\n", "Made: {}\n", word)));
  return 0;
}

std::string copy_words(const Context& context, const store::CopyReport& report) {
  Table table({{context({"表", "Table"})},
               {context({"元の行", "Rows"}), Table::Align::right},
               {context({"一致した行", "Rows that match"}), Table::Align::right}});
  for (const auto& one : report.tables) table.add({one.name, std::to_string(one.rows), std::to_string(one.same)});
  return table.text();
}

Json copy_json(const store::CopyReport& report) {
  Json tables = Json::array();
  for (const auto& one : report.tables) tables.push_back({{"table", one.name}, {"rows", one.rows}, {"same", one.same}});
  Json lost = Json::array();
  for (const auto& one : report.lost) lost.push_back(both(one));
  return {{"whole", report.whole()}, {"tables", tables}, {"lost", lost}};
}

int copy(const Context& context, const WorkOptions& options) {
  if (options.to.empty())
    throw Error(Fault::usage,
                {"写す先を指定してください：kuiki work copy 元 先", "name the copy, too: kuiki work copy FROM TO"});
  const auto from = work_store(context, options).work();
  const auto to = store::parse_work(options.to);
  const auto report = [&] {
    ProgressLine line(context.lang);
    return store::copy_work(from, to, line.progress());
  }();
  print(context.json ? written(copy_json(report)) : copy_words(context, report));
  if (report.whole()) return 0;
  const auto why = report.lost.empty() ? Text{"元と一致しない行があります", "some rows are not the same as in the original"}
                                       : report.lost.front();
  throw Error(Fault::input_wrong, say("{} は一部しか写せませんでした（{}）。読めた行は {} にあります",
                                      "only a part of {} could be copied ({}); the rows that could be read are in {}",
                                      from.word(), why, to.word()));
}

int check(const Context& context, const WorkOptions& options) {
  const auto store = work_store(context, options);
  auto lost = store.lost_references();
  for (auto& one : app::lost_in_maps(*store.load().data, store.texts())) lost.push_back(std::move(one));
  Json list = Json::array();
  Table table({{context({"表", "Table"})},
               {context({"項目", "Column"})},
               {context({"値", "Value"})},
               {context({"行", "Rows"}), Table::Align::right},
               {context({"候補", "Candidates"})}});
  for (const auto& one : lost) {
    list.push_back({{"table", one.table},
                    {"column", one.column},
                    {"value", one.value},
                    {"rows", one.rows},
                    {"first", Json::parse(one.row_key, nullptr, false)},
                    {"of", text_or_null(one.of)},
                    {"candidates", one.candidates}});
    std::string candidates;
    for (const auto& candidate : one.candidates) candidates += (candidates.empty() ? "" : ", ") + candidate;
    table.add({one.of.empty() ? one.table : one.table + "「" + one.of + "」", one.column, one.value,
               std::to_string(one.rows), candidates});
  }
  if (context.json)
    print(written(list));
  else
    print(lost.empty() ? context({"参照はすべて有効です\n", "Every reference holds\n"}) : table.text());
  if (lost.empty()) return 0;
  throw Error(Fault::input_wrong, say("{}: {}種類の参照がこのデータベースにありません。行はそのまま残しています",
                                      "{}: {} references are not in this database; their rows stay as they are",
                                      store.work().word(), lost.size()));
}

int undo(const Context& context, const WorkOptions& options) {
  if (options.act <= 0)
    throw Error(Fault::usage, {"取り消す変更の番号を --act で指定してください（kuiki work history）",
                               "name the act to undo with --act (kuiki work history)"});
  const store::Doing doing{.who = store::person(), .what = std::string(store::act_word::undo)};
  const auto rows = work_store(context, options).undo(options.act, doing, options.dry_run);
  print(context(options.dry_run
                    ? say("試行のため何も変えていません（{}行）\n", "A dry run: nothing was changed ({} rows)\n", rows)
                    : say("変更 {} を取り消しました（{}行）\n", "Act {} undone ({} rows)\n", options.act, rows)));
  return 0;
}

int run(const Context& context, const WorkOptions& options) {
  if (options.what == "init") return init(context, options);
  if (options.what == "copy") return copy(context, options);
  if (options.what == "check") return check(context, options);
  if (options.what == "undo") return undo(context, options);
  using Verb = std::string (*)(const Context&, const WorkOptions&);
  const std::map<std::string_view, Verb> verbs{
      {"maps", work_texts_words}, {"gradings", work_texts_words}, {"rules", work_texts_words}, {"put", work_put},
      {"get", work_get},          {"rename", work_rename},        {"remove", work_remove}};
  if (!options.indicator.empty() || !options.areas.empty()) {
    print(work_heads(context, options));
    return 0;
  }
  if (const auto verb = verbs.find(options.what); verb != verbs.end()) {
    print(verb->second(context, options));
    return 0;
  }
  print(options.what == "info" ? work_info_words(context, options) : work_history_words(context, options));
  return 0;
}

/// Options of history and undo.
void add_details(Command& command, const Context& context, WorkOptions& options) {
  command.add_option("--act", options.act, context({"undo：取り消す変更の番号", "undo: number of the act to undo"}))
      ->type_name("N");
  command.add_option("--who", options.filter.who, context({"history：この人の変更だけ", "history: only of this person"}))
      ->type_name("NAME");
  command.add_option("--since", options.filter.since, context({"history：この日から", "history: from this day"}))
      ->type_name("YYYY-MM-DD");
  command.add_option("--until", options.filter.until, context({"history：この日まで", "history: up to this day"}))
      ->type_name("YYYY-MM-DD");
  command
      .add_option("--of", options.filter.key,
                  context({"history：この指標や区域（ID・コードの一部）の変更だけ",
                           "history: only of this indicator or area (a part of its id or code)"}))
      ->type_name("ID");
  command.add_option("--last", options.most, context({"history：新しいものから N 件", "history: the latest N"}))
      ->type_name("N");
  command
      .add_option("-o,--output", options.output,
                  context({"history：表（.csv、.xlsx）に書き出す。get：ファイル（.toml）に書き出す",
                           "history: write it as a table (.csv, .xlsx); get: write the file (.toml)"}))
      ->type_name("FILE");
  const auto text = [&](const char* option, std::string& into, const Text& words) {
    command.add_option(option, into, context(words))->type_name("FILE|NAME");
  };
  text("--map", options.map,
       {"put：地図のレシピファイル。get・rename・remove：作業ファイルの地図の名前",
        "put: a map's recipe file; get, rename, remove: the name of a map in the work file"});
  text("--grading", options.grading, {"同じく、評価方式", "the same, of a grading scheme"});
  text("--rule", options.rule, {"同じく、得点の規則", "the same, of a score rule"});
  command
      .add_option("--indicator", options.indicator,
                  context({"rename・remove：自作の指標の名前かID", "rename, remove: an indicator of the work file"}))
      ->type_name("NAME");
  command
      .add_option("--areas", options.areas,
                  context({"rename・remove：区域の組の名前かID", "rename, remove: an area set of the work file"}))
      ->type_name("NAME");
  command
      .add_option("--name", options.name,
                  context({"put：保存する名前。rename：新しい名前", "put: its name; rename: its new name"}))
      ->type_name("NAME");
  command.add_flag("--replace", options.replace,
                   context({"put：同じ名前のものがあれば上書きする", "put: replace the one of that name"}));
  command.add_flag("--dry-run", options.dry_run, context({"確かめるだけで、何も変えない", "Report only, change nothing"}));
}

}  // namespace

store::Store work_store(const Context& context, const WorkOptions& options) {
  if (options.work.empty()) return context.store();
  return {context.database(), store::parse_work(options.work), true};
}

void add_work(Command& program, Context& context) {
  auto options = std::make_shared<WorkOptions>();
  auto* command = add_command(program, context, "work",
                              {"作業ファイル（入力した値とその記録）を調べる・作る・写す",
                               "Look at, make or copy the work file: what people entered"},
                              "  kuiki work info\n"
                              "  kuiki work init postgresql://server/plans\n"
                              "  kuiki work history --since 2026-04-01 --of otaru-g1-02\n"
                              "  kuiki work undo --act 12\n"
                              "  kuiki work copy work.gpkg postgresql://server/plans\n"
                              "  kuiki work check --db new.gpkg\n"
                              "  kuiki work maps\n"
                              "  kuiki work put --map mymap.toml --name 観光\n"
                              "  kuiki work get --map 観光 --output tourism.toml");
  auto* what = command->add_option(
      "WHAT", options->what,
      context(
          {"info 内容、init 新しく作る、history 変更の記録、undo 変更の取消し、copy 写す、"
           "check 参照の確認、\nmaps 地図・gradings 評価方式・rules 得点の規則の一覧、put ファイルを保存、get 取り出す、\n"
           "rename 名前を変える、remove 削除",
           "info, init (make one), history, undo, copy, check (references);\nmaps, gradings, rules (lists of them), put "
           "(a file into it), get, rename, remove"}));
  what->required();
  only(what, context,
       {"info", "init", "history", "undo", "copy", "check", "maps", "gradings", "rules", "put", "get", "rename", "remove"});
  command->add_option("WORK_FILE", options->work,
                      context({"作業ファイル。省くと --work、それもなければ前に開いたもの",
                               "The work file; by default that of --work, else the one open last"}));
  command->add_option("TO", options->to, context({"copy：写す先（まだないもの）", "copy: the new one"}));
  add_details(*command, context, *options);
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->callback([&context, options] { context.job = [&context, options] { return run(context, *options); }; });
}

}  // namespace kuiki::cli
