#include "intake/figure_column.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/utf8.h"
#include "intake/day_text.h"
#include "model/numeral_text.h"
#include "model/numerals.h"

namespace kuiki::intake {
namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

/// Digits with one point and a minus: what most cells are.
bool plain_number(std::string_view text, double& value, bool& leading_zero) {
  if (text.empty() || text.size() > 32) return false;
  const std::size_t sign = text[0] == '-' ? 1 : 0;
  bool point = false;
  for (std::size_t i = sign; i < text.size(); ++i) {
    if (text[i] == '.') {
      if (point) return false;
      point = true;
    } else if (text[i] < '0' || text[i] > '9') {
      return false;
    }
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return false;
  value += 0.0;  // no minus zero
  leading_zero = text.size() > sign + 1 && text[sign] == '0' && text[sign + 1] != '.';
  return true;
}

std::string_view without_outer_spaces(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

bool is_boolean(std::string_view text) {
  for (const std::string_view word : {"true", "false", "TRUE", "FALSE", "True", "False"})
    if (text == word) return true;
  return false;
}

Figure unreadable(Text why = {}) {
  Figure figure;
  figure.kind = FigureKind::unreadable;
  figure.why = std::move(why);
  return figure;
}

/// A bare number in brackets: in accounts a loss, in statistics a figure for reference.
bool is_bracketed_number(std::string_view narrow) {
  if (narrow.size() < 3 || narrow.front() != '(' || narrow.back() != ')') return false;
  return narrow.substr(1, narrow.size() - 2).find_first_not_of("0123456789.,") == narrow.npos;
}

Figure of_number(const model::Cell& cell) {
  if (cell.numbers.size() != 1) return unreadable({"値が二つ以上あります", "it holds several values"});
  const auto& number = cell.numbers.front();
  if (!std::isfinite(number.value)) return unreadable();
  using model::Qualifier;
  if (number.qualifier == Qualifier::change && number.change == 0)
    return unreadable({"増減の向きが分かりません", "whether it rose or fell is not said"});
  if (number.qualifier != Qualifier::exact && number.qualifier != Qualifier::change)
    return unreadable({"以上・以下などの範囲です", "it is a bound"});
  Figure figure;
  figure.kind = FigureKind::number;
  figure.value = (number.qualifier == Qualifier::change && number.change < 0 ? -number.value : number.value) + 0.0;
  figure.unit = number.unit;
  return figure;
}

/// Every dash as one sign, every row of dots as another: what they are counted under.
std::string told_sign(const std::string& narrow) {
  const auto only = [&](std::initializer_list<std::string_view> marks) {
    std::string_view rest = narrow;
    while (!rest.empty()) {
      const auto found = std::ranges::find_if(marks, [&](std::string_view mark) { return rest.starts_with(mark); });
      if (found == marks.end()) return false;
      rest.remove_prefix(found->size());
    }
    return true;
  };
  if (only({"-", "–", "—", "―", "ー", "─", "━", " "})) return "－";
  if (only({"…", "‥", "⋯", ".", "・", "･", " "})) return "…";
  if (narrow == "x" || narrow == "χ" || narrow == "Χ") return "X";
  return narrow;
}

/// At most 40 bytes, whole characters, without control characters.
std::string shortened(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    const char32_t c = utf8::next(raw, i);
    utf8::append(out, c < 0x20 || (c >= 0x7F && c < 0xA0) ? U' ' : c);
    if (out.size() > 40) return out + "…";
  }
  return out;
}

}  // namespace

Figure read_figure(std::string_view raw) {
  Figure figure;
  raw = without_outer_spaces(raw);
  if (raw.empty()) return figure;
  if (plain_number(raw, figure.value, figure.leading_zero)) {
    figure.kind = FigureKind::number;
    return figure;
  }
  // What is longer is no figure, and need not be looked through.
  if (raw.size() > 400) return unreadable();
  if (is_boolean(raw)) {
    figure.kind = FigureKind::boolean;
    return figure;
  }
  const auto narrow = model::narrow(raw);
  if (narrow.empty()) return figure;
  if (is_bracketed_number(narrow))
    return unreadable(
        {"括弧つきの数は負の数か参考値か分かりません", "a number in brackets may be a loss or a mere reference"});
  const auto cell = model::read_cell(raw);
  switch (cell.kind) {
    case model::Cell::Kind::empty:
      return figure;
    case model::Cell::Kind::numbers:
      figure = of_number(cell);
      figure.leading_zero = narrow.size() > 1 && narrow[0] == '0' && narrow[1] >= '0' && narrow[1] <= '9';
      return figure;
    case model::Cell::Kind::not_measured:
    case model::Cell::Kind::survey_pending:
    case model::Cell::Kind::not_set:
      figure.kind = FigureKind::no_data;
      figure.sign = told_sign(narrow);
      return figure;
    default:
      break;
  }
  if (looks_like_day(narrow)) {
    figure.kind = FigureKind::date;
    return figure;
  }
  return unreadable(cell.why);
}

std::size_t FigureColumn::no_data() const {
  std::size_t sum = 0;
  for (const auto& each : signs) sum += each.count;
  return sum;
}

void FigureReader::note_unread(std::string_view raw, Text why) {
  if (column_.unread.size() < 3)
    column_.unread.push_back({first_row_ + column_.values.size(), shortened(raw), std::move(why)});
}

void FigureReader::add_empty() {
  ++column_.empty;
  column_.values.push_back(nan_value);
}

void FigureReader::add(double value) {
  if (std::isfinite(value)) {
    ++column_.numbers;
    column_.values.push_back(value + 0.0);
    return;
  }
  if (std::isnan(value)) {
    add_empty();
    return;
  }
  ++column_.unreadable;
  note_unread(value > 0 ? "∞" : "−∞", {});
  column_.values.push_back(nan_value);
}

void FigureReader::add(std::string_view raw) {
  double plain = 0;
  bool zero = false;
  if (plain_number(raw, plain, zero)) {
    ++column_.numbers;
    column_.leading_zeros += zero ? 1 : 0;
    column_.values.push_back(plain);
    return;
  }
  const auto figure = read_figure(raw);
  double value = nan_value;
  switch (figure.kind) {
    case FigureKind::number:
      ++column_.numbers;
      column_.leading_zeros += figure.leading_zero ? 1 : 0;
      if (!figure.unit.empty() && column_.units.size() < 4 &&
          std::ranges::find(column_.units, figure.unit) == column_.units.end())
        column_.units.push_back(figure.unit);
      value = figure.value;
      break;
    case FigureKind::empty:
      ++column_.empty;
      break;
    case FigureKind::no_data:
      ++signs_[figure.sign];
      break;
    case FigureKind::date:
      ++column_.dates;
      note_unread(raw, {"日付です", "a date"});
      break;
    case FigureKind::boolean:
      ++column_.booleans;
      note_unread(raw, {"真偽値です", "true or false"});
      break;
    case FigureKind::unreadable:
      ++column_.unreadable;
      note_unread(raw, figure.why);
      break;
  }
  column_.values.push_back(value);
}

FigureColumn FigureReader::finish() {
  for (const auto& [sign, count] : signs_) column_.signs.push_back({sign, count});
  std::ranges::stable_sort(column_.signs, std::greater<>(), &FigureColumn::Count::count);
  signs_.clear();
  return std::move(column_);
}

FigureColumn read_figures(std::span<const std::string> raw, std::size_t first_row) {
  FigureReader reader(first_row);
  reader.reserve(raw.size());
  for (const auto& cell : raw) reader.add(std::string_view(cell));
  return reader.finish();
}

}  // namespace kuiki::intake
