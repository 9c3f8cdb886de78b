#include <algorithm>

#include "base/error.h"
#include "base/plural.h"
#include "cli/json.h"
#include "cli/work.h"
#include "store/person.h"

/// Indicators and area sets of the work file: renamed, removed.
namespace kuiki::cli {

namespace {

using Kind = store::OwnHeadChange::Kind;

/// The id of the one whose name or id was given.
template <class List>
std::string id_of(const List& list, const std::string& name, const Text& what) {
  const auto found = std::ranges::find_if(list, [&](const auto& one) { return one.name == name || one.id == name; });
  if (found != list.end()) return found->id;
  throw Error(Fault::input_wrong, say("{}「{}」は作業ファイルにありません", "the work file has no {} '{}'", what, name));
}

store::OwnHeadChange meant(const store::Store& store, const WorkOptions& options) {
  const bool rename = options.what == "rename";
  if ((!rename && options.what != "remove") || (!options.indicator.empty() && !options.areas.empty()))
    throw Error(Fault::usage, {"--indicator と --areas は、rename と remove に1つだけ指定できます",
                               "--indicator and --areas go with rename and remove, one of them"});
  if (rename && options.name.empty())
    throw Error(Fault::usage, {"新しい名前を --name で指定してください", "give the new name with --name"});
  const auto content = store.content();
  store::OwnHeadChange wanted{.name = options.name, .remove = !rename};
  if (!options.areas.empty()) {
    wanted.kind = Kind::area_set;
    wanted.id = id_of(content.area_sets, options.areas, {"区域の組", "area set"});
    return wanted;
  }
  const auto& derived = content.derived;
  const auto by_formula = std::ranges::find_if(derived, [&](const store::DerivedIndicator& one) {
    return one.name == options.indicator || one.id == options.indicator;
  });
  wanted.id = by_formula != derived.end() ? by_formula->id
                                          : id_of(content.own.indicators, options.indicator, {"自作の指標", "indicator"});
  return wanted;
}

}  // namespace

std::string work_heads(const Context& context, const WorkOptions& options) {
  const auto store = work_store(context, options);
  const auto wanted = meant(store, options);
  const auto saved = store.change(wanted, {.who = store::person(), .what = {}}, options.dry_run);
  if (saved.conflict) throw Error(Fault::input_wrong, *saved.conflict);
  if (context.json)
    return written({{"id", wanted.id}, {"act", saved.act}, {"rows", saved.rows}, {"dry_run", options.dry_run}});
  if (options.dry_run) return context({"試行のため何も変えていません\n", "A dry run: nothing was changed\n"});
  const auto& name = options.areas.empty() ? options.indicator : options.areas;
  if (!wanted.remove)
    return context(say("「{}」の名前を「{}」に変えました\n", "Renamed '{}' to '{}'\n", name, options.name));
  const auto what = wanted.kind == Kind::indicator ? counted(saved.rows, "figure") : counted(saved.rows, "area");
  return context(wanted.kind == Kind::indicator
                     ? say("「{}」を値 {} 件といっしょに削除しました（kuiki work undo --act {}）\n",
                           "Deleted '{}' with {} (kuiki work undo --act {})\n", name, what, saved.act)
                     : say("「{}」を区域 {} といっしょに削除しました（kuiki work undo --act {}）\n",
                           "Deleted '{}' with {} (kuiki work undo --act {})\n", name, what, saved.act));
}

}  // namespace kuiki::cli
