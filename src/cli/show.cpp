#include "cli/show.h"

#include <memory>

#include "base/error.h"
#include "cli/output.h"

namespace kuiki::cli {

namespace {

/// An option that this kind of thing does not have is a mistake worth telling.
void check_options(const ShowOptions& options) {
  const auto refuse = [&](bool given, const char* name) {
    if (given)
      throw Error(Fault::usage,
                  say("「kuiki show {}」では {} を使えません", "'kuiki show {}' does not take {}", options.what, name));
  };
  refuse(options.depth > 0 && options.what != "plan", "--depth");
  refuse(!options.judging.as_of.empty() && options.what == "area", "--as-of");
  refuse(!options.judging.grading.empty() && options.what == "area", "--grading");
}

std::string show(const Context& context, const ShowOptions& options) {
  check_options(options);
  const auto data = context.load();
  if (options.what == "plan") return show_plan(context, *data, options);
  if (options.what == "node") return show_node(context, *data, options);
  if (options.what == "indicator") return show_indicator(context, *data, options);
  if (options.what == "comparison") return show_comparison(context, *data, options);
  return show_area(context, *data, options);
}

}  // namespace

void add_show(Command& program, Context& context) {
  auto options = std::make_shared<ShowOptions>();
  auto* command = add_command(
      program, context, "show",
      {"区域・計画・施策・指標・比較を1つ、詳しく示す", "Show one area, plan, node, indicator or comparison in full"},
      "  kuiki show area 札幌市 --json\n"
      "  kuiki show plan otaru\n"
      "  kuiki show node tomakomai-s01\n"
      "  kuiki show indicator otaru-g1-05 --years japanese\n"
      "  kuiki show indicator komoro-1-1-1 --as-of FY2021 --grading sabc --json\n"
      "  kuiki show comparison total-fertility-rate --lang en");
  auto* what = command->add_option(
      "WHAT", options->what,
      context({"area 区域、plan 計画、node 施策・事業などの項目、\nindicator 指標、comparison 計画の間の比較",
               "area, plan, node (a goal, measure or project of a plan),\nindicator or comparison (of plans)"}));
  what->required();
  only(what, context, {"area", "plan", "node", "indicator", "comparison"});
  command
      ->add_option(
          "ID", options->id,
          context({"ID か、1つに決まる名前。区域はコード（01203、検査数字つき 012033、\n先頭の 0 のない 1203 も可）か名前",
                   "Id, or a name that only one has; an area by its code (01203;\n012033 with its check digit or 1203 "
                   "will do) or name"}))
      ->required();
  auto* depth = command->add_option(
      "--depth", options->depth,
      context({"計画の体系を何段目まで示すか（省くと 2）", "How many levels of a plan's tree are shown (2 by default)"}));
  depth->type_name("N");
  whole_number(depth, context, 1, 9);
  add_judging(*command, context, options->judging);
  add_years(*command, context);
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->callback([&context, options] {
    context.job = [&context, options] {
      print(show(context, *options));
      return 0;
    };
  });
}

}  // namespace kuiki::cli
