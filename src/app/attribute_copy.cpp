#include <cmath>

#include "app/attribute_view.h"
#include "store/csv_text.h"

/// A table leaves the window: onto the clipboard, into a file.
namespace kuiki::app {
namespace {

using Kind = AttributeColumn::Kind;
using Cells = std::vector<store::TableCell>;

store::TableCell words(std::string text) { return {std::move(text)}; }

}  // namespace

/// A figure says in its heading of what time it is.
Cells AttributeView::header() const {
  Cells row;
  for (const auto& column : table_.columns)
    row.push_back(words(column.period.empty() ? column.title : column.title + " " + column.period));
  return row;
}

/// Figures as plain numbers with the places that are shown, so that a spreadsheet reckons with what the map says; a missing
/// one is no cell, which it leaves out of its means.
Cells AttributeView::cells(std::size_t row) const {
  Cells line;
  for (const auto& column : table_.columns) {
    if (column.kind == Kind::text)
      line.push_back(words(column.texts[row]));
    else if (std::isnan(column.figures[row]))
      line.emplace_back();
    else
      line.push_back({fmt::format("{:.{}f}", column.figures[row], column.decimals), true});
  }
  return line;
}

std::string AttributeView::copied() const {
  std::string text;
  const auto put = [&](const Cells& line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) text += '\t';
      text += store::csv_cell(line[i].text, line[i].number);
    }
    text += '\n';
  };
  put(header());
  for (const auto row : counted_) put(cells(row));
  return text;
}

store::Table AttributeView::for_file(model::Wording wording) const {
  store::Table file;
  file.sheet = table_.name;
  file.rows.push_back(header());
  for (const auto row : order_) file.rows.push_back(cells(row));
  file.rows.emplace_back();
  const auto note = [&](std::string text) {
    if (!text.empty()) file.rows.push_back({words(std::move(text))});
  };
  if (order_.size() < table_.size())
    note(say("絞り込み「{}」：全{}行のうち{}行", "filter “{}”: of {} rows {}", typed_, table_.size(), order_.size())
             .in(wording));
  note(table_.sources);
  for (const auto& remark : table_.remarks) note(remark);
  return file;
}

}  // namespace kuiki::app
