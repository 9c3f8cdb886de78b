#include "app/area_facts.h"
#include "cli/facts.h"
#include "cli/find_plan.h"
#include "cli/plan_json.h"
#include "cli/plan_marks.h"
#include "cli/plan_trees.h"
#include "cli/plan_words.h"
#include "cli/show.h"

namespace kuiki::cli {

std::string show_comparison(const Context& context, const model::Dataset& data, const ShowOptions& options) {
  const auto& comparison = comparison_named(data, options.id);
  const auto scheme = options.judging.scheme(context);
  PlanTrees trees(data);
  std::vector<model::Judged> judged;
  std::vector<std::string> marks;
  Json members = Json::array();
  Facts out;
  out.heading(comparison.id + " " + context(comparison_name(comparison)));
  out.line(context({"比べるときの注", "When comparing"}), context(bilingual(comparison.note, comparison.note_en)));
  for (const auto& member : comparison.members) {
    const auto row = indicator_named(data, member.indicator);
    const auto& indicator = data.indicators[row];
    judged.push_back(model::judge(data, row, options.judging.progress()));
    const auto* tree = trees.of(indicator.plan);
    const auto graded = marks_of(data, judged.back(), tree, scheme);
    if (scheme) marks.push_back(mark_words(context, judged.back(), graded));
    if (context.json) {
      auto json = indicator_json(data, row, tree);
      json["member_note"] = text_or_null(member.note);
      add_verdict(json, judged.back(), graded, context.wording().years);
      members.push_back(std::move(json));
    } else if (const auto* plan = model::find_plan(data, indicator.plan)) {
      out.line(indicator.id,
               report::plan_title(*plan, context.lang) + (member.note.empty() ? "" : context({"：", ": "}) + member.note));
    }
  }
  if (context.json)
    return written({{"id", comparison.id},
                    {"name", comparison.name},
                    {"name_en", text_or_null(comparison.name_en)},
                    {"note", text_or_null(comparison.note)},
                    {"note_en", text_or_null(comparison.note_en)},
                    {"members", members}});
  out.block(judged_table(context, data, judged, marks));
  return out.text();
}

}  // namespace kuiki::cli
