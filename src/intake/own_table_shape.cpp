#include "intake/own_table_shape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/error.h"
#include "base/name_key.h"
#include "base/printable.h"
#include "base/strings.h"
#include "intake/figure_column.h"
#include "intake/header_words.h"
#include "intake/own_table_header.h"
#include "intake/own_table_key.h"
#include "intake/period_words.h"
#include "model/numeral_text.h"
#include "model/total.h"
#include "model/units.h"

namespace kuiki::intake {
namespace {

constexpr std::size_t look_at = 2'000;  ///< cells of a column
constexpr int most_decimals = 3;

bool is_one_of(const std::string& key, std::initializer_list<const char*> words) {
  return std::ranges::any_of(words, [&](const char* word) { return key == name_key(word); });
}

/// Numbers that are no figures of an area: codes, places, telephone numbers.
bool is_no_measure(const std::string& header) {
  const auto key = name_key(header);
  if (is_one_of(key, {"No", "番号", "通し番号", "連番", "項番", "ID", "緯度", "経度", "lat", "lon", "lng", "latitude",
                      "longitude", "郵便番号", "電話番号"}))
    return true;
  return key.find(name_key("コード")) != std::string::npos || key.ends_with("code") || key.starts_with("keycode");
}

/// Names that say nothing: the table's title, or its file, says it.
bool says_nothing(const std::string& name) {
  return is_one_of(name_key(name), {"", "値", "数値", "データ", "value", "values", "実数", "数"});
}

int places_of(const std::string& text) {
  const auto point = text.find('.');
  if (point == std::string::npos) return 0;
  const auto end = text.find_first_not_of("0123456789", point + 1);
  return static_cast<int>((end == std::string::npos ? text.size() : end) - point - 1);
}

/// What a column's cells are.
struct Cells {
  std::size_t filled = 0, figures = 0, signs = 0, periods = 0, zeros = 0;
  int decimals = 0;
  std::string unit;  ///< printed beside every figure
  bool same_unit = true;
};

Cells look(const store::Table& table, std::size_t column, std::size_t first) {
  Cells cells;
  const std::size_t rows = table.rows.size() - std::min(first, table.rows.size());
  const std::size_t step = std::max<std::size_t>(1, rows / look_at);
  for (std::size_t row = first; row < table.rows.size(); row += step) {
    const auto text = cell_words(table, row, column);
    if (text.empty()) continue;
    ++cells.filled;
    if (read_period_cell(text)) ++cells.periods;
    const auto figure = read_figure(text);
    if (figure.kind == FigureKind::no_data) ++cells.signs;
    if (figure.kind != FigureKind::number) continue;
    if (cells.figures > 0 && figure.unit != cells.unit) cells.same_unit = false;
    cells.unit = figure.unit;
    ++cells.figures;
    if (figure.leading_zero) ++cells.zeros;
    cells.decimals = std::max(cells.decimals, std::min(places_of(model::narrow(text)), most_decimals));
  }
  if (!cells.same_unit) cells.unit.clear();
  return cells;
}

/// 「（単位：人）」 above a table: the unit of what has none.
std::string unit_of_titles(const std::vector<std::string>& titles) {
  for (const auto& title : titles) {
    const auto plain = model::narrow(title);
    const auto at = plain.find("単位");
    if (at == std::string::npos) continue;
    std::string rest = plain.substr(at + std::string_view("単位").size());
    std::erase_if(rest, [](char c) { return c == ':' || c == ' ' || c == '(' || c == ')'; });
    for (const std::string_view mark : {"：", "は", "（", "）"})
      for (auto m = rest.find(mark); m != std::string::npos; m = rest.find(mark)) rest.erase(m, mark.size());
    if (!rest.empty() && rest.size() <= 24 && rest.find("、") == std::string::npos && rest.find(',') == std::string::npos)
      return model::canonical_unit(rest);
  }
  return {};
}

class ShapeReader {
 public:
  ShapeReader(const store::Table& table, const std::string& stem, const OwnTableWish& wish, KeyColumn key,
              const std::vector<KeyColumn>& keys)
      : table_(table), stem_(stem), wish_(wish), key_(key), keys_(keys), header_(table, key.column, first_area()) {
    for (std::size_t c = 0; c < table.columns(); ++c) headers_.push_back(header_.words(c));
  }

  OwnTableShape read() {
    shape_.has_header = header_.there();
    shape_.header = header_.begin();
    shape_.last_header = header_.end();
    shape_.first = header_.first_row();
    shape_.key = key_.column;
    shape_.key_header = headers_[key_.column];
    shape_.by_code = key_.by_code();
    read_titles();
    read_keys();
    for (std::size_t c = 0; c < headers_.size(); ++c)
      if (!is_taken(c)) read_column(c);
    if (shape_.item && !tells_rows_apart()) {
      leave(*shape_.item, {"数値の列ではない", "no figures"});
      shape_.item.reset();
    }
    choose();
    return std::move(shape_);
  }

 private:
  /// With something beside the area: the title may be a city's name.
  [[nodiscard]] std::size_t first_area() const {
    const auto filled = [&](std::size_t row) {
      return std::ranges::count_if(table_.rows[row], [](const store::TableCell& cell) { return !trim(cell.text).empty(); });
    };
    std::size_t row = key_.first_row;
    while (row + 1 < table_.rows.size() && filled(row) < 2) ++row;
    return row;
  }

  void read_titles() {
    const auto titles = header_.titles();
    unit_ = unit_of_titles(titles);
    const auto take = [&](const std::string& words, const Text& by) {
      const auto dated = split_period(words);
      if (!dated.period || shape_.titled) return;
      shape_.titled = dated.period;
      shape_.titled_by = by;
    };
    if (!table_.sheet.empty()) take(table_.sheet, {"シート名", "the sheet's name"});
    for (const auto& title : titles) {
      take(title, {"表題", "the title"});
      const auto rest = split_period(title).rest;
      if (shape_.title.empty() && rest.find("単位") == std::string::npos && rest.size() <= 120) shape_.title = rest;
    }
    take(stem_, {"ファイル名", "the file's name"});
    if (shape_.title.empty()) shape_.title = split_period(stem_).rest;
  }

  void read_keys() {
    for (const auto& column : keys_) {
      if (column.column == key_.column || !column.holds_areas()) continue;
      if (!column.by_code() && column.different < key_.different)
        shape_.context.push_back(column.column);
      else
        shape_.left.push_back(
            {column.column, headers_[column.column], {"区域の列（ほかの列で照合）", "areas; another column is used"}});
    }
    if (!wish_.period_column.empty()) shape_.period = named_column(headers_, wish_.period_column, "--period-column");
  }

  [[nodiscard]] bool is_taken(std::size_t c) const {
    const auto left = [&](const LeftColumn& column) { return column.column == c; };
    return c == shape_.key || shape_.period == c || std::ranges::find(shape_.context, c) != shape_.context.end() ||
           std::ranges::any_of(shape_.left, left);
  }

  void read_column(std::size_t c) {
    const auto cells = look(table_, c, shape_.first);
    if (cells.filled == 0) return;
    const auto kind = header_.there() ? read_column_header({headers_[c]}).kind : ColumnKind::other;
    const bool all_periods = cells.periods * 10 >= cells.filled * 9;
    if (kind == ColumnKind::year && all_periods && !shape_.period && wish_.period_column.empty()) {
      shape_.period = c;
      return;
    }
    const bool words = cells.figures * 2 < cells.filled - cells.signs || cells.figures == 0;
    if (kind == ColumnKind::unit && words) {
      shape_.unit = c;
      return;
    }
    if (kind == ColumnKind::note && words && !shape_.note) {
      shape_.note = c;
      return;
    }
    if (words && (kind == ColumnKind::part || kind == ColumnKind::name || kind == ColumnKind::id) && !shape_.item) {
      shape_.item = c;
      return;
    }
    if (words)
      leave(c, {"数値の列ではない", "no figures"});
    else if (is_no_measure(headers_[c]) || cells.zeros * 2 >= cells.figures)
      leave(c, {"コードや番号で、数値ではない", "codes or numbers of things, no figures"});
    else
      take(c, cells);
  }

  /// Does a column of words tell rows of the same area and time apart (項目: 人口, 世帯数 …)? Else it is a remark.
  [[nodiscard]] bool tells_rows_apart() const {
    std::set<std::pair<std::string, std::string>> seen;
    std::size_t rows = 0;
    std::size_t repeated = 0;
    for (std::size_t row = shape_.first; row < std::min(table_.rows.size(), shape_.first + look_at); ++row) {
      const auto key = cell_words(table_, row, shape_.key);
      if (key.empty()) continue;
      ++rows;
      const auto period = shape_.period ? cell_words(table_, row, *shape_.period) : std::string();
      if (!seen.emplace(key, period).second) ++repeated;
    }
    return repeated * 3 >= rows;
  }

  void leave(std::size_t c, Text why) { shape_.left.push_back({c, headers_[c], std::move(why)}); }

  void take(std::size_t c, const Cells& cells) {
    OwnValueColumn column;
    column.column = c;
    column.header = headers_[c];
    const auto dated = split_period(headers_[c]);
    const auto [name, unit] = split_unit(dated.rest);
    if (dated.period) column.period = model::to_string(*dated.period);
    column.words = dated.rest;
    column.name = says_nothing(name) ? shape_.title : name;
    if (column.name.empty()) column.name = store::column_letters(c);
    column.unit = !unit.empty() ? unit : !cells.unit.empty() ? cells.unit : unit_;
    column.figures = cells.figures;
    column.decimals = cells.decimals;
    shape_.values.push_back(std::move(column));
  }

  /// Those that are wanted, and what is said of each.
  void choose() {
    std::vector<std::size_t> wanted;
    for (const auto& value : wish_.values) {
      const auto c = named_column(headers_, value, "--value");
      const auto found = std::ranges::find(shape_.values, c, &OwnValueColumn::column);
      if (found == shape_.values.end()) {
        std::erase_if(shape_.left, [&](const LeftColumn& left) { return left.column == c; });
        if (shape_.item == c) shape_.item.reset();
        take(c, look(table_, c, shape_.first));
      }
      wanted.push_back(c);
    }
    for (auto& column : shape_.values) {
      column.wanted = wanted.empty() || std::ranges::find(wanted, column.column) != wanted.end();
      if (!wish_.unit.empty()) column.unit = model::canonical_unit(wish_.unit);
      if (wish_.total) column.total = wish_.total;
      if (wish_.decimals) column.decimals = *wish_.decimals;
    }
    std::ranges::sort(shape_.values, {}, &OwnValueColumn::column);
  }

  const store::Table& table_;
  const std::string& stem_;
  const OwnTableWish& wish_;
  KeyColumn key_;
  const std::vector<KeyColumn>& keys_;
  OwnHeader header_;
  std::vector<std::string> headers_;
  std::string unit_;
  OwnTableShape shape_;
};

}  // namespace

bool is_sum_row(std::string_view key) {
  std::string words(model::narrow(key));
  std::erase(words, ' ');
  for (const std::string_view sum :
       {"合計",   "総数",     "総計",  "全国",  "計",    "小計", "全国計", "全市",   "市計",   "市全体",
        "全体",   "県計",     "道計",  "都計",  "府計",  "町計", "村計",   "区部計", "市部計", "郡部計",
        "町村計", "市町村計", "total", "Total", "TOTAL", "平均", "全市計", "全道",   "全区"})
    if (words == sum) return true;
  return false;
}

std::size_t named_column(const std::vector<std::string>& headers, const std::string& wanted, const char* option) {
  const auto key = name_key(wanted);
  std::vector<std::size_t> found;
  const auto look_for = [&](const auto& same) {
    for (std::size_t c = 0; c < headers.size() && found.size() < 2; ++c)
      if (same(headers[c])) found.push_back(c);
  };
  look_for([&](const std::string& header) { return header == wanted; });
  if (found.empty()) look_for([&](const std::string& header) { return !header.empty() && name_key(header) == key; });
  // Without its period and unit.
  if (found.empty())
    look_for([&](const std::string& header) {
      const auto rest = split_period(header).rest;
      return !rest.empty() && (name_key(rest) == key || name_key(split_unit(rest).name) == key);
    });
  if (found.size() == 1) return found.front();
  if (found.size() > 1)
    throw Error(Fault::input_wrong,
                say("{}：「{}」に当たる列が複数あります（{}列と{}列）。「#2」のように番号か、列の記号で指定してください",
                    "{}: several columns answer to '{}' ({} and {}); name one by number (#2) or letter", option, wanted,
                    store::column_letters(found[0]), store::column_letters(found[1])));
  std::size_t number = 0;
  if (wanted.starts_with("#")) {
    std::from_chars(wanted.data() + 1, wanted.data() + wanted.size(), number);
    if (number >= 1 && number <= headers.size()) return number - 1;
  }
  for (std::size_t c = 0; c < headers.size(); ++c)
    if (store::column_letters(c) == wanted) return c;
  std::string all;
  for (std::size_t c = 0; c < std::min<std::size_t>(headers.size(), 24); ++c)
    if (!headers[c].empty()) add_part(all, "、", short_name(headers[c]));
  throw Error(Fault::input_wrong, say("{}：列「{}」はありません。あるのは {} です",
                                      "{}: there is no column '{}'; there are {}", option, one_line(wanted), all));
}

std::optional<OwnTableShape> own_table_shape(const store::Table& table, const std::string& stem, const AreaNames& names,
                                             const OwnTableWish& wish) {
  if (table.rows.empty()) return {};
  const auto keys = key_columns(table, names);
  auto key = best_key(keys);
  if (!wish.key.empty()) {
    const KeyColumn some = key.value_or(KeyColumn{.first_row = std::min<std::size_t>(1, table.rows.size() - 1)});
    const OwnHeader header(table, some.column, some.first_row);
    std::vector<std::string> headers;
    for (std::size_t c = 0; c < table.columns(); ++c) headers.push_back(header.words(c));
    const auto column = named_column(headers, wish.key, "--key");
    key = column < keys.size() ? keys[column] : KeyColumn{.column = column};
    if (key->named == 0) key->first_row = header.there() ? header.end() + 1 : 0;
  }
  if (!key) return {};
  return ShapeReader(table, stem, wish, *key, keys).read();
}

}  // namespace kuiki::intake
