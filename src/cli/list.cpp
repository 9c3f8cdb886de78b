#include "cli/list.h"

#include <algorithm>
#include <memory>

#include "app/operations.h"
#include "base/error.h"
#include "base/strings.h"
#include "cli/find_area.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/table.h"
#include "model/plan_names.h"
#include "model/progress_words.h"

namespace kuiki::cli {

namespace {

/// Which of the narrowing options a list understands; another one is a mistake worth telling.
void check_options(const ListOptions& options) {
  const auto refuse = [&](const std::string& value, const char* name, std::vector<std::string> lists) {
    if (value.empty() || std::ranges::find(lists, options.what) != lists.end()) return;
    throw Error(Fault::usage,
                say("「kuiki list {}」では {} を使えません", "'kuiki list {}' does not take {}", options.what, name));
  };
  refuse(options.area, "--area", {"areas", "facilities", "partnerships", "plans", "indicators"});
  refuse(options.plan, "--plan", {"plans", "indicators", "comparisons"});
  refuse(options.group, "--group", {"indicators"});
  refuse(options.kind, "--kind", {"areas", "facilities", "partnerships"});
  const auto& filter = options.filter;
  refuse(filter.query, "--query", {"indicators"});
  refuse(filter.department, "--department", {"indicators"});
  refuse(filter.sdg, "--sdg", {"indicators"});
  refuse(filter.category, "--category", {"indicators"});
  refuse(options.mapping_unit, "--mapping-unit", {"indicators"});
  refuse(options.direction, "--direction", {"indicators"});
  refuse(options.verdict, "--verdict", {"indicators"});
  refuse(options.status, "--status", {"indicators"});
  refuse(options.judging.as_of, "--as-of", {"indicators"});
  refuse(options.judging.grading, "--grading", {"indicators"});
}

std::string list(const Context& context, const ListOptions& options) {
  check_options(options);
  if (options.what == "maps") return list_maps(context, options);
  if (options.what == "gradings") return list_gradings(context);
  const auto data = context.load();
  if (options.what == "areas") return list_areas(context, *data, options);
  if (options.what == "facilities") return list_facilities(context, *data, options);
  if (options.what == "partnerships") return list_partnerships(context, *data, options);
  if (options.what == "plans") return list_plans(context, *data, options);
  if (options.what == "comparisons") return list_comparisons(context, *data, options);
  return list_indicators(context, *data, options);
}

}  // namespace

model::AreaRow wanted_area(const model::Dataset& data, const ListOptions& options) {
  return options.area.empty() ? model::none : find_area(data, options.area);
}

void check_kind(const ListOptions& options, const std::vector<std::string>& allowed) {
  if (options.kind.empty() || std::ranges::find(allowed, options.kind) != allowed.end()) return;
  std::string list;
  for (const auto& kind : allowed) add_part(list, ", ", kind);
  throw Error(Fault::usage, say("--kind: 「{}」は使えません。次のどれかにしてください: {}",
                                "--kind: '{}' is not allowed here; use one of: {}", options.kind, list));
}

std::string list_maps(const Context& context, const ListOptions&) {
  Json json = Json::array();
  Table table({{context({"名前", "Name"})}, {context({"題", "Title"})}});
  for (const auto& name : app::bundled_maps()) {
    const auto document = app::open_map(name);
    json.push_back({{"name", name}, {"title", document.title.ja}, {"title_en", document.title.en}});
    table.add({name, context(document.title)});
  }
  return context.json ? written(json) : table.text();
}

namespace {

void add_filters(Command& command, Context& context, ListOptions& options) {
  auto& filter = options.filter;
  const auto add = [&](const char* name, std::string& into, const Text& words, const char* type) {
    auto* option = command.add_option(name, into, context(words));
    option->type_name(type)->group(context({"計画の指標を絞り込む（indicators）", "Narrowing down indicators of plans"}));
    return option;
  };
  add("--query", filter.query,
      {"この言葉のあるもの。名称・担当・内容・理由・注など、\nすべての文を探す（空白で区切るとすべてを含むもの）",
       "With these words in any of their texts: name, department, description,\nrationale, note … (all of the words)"},
      "WORDS");
  add("--department", filter.department, {"担当部署", "Department in charge"}, "NAME");
  add("--sdg", filter.sdg, {"SDGs の目標の番号", "Number of an SDG"}, "1-17");
  add("--category", filter.category, {"区分（市民幸福度のカテゴリ、評価の A・B）", "Category"}, "NAME");
  only(add("--direction", options.direction,
           {"目標の方向。up 増加、down 減少、keep 維持、monitor 推移把握",
            "Direction of the target: up, down, keep or monitor"},
           "WAY"),
       context, model::direction_ids());
  only(add("--verdict", options.verdict,
           {"判定。met 達成、on_course 順調、\nnearly_on_course おおむね順調、behind 遅れ、worse 後退、\nmissed "
            "未達成、unknown 判定できない、not_applicable "
            "対象外",
            "Verdict: met, on_course, nearly_on_course, behind, worse, missed, unknown\nor not_applicable"},
           "VERDICT"),
       context, {"met", "on_course", "nearly_on_course", "behind", "worse", "missed", "unknown", "not_applicable"});
  only(
      add("--status", options.status,
          {"値の状態。missing_in_source 記載欠落、not_measured 未計測、\nsurvey_pending 調査予定、not_set "
           "設定なし、inferred 推定、"
           "\nentered 入力、published 公表値、printed 計画書の記載",
           "A figure is missing_in_source, not_measured, survey_pending,\nnot_set, inferred, entered, published or printed"},
          "STATUS"),
      context, model::status_ids());
  only(add("--mapping-unit", options.mapping_unit,
           {"地図に描ける単位。municipality, ward, district, facility,\nplace, partnership, none",
            "What it may be drawn by: municipality, ward, district,\nfacility, place, partnership or none"},
           "UNIT"),
       context, model::mapping_unit_ids());
}

}  // namespace

void add_list(Command& program, Context& context) {
  auto options = std::make_shared<ListOptions>();
  auto* command = add_command(program, context, "list",
                              {"区域・施設・広域連携・計画・指標・比較・評価記号・地図の一覧",
                               "List areas, facilities, partnerships, plans, indicators, comparisons, gradings or maps"},
                              "  kuiki list areas --area 札幌市 --kind ward\n"
                              "  kuiki list facilities --area otaru-shioya --kind tsunami --json\n"
                              "  kuiki list areas --area 小諸市 --kind town\n"
                              "  kuiki list indicators --area 01105\n"
                              "  kuiki list indicators --group fin\n"
                              "  kuiki list indicators --plan otaru --query 観光 --grading sabc\n"
                              "  kuiki list indicators --verdict behind --as-of 令和4年度 --years japanese\n"
                              "  kuiki list maps");
  auto* what = command->add_option(
      "WHAT", options->what,
      context({"areas 区域、facilities 施設、partnerships 広域連携、\nplans 計画、indicators 指標、comparisons "
               "計画の間の比較、\n"
               "gradings 評価記号の方式、maps 同梱の地図",
               "areas, facilities, partnerships, plans, indicators,\ncomparisons (of plans), gradings or maps"}));
  what->required();
  only(what, context, {"areas", "facilities", "partnerships", "plans", "indicators", "comparisons", "gradings", "maps"});
  command
      ->add_option("--area", options->area,
                   context({"この区域の中だけ。コードか名前", "Only inside this area: a code or a name"}))
      ->type_name("CODE");
  command
      ->add_option(
          "--plan", options->plan,
          context({"この計画だけ（plans, indicators, comparisons）", "Only this plan (plans, indicators, comparisons)"}))
      ->type_name("ID");
  command
      ->add_option(
          "--kind", options->kind,
          context({"この種類だけ。区域は prefecture, municipality, ward, district, town、\n施設は emergency_site, "
                   "shelter, flood, landslide, tsunami …, hospital, clinic, library …",
                   "Only this kind. Areas: prefecture, municipality, ward, district, town;\nfacilities: emergency_site, "
                   "shelter, flood, landslide, tsunami …, hospital, clinic, library …"}))
      ->type_name("K");
  command
      ->add_option("--group", options->group,
                   context({"この分野の統計だけ（indicators）。pop 人口・世帯、\nfin 行財政 …、または分野の名前",
                            "Only statistics of this group (indicators): pop, fin … or its name"}))
      ->type_name("G");
  add_filters(*command, context, *options);
  add_judging(*command, context, options->judging);
  add_years(*command, context);
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->callback([&context, options] {
    context.job = [&context, options] {
      options->filter.direction = model::parse_direction(options->direction);
      options->filter.verdict = model::parse_verdict(options->verdict);
      options->filter.status = model::parse_status(options->status);
      options->filter.mapping_unit = model::parse_mapping_unit(options->mapping_unit);
      print(list(context, *options));
      return 0;
    };
  });
}

}  // namespace kuiki::cli
