#include "cli/find_area.h"

#include <span>
#include <vector>

#include "app/area_facts.h"
#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "intake/area_names.h"

namespace kuiki::cli {
namespace {

/// 01102 北海道 札幌市北区; 01102 Kita-ku, Sapporo-shi (Hokkaido).
Text described(const model::Dataset& data, model::AreaRow row) {
  const auto i = row.index();
  const auto& code = data.areas.code[i];
  const auto prefecture = data.areas.prefecture[i];
  const auto name = app::full_name(data, row);
  if (prefecture == model::none || prefecture == row) return say("{} {}", "{} {}", code, name);
  const auto above = app::area_name(data, prefecture);
  return {fmt::format("{} {} {}", code, above.ja, name.ja), fmt::format("{} {} ({})", code, name.en, above.en)};
}

Text listed(const model::Dataset& data, std::span<const model::AreaRow> rows, std::size_t most) {
  Text list;
  for (const auto row : rows.first(std::min(rows.size(), most))) {
    const auto item = described(data, row);
    add_part(list.ja, "、", item.ja);
    add_part(list.en, ", ", item.en);
  }
  if (rows.size() > most) {
    list.ja += " …";
    list.en += " …";
  }
  return list;
}

}  // namespace

model::AreaRow find_area(const model::Dataset& data, std::string_view code_or_name) {
  const intake::AreaNames names(data.areas);
  const auto rows = names.find(code_or_name);
  if (rows.size() == 1) return rows.front();
  const auto said = short_name(trim(code_or_name));
  if (rows.size() > 1)
    throw Error(Fault::usage,
                say("「{}」という区域は{}あります。コードで指定してください: {}",
                    "{1} areas are called '{0}'; give the code of one: {2}", said, rows.size(), listed(data, rows, 20)));
  if (const auto alike = names.alike(code_or_name); !alike.empty())
    throw Error(Fault::input_wrong, say("区域「{}」はありません。もしかして: {}", "There is no area '{}'; did you mean: {}",
                                        said, listed(data, alike, 5)));
  throw Error(Fault::input_wrong, say("区域「{}」はありません。「kuiki list areas」でコードを確かめてください",
                                      "There is no area '{}'; see the codes with 'kuiki list areas'", said));
}

}  // namespace kuiki::cli
