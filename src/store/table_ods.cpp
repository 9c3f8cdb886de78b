#include <algorithm>
#include <charconv>
#include <cmath>

#include "model/fiscal.h"
#include "store/number_format.h"
#include "store/table_sheet.h"
#include "store/workbook_parts.h"

// OpenDocument 1.2 part 1, §9.
namespace kuiki::store {
namespace {

double number_of(std::string_view text) {
  double value = NAN;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : NAN;
}

std::size_t count_of(std::string_view text) {
  const double value = text.empty() ? 1 : number_of(text);
  return value >= 1 && value < 1e9 ? static_cast<std::size_t>(value) : 1;
}

/// 「H30年度」 shown for 30: the words beside the digits; those of a rounded or scaled number are left out.
std::string with_shown_words(double value, const std::string& shown) {
  const std::string digits = digits_of_number(value);
  const auto from = shown.find_first_of("0123456789");
  if (from == std::string::npos) return digits;
  const auto to = shown.find_last_of("0123456789");
  std::string inside = shown.substr(from, to - from + 1);
  std::erase(inside, ',');
  const double seen = number_of(inside);
  const auto point = inside.find('.');
  const double half = 0.5 * std::pow(10.0, point == std::string::npos ? 0 : -static_cast<double>(inside.size() - point - 1));
  if (std::isnan(seen) || std::abs(std::abs(value) - seen) > half * 1.001) return digits;
  const auto words = [](std::string text) {
    for (const std::string_view sign : {"△", "▲", "−", "-", "+", "(", ")", "¥", "￥", "$", " "})
      for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign)) text.erase(at, sign.size());
    return text;
  };
  return words(shown.substr(0, from)) + digits + words(shown.substr(to + 1));
}

class ContentEvents : public XmlEvents {
 public:
  explicit ContentEvents(SheetFiller& filler) : filler_(filler) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    // A note, and a table within a cell, are no content of the sheet.
    if (aside_ > 0 || name == "annotation" || (name == "table" && in_cell_)) {
      ++aside_;
      return;
    }
    if (name == "table") {
      filler_.begin(std::string(attributes["name"]));
      row_ = 0;
    } else if (name == "table-row") {
      rows_ = count_of(attributes["number-rows-repeated"]);
      hidden_ = attributes["visibility"] == "collapse" || attributes["visibility"] == "filter";
      column_ = 0;
    } else if (name == "table-cell" || name == "covered-table-cell") {
      begin_cell(name, attributes);
    } else if (in_cell_) {
      begin_text(name, attributes);
    }
  }
  void text(std::string_view words) override {
    if (aside_ == 0 && in_cell_ && paragraphs_ > 0 && shown_.size() <= most_cell_bytes) shown_ += words;
  }
  void end(std::string_view name) override {
    if (aside_ > 0) {
      --aside_;
      return;
    }
    if (name == "table-cell" || name == "covered-table-cell") end_cell();
    if (name == "table-row") row_ += rows_;
  }

 private:
  void begin_cell(std::string_view name, const XmlAttributes& attributes) {
    in_cell_ = true;
    covered_ = name == "covered-table-cell";
    columns_ = count_of(attributes["number-columns-repeated"]);
    wide_ = count_of(attributes["number-columns-spanned"]);
    high_ = count_of(attributes["number-rows-spanned"]);
    type_ = attributes["value-type"];
    value_ = attributes["value"];
    day_ = attributes["date-value"];
    formula_ = !attributes["formula"].empty();
    shown_.clear();
    paragraphs_ = 0;
  }
  void begin_text(std::string_view name, const XmlAttributes& attributes) {
    if (name == "p" && ++paragraphs_ > 1) shown_ += '\n';
    if (name == "s") shown_.append(std::min<std::size_t>(count_of(attributes["c"]), 100), ' ');
    if (name == "tab") shown_ += '\t';
    if (name == "line-break") shown_ += '\n';
  }
  void end_cell() {
    in_cell_ = false;
    auto cell = covered_ ? TableCell{} : cell_of_value();  // what a merged cell covers is not shown
    if (!cell.text.empty() || cell.formula) {
      for (std::size_t r = 0; r < rows_; ++r)
        for (std::size_t c = 0; c < columns_; ++c) filler_.put(row_ + r, column_ + c, cell);
      if ((wide_ > 1 || high_ > 1) && filler_.table().merges.size() < 100'000)
        filler_.table().merges.push_back({row_, column_, row_ + high_ - 1, column_ + wide_ - 1});
      if (hidden_ && (filler_.table().hidden_rows.empty() || filler_.table().hidden_rows.back() != row_))
        filler_.table().hidden_rows.push_back(row_);
    }
    column_ += columns_;
  }
  [[nodiscard]] TableCell cell_of_value() const {
    TableCell cell;
    const double value = number_of(value_);
    if ((type_ == "float" || type_ == "currency") && std::isfinite(value)) {
      cell = {with_shown_words(value, shown_), true};
    } else if (type_ == "percentage" && std::isfinite(value)) {
      cell = {digits_of_number(value * 100) + "%", true};
    } else if (type_ == "date") {
      // A day of which only the year is shown: 「平成30年度」.
      const auto seen = model::read_period(shown_).period;
      cell.text = seen && seen->kind != model::Period::Kind::day ? shown_ : day_.substr(0, 10);
    } else {
      cell.text = shown_;
    }
    cell.uncalculated = formula_ && type_.empty() && cell.text.empty();
    cell.formula = formula_ && (cell.uncalculated || !cell.text.empty());
    return cell;
  }

  SheetFiller& filler_;
  std::size_t row_ = 0, rows_ = 1, column_ = 0, columns_ = 1, wide_ = 1, high_ = 1;
  std::string type_, value_, day_, shown_;
  bool in_cell_ = false, covered_ = false, formula_ = false, hidden_ = false;
  int paragraphs_ = 0, aside_ = 0;
};

}  // namespace

bool is_ods(const std::filesystem::path& file) { return WorkbookParts(file).has("content.xml"); }

TableFile read_ods(const std::filesystem::path& file) {
  WorkbookParts parts(file);
  SheetFiller filler(file);
  ContentEvents events(filler);
  parts.read("content.xml", events);
  TableFile result{"ODS", "ODS", filler.take()};
  if (result.sheets.empty()) parts.damaged("content.xml");
  return result;
}

}  // namespace kuiki::store
