#include "cli/find_area.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/area_facts.h"
#include "base/error.h"

namespace kuiki::cli {

namespace {

/// Full-width digits to plain ones, spaces around taken off.
std::string tidy(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
    if (i + 2 < text.size() && byte(0) == 0xef && byte(1) == 0xbc && byte(2) >= 0x90 && byte(2) <= 0x99) {
      out += static_cast<char>('0' + byte(2) - 0x90);
      i += 2;
    } else {
      out += text[i];
    }
  }
  const auto first = out.find_first_not_of(" \t");
  return first == std::string::npos ? "" : out.substr(first, out.find_last_not_of(" \t") - first + 1);
}

bool digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The codes a number may stand for, the likeliest first.
std::vector<std::string> readings(const std::string& number) {
  std::vector<std::string> codes{number};
  const auto with = [&](const std::string& text) {
    if (text.size() == 6 && check_digit(text.substr(0, 5)) == text[5] - '0') codes.push_back(text.substr(0, 5));
    if (text.size() == 2 || text.size() == 5) codes.push_back(text);
  };
  with(number);
  with("0" + number);
  const auto n = codes.size();
  for (std::size_t i = 0; i < n; ++i)
    if (codes[i].size() == 5 && codes[i].ends_with("000")) codes.push_back(codes[i].substr(0, 2));
  return codes;
}

std::vector<model::Row> named(const model::Dataset& data, const std::string& name) {
  std::vector<model::Row> rows;
  const auto& areas = data.areas;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const auto prefecture = areas.prefecture[i];
    const auto full =
        prefecture == model::none ? areas.name[i] : areas.name[static_cast<std::size_t>(prefecture)] + areas.name[i];
    if (areas.name[i] == name || areas.name_en[i] == name || areas.name_kana[i] == name || full == name)
      rows.push_back(static_cast<model::Row>(i));
  }
  return rows;
}

Text several(const model::Dataset& data, const std::string& name, const std::vector<model::Row>& rows) {
  Text list;
  for (std::size_t i = 0; i < rows.size() && i < 8; ++i) {
    const auto row = static_cast<std::size_t>(rows[i]);
    const auto prefecture = data.areas.prefecture[row];
    const auto where = prefecture == model::none ? Text{} : app::area_name(data, prefecture);
    const auto item = say("{} {}{}", "{} {} ({})", data.areas.code[row], where, app::area_name(data, rows[i]));
    const auto item_en = fmt::format("{} {} ({})", data.areas.code[row], data.areas.name_en[row], where.en);
    list.ja += (i == 0 ? "" : "、") + item.ja;
    list.en += (i == 0 ? "" : ", ") + item_en;
  }
  if (rows.size() > 8) {
    list.ja += " …";
    list.en += " …";
  }
  return say("「{}」という区域は{}あります。コードで指定してください: {}",
             "{1} areas are called '{0}'; give the code of one: {2}", name, rows.size(), list);
}

}  // namespace

int check_digit(std::string_view five_digits) {
  if (five_digits.size() != 5 || !digits(five_digits)) return -1;
  int sum = 0;
  for (int i = 0; i < 5; ++i) sum += (five_digits[static_cast<std::size_t>(i)] - '0') * (6 - i);
  return (11 - sum % 11) % 10;
}

model::Row find_area(const model::Dataset& data, std::string_view code_or_name) {
  const auto text = tidy(code_or_name);
  if (const auto row = data.find_area(text)) return *row;
  if (digits(text))
    for (const auto& code : readings(text))
      if (const auto row = data.find_area(code)) return *row;
  const auto rows = named(data, text);
  if (rows.size() == 1) return rows.front();
  if (rows.size() > 1) throw Error(Fault::usage, several(data, text, rows));
  throw Error(Fault::input_wrong, say("区域「{}」はありません。「kuiki list areas」でコードを確かめてください",
                                      "There is no area '{}'; see the codes with 'kuiki list areas'", text));
}

}  // namespace kuiki::cli
