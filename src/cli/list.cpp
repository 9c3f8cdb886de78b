#include "cli/list.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/operations.h"
#include "base/error.h"
#include "cli/find_area.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/table.h"

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
  refuse(options.plan, "--plan", {"plans", "indicators"});
  refuse(options.kind, "--kind", {"areas", "facilities", "partnerships"});
}

std::string list(const Context& context, const ListOptions& options) {
  check_options(options);
  if (options.what == "maps") return list_maps(context, options);
  const auto data = context.load();
  if (options.what == "areas") return list_areas(context, *data, options);
  if (options.what == "facilities") return list_facilities(context, *data, options);
  if (options.what == "partnerships") return list_partnerships(context, *data, options);
  if (options.what == "plans") return list_plans(context, *data, options);
  return list_indicators(context, *data, options);
}

}  // namespace

model::Row wanted_area(const model::Dataset& data, const ListOptions& options) {
  return options.area.empty() ? model::none : find_area(data, options.area);
}

void check_kind(const ListOptions& options, const std::vector<std::string>& allowed) {
  if (options.kind.empty() || std::ranges::find(allowed, options.kind) != allowed.end()) return;
  std::string list;
  for (const auto& kind : allowed) list += (list.empty() ? "" : ", ") + kind;
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

void add_list(CLI::App& program, Context& context) {
  auto options = std::make_shared<ListOptions>();
  auto* command = add_command(
      program, context, "list",
      {"区域・施設・連携・計画・指標・地図の一覧", "List areas, facilities, partnerships, plans, indicators or maps"},
      "  kuiki list areas --area 札幌市 --kind ward\n"
      "  kuiki list facilities --area otaru-shioya --kind tsunami --json\n"
      "  kuiki list indicators --area 01105\n"
      "  kuiki list maps");
  auto* what = command->add_option(
      "WHAT", options->what,
      context({"areas 区域、facilities 施設、partnerships 連携、\nplans 計画、indicators 指標、maps 同梱の地図",
               "areas, facilities, partnerships, plans, indicators or maps"}));
  what->required();
  only(what, context, {"areas", "facilities", "partnerships", "plans", "indicators", "maps"});
  command
      ->add_option("--area", options->area,
                   context({"この区域の中だけ。コードか名前", "Only inside this area: a code or a name"}))
      ->type_name("CODE");
  command
      ->add_option("--plan", options->plan,
                   context({"この計画だけ（plans, indicators）", "Only this plan (plans, indicators)"}))
      ->type_name("ID");
  command
      ->add_option("--kind", options->kind,
                   context({"この種類だけ。区域は prefecture, municipality, ward, district、\n施設は emergency_site, "
                            "shelter, flood, landslide, tsunami …",
                            "Only this kind. Areas: prefecture, municipality, ward, district;\nfacilities: emergency_site, "
                            "shelter, flood, landslide, tsunami …"}))
      ->type_name("K");
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->callback([&context, options] {
    context.job = [&context, options] {
      print(list(context, *options));
      return 0;
    };
  });
}

}  // namespace kuiki::cli
