#include "cli/save_areas.h"

#include <algorithm>

#include "base/error.h"
#include "base/plural.h"
#include "cli/output.h"
#include "store/person.h"

namespace kuiki::cli {

SavedAreas save_areas(const Context& context, const store::AreaSetChange& change, const std::string& note, bool dry_run) {
  const auto result = context.store().change(change, {.who = store::person(), .what = {}, .note = note}, dry_run);
  if (result.conflict) throw Error(Fault::input_wrong, *result.conflict);
  for (const auto& warning : result.warnings) complain(context(warning));
  SavedAreas saved{result.id, result.act, {}};
  const auto areas = counted(change.set.areas.size(), "area");
  if (dry_run)
    saved.words =
        say("試行のため保存していません（保存すると {} 区域）\n", "A dry run: nothing was saved (it would be {})\n", areas);
  else if (result.act == 0)
    saved.words = say("「{}」は前と同じでした\n", "'{}' was the same before\n", change.set.name);
  else
    saved.words =
        say("「{}」を保存しました：{} 区域、{}（取り消しは kuiki work undo --act {}）\n",
            "'{}' saved: {}, {} (undo with kuiki work undo --act {})\n", change.set.name, areas, result.id, result.act);
  return saved;
}

int remove_areas(const Context& context, const std::string& name, bool dry_run) {
  const auto store = context.store();
  const auto sets = store.content().area_sets;
  const auto found =
      std::ranges::find_if(sets, [&](const store::AreaSet& set) { return set.name == name || set.id == name; });
  if (found == sets.end())
    throw Error(Fault::input_wrong,
                say("区域の組「{}」は作業ファイルにありません", "the work file has no area set '{}'", name));
  store::AreaSetChange change;
  change.set.id = found->id;
  change.set.name = found->name;
  change.remove = true;
  const auto result = store.change(change, {.who = store::person(), .what = {}}, dry_run);
  print(context(dry_run ? say("試行のため何も変えていません\n", "A dry run: nothing was changed\n")
                        : say("「{}」を削除しました（取り消しは kuiki work undo --act {}）\n",
                              "'{}' deleted (undo with kuiki work undo --act {})\n", found->name, result.act)));
  return 0;
}

}  // namespace kuiki::cli
