#include "intake/import_columns.h"

#include <algorithm>
#include <initializer_list>

#include "base/name_key.h"
#include "model/fiscal.h"

namespace kuiki::intake {
namespace {

enum class Kind { other, id, name, part, unit, area, note, value };

struct Header {
  Kind kind = Kind::other;
  std::optional<model::Period> period;
  std::string unit;
  bool printed = false;
};

bool is_one_of(const std::string& key, std::initializer_list<const char*> words) {
  return std::ranges::any_of(words, [&](const char* word) { return key == name_key(word); });
}
bool holds_one_of(const std::string& key, std::initializer_list<const char*> words) {
  return std::ranges::any_of(words, [&](const char* word) { return key.find(name_key(word)) != std::string::npos; });
}

void cut_out(std::string& text, std::initializer_list<const char*> words) {
  for (const std::string word : words)
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
}

Header read_header(const std::string& text) {
  Header header;
  if (text.empty()) return header;
  const auto key = name_key(text);
  if (is_one_of(key, {"指標ID", "指標コード", "指標番号", "KPIコード", "KPIID", "ID", "コード", "indicator id", "indicator",
                      "code", "kpi code"}))
    header.kind = key == name_key("indicator") ? Kind::name : Kind::id;
  else if (is_one_of(key, {"指標名", "指標", "指標の名称", "KPI", "KPI名", "KPI（指標名）", "重要業績評価指標",
                           "重要業績評価指標（KPI）", "成果指標", "数値目標", "項目", "名称", "name", "indicator name",
                           "kpi name"}))
    header.kind = Kind::name;
  else if (is_one_of(key, {"部分", "区分", "内訳", "part"}))
    header.kind = Kind::part;
  else if (is_one_of(key, {"単位", "unit", "units"}))
    header.kind = Kind::unit;
  else if (is_one_of(key, {"団体コード", "市区町村コード", "市町村コード", "自治体コード", "地域コード",
                           "全国地方公共団体コード", "area code", "municipality code", "JISコード"}))
    header.kind = Kind::area;
  else if (holds_one_of(key, {"備考", "メモ", "注記", "note", "remark", "comment"})) {
    header.kind = Kind::note;
    header.period = period_in_header(text);
  }
  if (header.kind != Kind::other) return header;

  if (holds_one_of(key, {"目標", "target", "現状", "基準", "baseline", "計画値", "見込", "達成", "進捗", "評価", "差",
                         "増減", "前年", "当初", "予算", "推計"}))
    return header;
  header.printed = holds_one_of(key, {"記載", "印字", "原文", "printed", "表記"});
  header.period = period_in_header(text);
  const bool says_value =
      is_one_of(key, {"値", "数値", "value", "result", "実数"}) || holds_one_of(key, {"実績", "actual", "測定値", "実測"});
  // A header that is a year and nothing else stands over figures, too.
  if (!says_value && !header.period) return header;
  header.kind = Kind::value;
  if (const auto [before, inside] = split_last_bracket(text);
      !inside.empty() && !period_in_header(inside) && !header.printed)
    header.unit = inside;
  return header;
}

/// The header texts of a row; where `lower` says something below an empty cell or below another word, both together.
std::vector<std::string> header_texts(const store::Table& table, std::size_t row, bool two_rows) {
  std::vector<std::string> texts;
  const auto columns = table.columns();
  std::string spanning;
  for (std::size_t c = 0; c < columns; ++c) {
    const auto upper = trimmed(table.text(row, c)), lower = two_rows ? trimmed(table.text(row + 1, c)) : std::string();
    if (!upper.empty()) spanning = upper;
    if (!two_rows)
      texts.push_back(upper);
    else if (lower.empty())
      texts.push_back(upper);
    else
      texts.push_back(spanning.empty() ? lower : spanning + " " + lower);
  }
  return texts;
}

std::optional<ImportColumns> columns_of(const store::Table& table, std::size_t row, bool two_rows) {
  ImportColumns found;
  found.header = row;
  found.first = row + (two_rows ? 2 : 1);
  const auto texts = header_texts(table, row, two_rows);
  const auto take = [](std::optional<std::size_t>& into, std::size_t column) {
    if (!into) into = column;
  };
  for (std::size_t c = 0; c < texts.size(); ++c) {
    const auto header = read_header(texts[c]);
    const ImportColumn column{c, texts[c], header.period, header.unit, header.printed};
    switch (header.kind) {
      case Kind::id:
        take(found.id, c);
        break;
      case Kind::name:
        take(found.name, c);
        break;
      case Kind::part:
        take(found.part, c);
        break;
      case Kind::unit:
        take(found.unit, c);
        break;
      case Kind::area:
        take(found.area, c);
        break;
      case Kind::note:
        found.notes.push_back(column);
        break;
      case Kind::value:
        found.values.push_back(column);
        break;
      case Kind::other:
        break;
    }
  }
  if ((!found.id && !found.name) || found.values.empty()) return {};
  return found;
}

}  // namespace

std::optional<model::Period> period_in_header(const std::string& header) {
  // The database's own form in brackets, as our exports have it.
  const auto [before, inside] = split_last_bracket(header);
  if (const auto period = model::parse_period(inside)) return period;
  std::string rest = header;
  cut_out(rest, {"実績値",       "実績",     "測定値", "数値", "値",     "備考",      "（計画書の記載）", "(計画書の記載)",
                 "計画書の記載", "（印字）", "(印字)", "印字", "actual", "Actual",    "ACTUAL",           "value",
                 "Value",        "notes",    "Notes",  "note", "Note",   "(printed)", "printed",          "\n"});
  rest = trimmed(rest);
  const auto read = [](const std::string& text) -> std::optional<model::Period> {
    if (text.empty()) return {};
    const auto reading = model::read_period(text);
    if (reading.period) return reading.period;
    if (text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos && text >= "1900" && text <= "2200")
      return model::Period{model::Period::Kind::fiscal_year, std::stoi(text)};
    return {};
  };
  if (auto period = read(rest)) return period;
  const auto [outer, inner] = split_last_bracket(rest);
  if (outer.empty() || !inner.empty())
    if (auto period = read(inner)) return period;
  return {};
}

std::optional<ImportColumns> recognise_columns(const store::Table& table) {
  constexpr std::size_t look_at = 30;
  for (std::size_t row = 0; row < std::min(look_at, table.rows.size()); ++row) {
    const auto one = columns_of(table, row, false);
    // A second row of headers: nothing under the id and the name, years under the values.
    if (row + 1 < table.rows.size()) {
      const auto two = columns_of(table, row, true);
      const auto blank = [&](const std::optional<std::size_t>& column) {
        return !column || trimmed(table.text(row + 1, *column)).empty();
      };
      const auto years = [](const std::optional<ImportColumns>& columns) {
        return columns ? std::ranges::count_if(columns->values, [](const ImportColumn& c) { return c.period.has_value(); })
                       : 0;
      };
      if (two && blank(two->id) && blank(two->name) && (!one || years(two) > years(one))) return two;
    }
    if (one) return one;
  }
  return {};
}

}  // namespace kuiki::intake
