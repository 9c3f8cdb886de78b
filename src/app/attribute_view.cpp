#include "app/attribute_view.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/strings.h"

namespace kuiki::app {
namespace {

using Kind = AttributeColumn::Kind;
using Order = std::vector<std::uint32_t>;

/// By figures, by a reading or by text in small letters; what is missing last whichever way; what is alike stays as it is.
void sort_rows(Order& order, const AttributeColumn& column, bool descending) {
  if (column.kind == Kind::figure) {
    const auto& v = column.figures;
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
      if (std::isnan(v[a]) || std::isnan(v[b])) return !std::isnan(v[a]) && std::isnan(v[b]);
      return descending ? v[a] > v[b] : v[a] < v[b];
    });
    return;
  }
  std::vector<std::string> small;
  if (column.order.empty())
    for (const auto& words : column.texts) small.push_back(lower_ascii(words));
  const auto& keys = column.order.empty() ? small : column.order;
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const auto &x = keys[a], &y = keys[b];
    if (x.empty() || y.empty()) return !x.empty() && y.empty();
    return descending ? x > y : x < y;
  });
}

}  // namespace

void AttributeView::show(AttributeTable table) {
  const bool other = table.layer != table_.layer;
  table_ = std::move(table);
  folded_.clear();
  selected_.assign(table_.size(), 0);
  selected_count_ = 0;
  if (other) typed_.clear();  // what was typed was about another layer's rows
  if (other || table_.find(sorted_by_) == nullptr) {
    // The layer's figures, the greatest first, as the ranking; else as the data have it.
    const auto* value = table_.find("value");
    sorted_by_ = value != nullptr ? "value" : std::string();
    descending_ = value != nullptr;
  }
  filter_by(typed_);
}

void AttributeView::sort_by(const std::string& column, bool descending) {
  if (column == sorted_by_ && descending == descending_) return;
  sorted_by_ = column;
  descending_ = descending;
  order_again();
}

void AttributeView::filter_by(std::string typed) {
  typed_ = std::move(typed);
  filter_ = read_filter(typed_, table_);
  if (!filter_.words.empty() && folded_.empty()) folded_ = folded_rows(table_);
  order_again();
}

void AttributeView::order_again() {
  order_.clear();
  for (std::uint32_t row = 0; row < table_.size(); ++row)
    if (filter_.empty() || passes(filter_, table_, folded_, row)) order_.push_back(row);
  if (const auto* column = table_.find(sorted_by_)) sort_rows(order_, *column, descending_);
  count_again();
}

void AttributeView::take_selection(const SelectedRows& selected) {
  using Of = AttributeTable::Of;
  const auto has = [&](std::size_t row) {
    if (table_.of == Of::sites)
      return std::ranges::binary_search(selected.sites, table_.items[row].as<model::FacilityRow>());
    const auto area = table_.of == Of::areas ? table_.items[row].as<model::AreaRow>() : table_.places[row];
    return area != model::none && std::ranges::binary_search(selected.areas, area);
  };
  selected_count_ = 0;
  for (std::size_t row = 0; row < table_.size(); ++row) {
    selected_[row] = has(row) ? 1 : 0;
    selected_count_ += selected_[row];
  }
  count_again();
}

void AttributeView::count_again() {
  ++revision_;
  counted_.clear();
  for (const auto row : order_)
    if (selected_[row] != 0) counted_.push_back(row);
  selected_shown_ = counted_.size();
  if (counted_.empty()) counted_ = order_;
}

std::optional<std::size_t> AttributeView::first_selected() const {
  const auto found = std::ranges::find_if(order_, [&](std::uint32_t row) { return selected_[row] != 0; });
  if (found == order_.end()) return {};
  return static_cast<std::size_t>(found - order_.begin());
}

std::optional<std::size_t> AttributeView::position_of(std::size_t row) const {
  const auto found = std::ranges::find(order_, row);
  if (found == order_.end()) return {};
  return static_cast<std::size_t>(found - order_.begin());
}

/// Does an area that is counted lie in another one that is? Its people would be counted twice.
bool AttributeView::overlapping() const {
  if (table_.whole.empty()) return false;
  std::vector<std::uint8_t> in(table_.size(), 0);
  for (const auto row : counted_) in[row] = 1;
  return std::ranges::any_of(counted_, [&](std::uint32_t row) {
    return std::ranges::any_of(table_.whole[row], [&](std::uint32_t whole) { return in[whole] != 0; });
  });
}

FootFigures AttributeView::foot(std::size_t column) const {
  const auto& of = table_.columns[column];
  FootFigures foot;
  std::vector<double> figures;
  figures.reserve(counted_.size());
  for (const auto row : counted_) {
    figures.push_back(of.figures[row]);
    if (!of.qualifiers.empty() && of.qualifiers[row] == model::Qualifier::at_least) foot.at_least = true;
  }
  foot.spread = analysis::spread_of(std::move(figures));
  foot.overlaps = overlapping();
  if (foot.overlaps || foot.spread.known == 0) return foot;
  if (of.total) foot.sum = foot.spread.sum;
  if (of.parts) foot.together = of.parts->together(counted_, of.figures);
  return foot;
}

}  // namespace kuiki::app
