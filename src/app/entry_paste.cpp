#include "app/entry_paste.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/name_key.h"
#include "base/number.h"
#include "base/plural.h"
#include "base/strings.h"
#include "intake/entry_rules.h"
#include "intake/import_columns.h"
#include "intake/import_match.h"
#include "intake/import_sheet.h"
#include "intake/import_units.h"
#include "model/numerals.h"

namespace kuiki::app {
namespace {

using Left = PasteReport::Left;

std::size_t width_of(const Block& block) {
  std::size_t width = 0;
  for (const auto& row : block) width = std::max(width, row.size());
  return width;
}

const std::string& cell_of(const Block& block, std::size_t row, std::size_t column) {
  static const std::string none;
  return column < block[row].size() ? block[row][column] : none;
}

/// A line of a block that says itself which indicator it is for.
struct NamedLine {
  std::size_t line = 0;
  std::string id, name, part, value, unit, note;
};

/// Collects what is to be typed; a row that is given twice must be given the same.
class Typing {
 public:
  explicit Typing(const EntrySheet& sheet) : sheet_(sheet) {}

  /// `repeats`: the line stands at a row that only repeats another; false where the row has another value already.
  bool put(std::size_t row, EntryColumn column, const std::string& text, bool repeats = false) {
    const auto first = sheet_.rows()[row].first;
    const auto words = trimmed(text);
    const auto [found, added] = at_.emplace(std::pair{first, column}, cells.size());
    if (added) {
      // A repeated row that is left empty says nothing of the row it repeats.
      if (repeats && words.empty()) {
        at_.erase(found);
        return true;
      }
      cells.push_back({first, column, words});
      return true;
    }
    auto& there = cells[found->second].text;
    if (there.empty()) there = words;
    return words.empty() || there == words;
  }
  std::vector<EntrySheet::Typed> cells;

 private:
  const EntrySheet& sheet_;
  std::map<std::pair<std::size_t, EntryColumn>, std::size_t> at_;
};

Text given_twice() {
  return {"同じ指標に別の値があります。先の値を残しました。",
          "the same indicator is given another value above, which was kept."};
}

/// Lines with a header, as import_actuals reads them. Nothing where no header is recognised; an error where it has no column
/// for the year.
std::optional<std::vector<NamedLine>> lines_below_header(const Block& block, const model::Period& year,
                                                         std::optional<Text>& error) {
  store::Table table;
  for (const auto& row : block) {
    auto& cells = table.rows.emplace_back();
    for (const auto& text : row) cells.push_back({text, false});
  }
  const auto columns = intake::recognise_columns(table);
  if (!columns) return {};
  const auto of_year = [&](const intake::ImportColumn& c) { return c.period && intake::is_of_year(*c.period, year); };
  const auto choice = intake::choose_columns(*columns, year);
  if (choice.chosen.empty()) {
    error = {"貼り付けた表に、入力している年度の列がありません。",
             "the pasted table has no column for the year being entered."};
    return std::vector<NamedLine>{};
  }
  const intake::ImportColumn* value = &choice.chosen.front().columns.front();
  std::vector<NamedLine> lines;
  NamedLine last;
  for (std::size_t r = columns->first; r < block.size(); ++r) {
    const auto at = [&](const std::optional<std::size_t>& column) {
      return column ? trimmed(cell_of(block, r, *column)) : std::string();
    };
    NamedLine line{r + 1,
                   at(columns->id),
                   at(columns->name),
                   at(columns->part),
                   trimmed(cell_of(block, r, value->column)),
                   at(columns->unit),
                   {}};
    if (line.unit.empty()) line.unit = value->unit;
    for (const auto& note : columns->notes)
      if (!note.period || of_year(note)) line.note = trimmed(cell_of(block, r, note.column));
    // Cells merged over the rows of 小 and 中.
    if (line.id.empty() && line.name.empty() && !line.part.empty()) {
      line.id = last.id;
      line.name = last.name;
    }
    last = line;
    if (!line.id.empty() || !line.name.empty() || !line.value.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

/// Lines without a header whose first column holds ids or names. Nothing where it does not.
std::optional<std::vector<NamedLine>> lines_by_name(const Block& block, const intake::IndicatorMatch& match) {
  if (width_of(block) < 2) return {};
  std::size_t filled = 0, known = 0, words = 0, figures = 0;
  std::vector<NamedLine> lines;
  for (std::size_t r = 0; r < block.size(); ++r) {
    const auto key = trimmed(cell_of(block, r, 0));
    NamedLine line;
    line.line = r + 1;
    std::size_t next = 1;
    const auto by_id = match.find(key, {});
    if (!key.empty()) {
      ++filled;
      if (by_id.indicator)
        line.id = key;
      else
        line.name = key;
      if (by_id.indicator || match.find({}, key).indicator) ++known;
      using Kind = model::Cell::Kind;
      if (model::read_cell(key).kind == Kind::words) ++words;
      if (const auto second = model::read_cell(trimmed(cell_of(block, r, 1))); second.kind == Kind::numbers) ++figures;
    }
    // An id may have the name beside it, and either the part (小, 中) after it.
    const auto beside = trimmed(cell_of(block, r, 1));
    if (by_id.indicator && !beside.empty() && match.find({}, beside).indicator) {
      line.name = beside;
      next = 2;
    }
    const auto part = trimmed(cell_of(block, r, next));
    if (part == "小" || part == "中" || part == "男" || part == "女") {
      line.part = part;
      ++next;
    }
    line.value = trimmed(cell_of(block, r, next));
    line.note = trimmed(cell_of(block, r, next + 1));
    if (key.empty() && !line.part.empty() && !lines.empty()) {
      line.id = lines.back().id;
      line.name = lines.back().name;
    }
    if (!line.id.empty() || !line.name.empty() || !line.value.empty()) lines.push_back(std::move(line));
  }
  if (filled == 0) return {};
  // Words beside figures are names, be they known or not.
  if (known * 2 < filled && !(words * 2 > filled && figures * 2 > filled)) return {};
  return lines;
}

void put_named(const EntrySheet& sheet, const intake::IndicatorMatch& match, const std::vector<NamedLine>& lines,
               Typing& typing, PasteReport& report) {
  for (const auto& line : lines) {
    const auto leave = [&](Text why) {
      report.left.push_back({line.line, line.name.empty() ? line.id : line.name, std::move(why)});
    };
    if (line.value.empty() && line.note.empty()) continue;
    auto found = match.find(line.id, line.name);
    if (!found.indicator) {
      std::string candidates;
      for (const auto& id : found.candidates) add_part(candidates, ", ", id);
      leave(candidates.empty() ? found.why : say("{}（候補：{}）", "{} (perhaps {})", found.why, candidates));
      continue;
    }
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < sheet.rows().size(); ++i)
      if (sheet.rows()[i].indicator == *found.indicator && (line.part.empty() || sheet.rows()[i].part == line.part))
        rows.push_back(i);
    if (rows.empty()) {
      leave(say("この指標に部分「{}」はありません。", "the indicator has no part '{}'.", line.part));
      continue;
    }
    const auto& indicator = sheet.data().indicators[*found.indicator];
    const auto with = intake::with_unit(line.value, line.unit.empty() ? found.unit : line.unit, indicator.unit);
    if (with.refused) {
      leave(*with.refused);
      continue;
    }
    bool agrees = true;
    const auto put = [&](std::size_t row, const std::string& value) {
      const bool repeats = sheet.rows()[row].first != row;
      agrees = typing.put(row, EntryColumn::value, value, repeats) && agrees;
      if (!line.note.empty()) agrees = typing.put(row, EntryColumn::note, line.note, repeats) && agrees;
    };
    if (rows.size() == 1) {
      put(rows.front(), with.typed);
    } else {
      // All parts in one cell: 小88.2% 中76.0%.
      const auto checked =
          intake::check_cell(sheet.data(), *found.indicator, {.part = {}, .year = sheet.year(), .words = with.typed});
      if (checked.entry.refused) {
        leave(*checked.entry.refused);
        continue;
      }
      for (const auto& n : checked.entry.cell.numbers)
        for (const auto row : rows)
          if (sheet.rows()[row].part == n.part)
            put(row, format_number(n.value, std::max(n.scale == 1 ? n.decimals : 0, model::decimals_of(n.value))));
    }
    if (!agrees) leave(given_twice());
  }
}

/// The chosen cell among the rows that are shown.
struct ChosenCell {
  const std::vector<std::size_t>& shown;
  std::size_t at;
  EntryColumn column;
};

/// Down from the chosen cell. A reason where the block does not fit.
std::optional<Text> put_down(const EntrySheet& sheet, const Block& block, const ChosenCell& from, Typing& typing,
                             PasteReport& report) {
  const auto& [shown, at, column] = from;
  const auto width = width_of(block);
  const std::size_t room = column == EntryColumn::value ? 2 : 1;
  if (width > room)
    return say(
        "コピーした範囲は{}"
        "列あります。貼り付けられるのは実績値の1列、または実績値と備考の2列です。指標IDや指標名の列を付ければ"
        "、見出しごと貼り付けられます。何も貼り付けていません。",
        "the copied range has {} columns. A column of values, or values and notes, can be pasted here; with a column of ids "
        "or "
        "names, a whole table can. Nothing was pasted.",
        width);
  const std::size_t left = at < shown.size() ? shown.size() - at : 0;
  if (block.size() > left)
    return say("コピーした範囲は{}行ありますが、ここから下には{}行しかありません。何も貼り付けていません。",
               "the copied range has {} rows, but only {} are left from here down. Nothing was pasted.", block.size(), left);
  for (std::size_t r = 0; r < block.size(); ++r) {
    const auto row = shown[at + r];
    const bool repeats = sheet.rows()[row].first != row;
    bool agrees = typing.put(row, column, cell_of(block, r, 0), repeats);
    if (width == 2) agrees = typing.put(row, EntryColumn::note, cell_of(block, r, 1), repeats) && agrees;
    if (!agrees) report.left.push_back({r + 1, cell_of(block, r, 0), given_twice()});
  }
  return {};
}

}  // namespace

PasteReport paste(EntrySheet& sheet, const Block& block, const std::vector<std::size_t>& shown, std::size_t at,
                  EntryColumn column) {
  PasteReport report;
  if (block.empty()) {
    report.summary = {"クリップボードに貼り付けられる文字がありません。", "The clipboard has no text to paste."};
    return report;
  }
  const intake::IndicatorMatch match(sheet.data(), sheet.plan());
  Typing typing(sheet);
  std::optional<Text> error;
  auto lines = lines_below_header(block, sheet.year(), error);
  if (!lines) lines = lines_by_name(block, match);
  if (lines && !error) put_named(sheet, match, *lines, typing, report);
  if (!lines) error = put_down(sheet, block, {shown, at, column}, typing, report);
  if (error) {
    report.summary = *error;
    return report;
  }
  std::vector<std::size_t> rows;
  for (const auto& cell : typing.cells)
    if (std::ranges::find(rows, cell.row) == rows.end()) rows.push_back(cell.row);
  report.rows = rows.size();
  report.done = sheet.type(typing.cells, say("{}行の貼り付け", "Paste of {}", counted(rows.size(), "row")));
  for (const auto row : rows)
    if (sheet.check(row).state == EntryState::refused) ++report.refused;
  report.summary = lines ? say("指標IDまたは指標名で照合し、{}行に貼り付けました。", "Filled by id or name: {}.",
                               counted(rows.size(), "row"))
                         : say("{}行に貼り付けました。", "Filled: {}.", counted(rows.size(), "row"));
  if (rows.empty()) report.summary = {"貼り付けられる行がありませんでした。", "No row could be filled."};
  if (report.refused > 0)
    report.summary =
        say("{}うち{}行は値に誤りがあります。", "{} In {} of them the value is refused.", report.summary, report.refused);
  if (!report.left.empty())
    report.summary = say("{}取り込めなかった行が{}行あります。", "{} Not taken: {}.", report.summary,
                         counted(report.left.size(), "line"));
  return report;
}

}  // namespace kuiki::app
