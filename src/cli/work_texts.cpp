#include <algorithm>

#include "app/own_work.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "cli/json.h"
#include "cli/table.h"
#include "cli/work.h"
#include "store/moment.h"
#include "store/person.h"

/// Maps, grading schemes and score rules of the work file: listed, put in, taken out as a file, renamed, removed.
namespace kuiki::cli {

namespace {

using store::OwnKind;

/// Which one is meant; `name` is what its option was given.
struct Meant {
  OwnKind kind = OwnKind::map;
  std::string name;
};

Meant meant(const WorkOptions& options) {
  std::vector<Meant> given;
  for (const auto& [kind, name] : {std::pair{OwnKind::map, options.map}, std::pair{OwnKind::grading, options.grading},
                                   std::pair{OwnKind::score_rule, options.rule}})
    if (!name.empty()) given.push_back({kind, name});
  if (given.size() == 1) return given.front();
  throw Error(Fault::usage, say("kuiki work {} では --map、--grading、--rule のどれか1つを指定してください",
                                "kuiki work {} takes one of --map, --grading and --rule", options.what));
}

[[noreturn]] void refuse(const store::OwnConflict& conflict) {
  throw Error(Fault::input_wrong, say("{}。何も変えていません。上書きするには --replace を付けてください",
                                      "{}; nothing was changed. To replace it, give --replace", conflict.words()));
}

store::Doing doing() { return {.who = store::person(), .what = {}}; }

/// Saves it; a conflict that may be replaced is saved once more over what was found.
store::OwnSaved save(const store::Store& store, store::OwnChange wanted, const WorkOptions& options) {
  auto saved = store.change(wanted, doing(), options.dry_run);
  if (!saved.conflict) return saved;
  if (!options.replace || saved.conflict->kind != store::OwnConflict::Kind::title_taken || !wanted.id.empty())
    refuse(*saved.conflict);
  wanted.id = saved.conflict->theirs.id;
  wanted.seen = saved.conflict->theirs.act;
  saved = store.change(wanted, doing(), options.dry_run);
  if (saved.conflict) refuse(*saved.conflict);
  return saved;
}

std::string done_words(const Context& context, const WorkOptions& options, const store::OwnSaved& saved, const Text& words) {
  if (context.json) return written({{"id", saved.id}, {"act", saved.act}, {"dry_run", options.dry_run}});
  return context(options.dry_run ? say("試行のため何も変えていません\n", "A dry run: nothing was changed\n")
                                 : say("{}\n", "{}\n", words));
}

Json to_json(const app::OwnEntry& entry) {
  const auto& text = entry.text;
  return {{"id", text.id},
          {"name", text.title},
          {"act", text.act},
          {"changed_at", text_or_null(text.changed_at)},
          {"changed_by", text_or_null(text.changed_by)},
          {"readable", !entry.trouble.has_value()},
          {"trouble", entry.trouble ? both(*entry.trouble) : Json(nullptr)}};
}

}  // namespace

std::string work_texts_words(const Context& context, const WorkOptions& options) {
  const auto kind = options.what == "maps"       ? OwnKind::map
                    : options.what == "gradings" ? OwnKind::grading
                                                 : OwnKind::score_rule;
  const auto name = store::own_kind_name(kind);
  Json list = Json::array();
  Table table({{context({"名前", "Name"})},
               {context({"変更", "Changed"})},
               {context({"だれが", "Who"})},
               {context({"備考", "Note"})}});
  for (const auto& entry : app::own_entries(work_store(context, options).texts())) {
    if (entry.text.kind != kind) continue;
    list.push_back(to_json(entry));
    table.add(
        {entry.text.title, store::minute_of(entry.text.changed_at), entry.text.changed_by,
         entry.trouble ? context(say("この版では読めません：{}", "this version cannot read it: {}", *entry.trouble)) : ""});
  }
  if (context.json) return written(list);
  if (!table.empty()) return table.text();
  return context(say("作業ファイルに{}はありません\n", "The work file has no {}\n", name));
}

std::string work_put(const Context& context, const WorkOptions& options) {
  const auto [kind, file] = meant(options);
  const auto text = read_whole(file);
  const auto own_title = app::check_own(kind, text, file);
  std::string title = options.name;
  if (title.empty()) title = context(own_title);
  if (title.empty()) title = std::filesystem::path(file).stem().string();
  const auto saved = save(work_store(context, options), {.kind = kind, .title = title, .text = text}, options);
  return done_words(context, options, saved,
                    say("{}「{}」を保存しました", "Saved the {} '{}'", store::own_kind_name(kind), title));
}

std::string work_get(const Context& context, const WorkOptions& options) {
  const auto [kind, name] = meant(options);
  const auto texts = work_store(context, options).texts();
  const auto& text = app::own_text(texts, kind, name);
  if (options.output.empty()) return text.text;
  write_whole(options.output, text.text);
  return context(say("書き出しました：{}\n", "Written: {}\n", options.output));
}

std::string work_rename(const Context& context, const WorkOptions& options) {
  const auto [kind, name] = meant(options);
  if (options.name.empty())
    throw Error(Fault::usage, {"新しい名前を --name で指定してください", "give the new name with --name"});
  const auto store = work_store(context, options);
  const auto texts = store.texts();
  const auto& text = app::own_text(texts, kind, name);
  const auto saved = save(store, {.kind = kind, .id = text.id, .title = options.name, .seen = text.act}, options);
  return done_words(context, options, saved,
                    say("{}「{}」の名前を「{}」に変えました", "Renamed the {} '{}' to '{}'", store::own_kind_name(kind),
                        text.title, options.name));
}

std::string work_remove(const Context& context, const WorkOptions& options) {
  const auto [kind, name] = meant(options);
  const auto store = work_store(context, options);
  const auto texts = store.texts();
  const auto& text = app::own_text(texts, kind, name);
  const auto saved = save(store, {.kind = kind, .id = text.id, .remove = true, .seen = text.act}, options);
  return done_words(
      context, options, saved,
      say("{}「{}」を削除しました（kuiki work undo --act {}）", "Deleted the {} '{}' (kuiki work undo --act {})",
          store::own_kind_name(kind), text.title, saved.act));
}

}  // namespace kuiki::cli
