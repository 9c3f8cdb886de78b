#include <algorithm>

#include "app/area_facts.h"
#include "cli/json.h"
#include "cli/list.h"
#include "cli/table.h"
#include "model/plan_names.h"

namespace kuiki::cli {

std::string list_partnerships(const Context& context, const model::Dataset& data, const ListOptions& options) {
  std::vector<std::string> kinds;
  for (const auto& partnership : data.partnerships)
    if (std::ranges::find(kinds, partnership.kind) == kinds.end()) kinds.push_back(partnership.kind);
  check_kind(options, kinds);
  const auto within = wanted_area(data, options);
  Json json = Json::array();
  Table table({{"ID"},
               {context({"名前", "Name"})},
               {context({"種類", "Kind"})},
               {context({"中心", "Lead"})},
               {context({"構成", "Members"}), Table::Align::right},
               {context({"出典", "Source"})}});
  for (const auto& partnership : data.partnerships) {
    if (!options.kind.empty() && partnership.kind != options.kind) continue;
    const auto inside = [&](const auto& member) { return model::is_within(data.areas, member.area, within); };
    if (within != model::none && std::ranges::none_of(partnership.members, inside)) continue;
    const auto code = [&](model::AreaRow row) { return row == model::none ? std::string() : data.areas.code[row]; };
    if (context.json) {
      Json members = Json::array();
      for (const auto& member : partnership.members)
        members.push_back({{"area_code", code(member.area)},
                           {"role", model::member_role_id(member.role)},
                           {"basis", model::member_basis_id(member.basis)}});
      json.push_back({{"id", partnership.id},
                      {"name", partnership.name},
                      {"name_en", partnership.name_en},
                      {"kind", partnership.kind},
                      {"lead", text_or_null(code(partnership.lead))},
                      {"source_document", partnership.source_document},
                      {"source_quote", partnership.source_quote},
                      {"members", members}});
    } else {
      table.add({partnership.id, context({partnership.name, partnership.name_en}),
                 context(model::partnership_kind_name(partnership.kind)),
                 partnership.lead == model::none ? "" : context(app::area_name(data, partnership.lead)),
                 std::to_string(partnership.members.size()), partnership.source_document});
    }
  }
  return context.json ? written(json) : table.text();
}

}  // namespace kuiki::cli
