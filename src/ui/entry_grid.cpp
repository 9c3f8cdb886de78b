#include "ui/entry_grid.h"

#include <algorithm>

#include "ui/fit_text.h"
#include "ui/widgets.h"

namespace kuiki::ui {
namespace {

using app::EntryState;

constexpr Rgba changed_fill = rgb(0xeaf2fa), refused_fill = rgb(0xfcebe7), doubt_fill = rgb(0xfdf3df);

/// Names a cell for the tests, which click on its middle: only where all of it is in view.
void mark_cell(const Ui& ui, const char* what, const app::EntrySheet& sheet, std::size_t row) {
  const float top = ImGui::GetWindowPos().y, bottom = top + ImGui::GetWindowHeight();
  if (!ui.marks || ImGui::GetItemRectMin().y < top || ImGui::GetItemRectMax().y > bottom) return;
  const auto& part = sheet.rows()[row].part;
  mark(ui, std::string("entry.") + what + "." + sheet.indicator(row).id + (part.empty() ? "" : "." + part));
}

struct Ink {
  Rgba text, fill;
};
Ink ink_of(EntryState state) {
  switch (state) {
    case EntryState::refused:
      return {tone::accent_pressed, refused_fill};
    case EntryState::doubtful:
      return {tone::warning, doubt_fill};
    case EntryState::changed:
    case EntryState::withdrawn:
      return {tone::link, changed_fill};
    default:
      return {tone::quiet, tone::field};
  }
}

}  // namespace

void EntryGrid::choose(std::size_t row) {
  row_ = anchor_ = row;
  column_ = anchor_column_ = Column::value;
  reveal_ = focus_ = true;
}

bool EntryGrid::chosen(std::size_t row, Column column) const {
  const auto [first, last] = span();
  const auto at = position(row);
  const auto low = std::min(column_, anchor_column_), high = std::max(column_, anchor_column_);
  return at < shown_.size() && shown_[at] == row && at >= first && at <= last && column >= low && column <= high;
}

void EntryGrid::draw(const Ui& ui, const app::EntrySheet& sheet, const std::vector<std::size_t>& shown, ImVec2 size) {
  shown_ = shown;
  if (!shown_.empty() && std::ranges::find(shown_, row_) == shown_.end()) {
    editing_ = false;
    row_ = anchor_ = shown_.front();
  }
  if (std::ranges::find(shown_, anchor_) == shown_.end()) anchor_ = row_;

  const float bar = ImGui::GetStyle().ScrollbarSize;
  Columns columns;
  columns.baseline = ui.px(82);
  columns.target = ui.px(104);
  columns.before = ui.px(82);
  columns.value = ui.px(124);
  columns.unit = ui.px(ui.lang() == Lang::ja ? 48 : 68);
  columns.note = std::max(ui.px(96), size.x * 0.14f);
  columns.name = std::max(ui.px(190), size.x - bar - columns.total());

  const float head = ui.px(48);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  header(ui, sheet, columns, at, size.x);
  ImGui::SetCursorScreenPos({at.x, at.y + head});
  if (focus_) {
    ImGui::SetNextWindowFocus();
    focus_ = false;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  const bool wide = columns.total() + bar > size.x + 1;
  if (wide) ImGui::SetNextWindowContentSize({columns.total(), 0});
  ImGui::BeginChild("###entry-grid", {size.x, std::max(1.0f, size.y - head)}, false,
                    ImGuiWindowFlags_NoNavInputs | (wide ? ImGuiWindowFlags_HorizontalScrollbar : 0));
  ImGui::PopStyleVar(2);
  keyboard(ui, sheet);
  scroll_x_ = ImGui::GetScrollX();

  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const float view_top = ImGui::GetWindowPos().y, view_bottom = view_top + ImGui::GetWindowSize().y;
  float y = 0;
  headed_ = model::none;
  model::Row node = model::none;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const auto row = shown_[i];
    const auto place = [&] { return ImVec2{origin.x, origin.y + y}; };
    const auto visible = [&](float height) { return origin.y + y + height >= view_top && origin.y + y <= view_bottom; };
    if (const auto of = sheet.rows()[row].node; i == 0 || of != node) {
      node = of;
      const auto before = headed_;
      const float height = heading(ui, sheet, row, columns, place(), false);
      const auto after = headed_;
      headed_ = before;
      if (visible(height)) heading(ui, sheet, row, columns, place(), true);
      headed_ = after;
      y += height;
    }
    const float height = line(ui, sheet, row, columns, place(), false);
    if (visible(height) || (editing_ && row == row_)) line(ui, sheet, row, columns, place(), true);
    if (reveal_ && row == row_) {
      const float room = ImGui::GetWindowHeight(), above = i == 0 ? y : ui.px(8);
      if (y - above < ImGui::GetScrollY()) ImGui::SetScrollY(std::max(0.0f, y - above));
      if (y + height + ui.px(8) > ImGui::GetScrollY() + room) ImGui::SetScrollY(y + height + ui.px(8) - room);
      reveal_ = false;
    }
    y += height;
  }
  if (editing_) leave_by_key(ui);
  ui.session.entry.typing = editing_ && sheet.text(row_, column_) != edit_;
  ImGui::SetCursorScreenPos({origin.x, origin.y + y});
  ImGui::Dummy({columns.total(), ui.px(8)});
  if (!ImGui::GetIO().MouseDown[0]) dragging_ = false;
  // What is typed here is not meant for the map's keys.
  if (ImGui::IsWindowFocused()) ImGui::GetIO().WantTextInput = true;
  ImGui::EndChild();
}

float EntryGrid::line(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns, ImVec2 at,
                      bool draw) {
  const auto& entry = sheet.rows()[row];
  const auto& indicator = sheet.indicator(row);
  const bool repeats = entry.first != row;
  const float pad = ui.px(10), body = std::round(ui.fonts.body->FontSize * 1.2f),
              small = std::round(ui.fonts.small->FontSize * 1.25f);
  const std::string name = (ui.lang() == Lang::en && !indicator.name_en.empty() ? indicator.name_en : indicator.name) +
                           (entry.part.empty() ? "" : "〔" + entry.part + "〕");
  const float name_room = columns.name - 2 * pad;
  const auto names = broken_lines(ui, ui.fonts.body, name, name_room);
  std::vector<std::string> follows;
  if (repeats) {
    const auto& first = sheet.indicator(entry.first);
    follows = broken_lines(
        ui, ui.fonts.small,
        ui.words(say("再掲：{} の値がここにも入ります", "Printed again: takes the value of {}", first.id)), name_room);
  }
  const float text_height = body * static_cast<float>(names.size()) + small * static_cast<float>(follows.size());
  const auto lines_of = [&](const std::optional<app::BesideFigure>& f, float width) -> std::vector<std::string> {
    if (!f) return {"－"};
    const std::string words = ui.words(f->words);
    if (width_of(ui.fonts.body, words) <= width - pad) return {words};
    return broken_lines(ui, ui.fonts.small, words, width - pad);
  };
  const auto height_of = [&](const std::optional<app::BesideFigure>& f, float width) {
    const auto lines = static_cast<float>(lines_of(f, width).size());
    return (lines > 1 ? lines * small : body) + small + ui.px(12);
  };
  const float upper = std::max({text_height + ui.px(14), height_of(entry.baseline, columns.baseline),
                                height_of(entry.target, columns.target), height_of(entry.before, columns.before),
                                value_cell(ui, sheet, row, at, columns.value, 0, false)});
  const float below = repeats ? 0 : reason(ui, sheet, row, columns, at, false);
  if (!draw) return upper + below;

  auto* list = ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + columns.total(), at.y + upper + below};
  const bool opened = ui.session.desk.indicator == indicator.id;
  list->AddRectFilled(at, end, im(opened ? rgb(0xfdf7f5) : tone::bar));
  list->AddLine({at.x, end.y - 1}, {end.x, end.y - 1}, im(rgb(0xebe7de)));
  if (opened) list->AddRectFilled(at, {at.x + ui.px(3), end.y - 1}, im(tone::accent));

  // The name leads to the indicator's sheet.
  ImGui::PushID(static_cast<int>(row));
  ImGui::SetCursorScreenPos({at.x, at.y});
  const bool clicked = ImGui::InvisibleButton("name", {columns.name, upper});
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  mark_cell(ui, "name", sheet, row);
  tooltip(ui, {"右に指標シートを表示します", "Shows the indicator's sheet to the right"});
  if (clicked) ui.push([id = indicator.id](app::Session& s) { s.show_indicator(id); });
  float y = at.y + ui.px(7);
  for (const auto& text : names) {
    list->AddText(ui.fonts.body, ui.fonts.body->FontSize, {at.x + pad, y},
                  im(hovered   ? tone::accent
                     : repeats ? tone::quiet
                               : tone::text),
                  text.c_str());
    y += body;
  }
  for (const auto& text : follows) {
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {at.x + pad, y}, im(tone::quiet), text.c_str());
    y += small;
  }

  float x = at.x + columns.name;
  const auto figure = [&](float width, const std::optional<app::BesideFigure>& f, bool with_period) {
    float top = at.y + ui.px(7);
    const auto put = [&](ImFont* font, const std::string& text, Rgba color) {
      list->AddText(font, font->FontSize, {x + width - pad - std::min(width_of(font, text), width - pad), top}, im(color),
                    text.c_str());
    };
    const auto lines = lines_of(f, width);
    const bool fits = lines.size() == 1 && width_of(ui.fonts.body, lines.front()) <= width - pad;
    for (const auto& text : lines) {
      put(fits ? ui.fonts.body : ui.fonts.small, text, f ? tone::text : tone::faint);
      top += fits ? body : small;
    }
    if (f && with_period) {
      top += ui.px(1);
      put(ui.fonts.small, shortened(ui.fonts.small, ui.session.wording()(f->period), width - ui.px(4)), tone::quiet);
    }
    x += width;
  };
  figure(columns.baseline, entry.baseline, true);
  figure(columns.target, entry.target, true);
  figure(columns.before, entry.before, false);
  value_cell(ui, sheet, row, {x, at.y}, columns.value, upper, true);
  x += columns.value;
  const auto unit = ui.lang() == Lang::en && !indicator.unit_en.empty() ? indicator.unit_en : indicator.unit;
  list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {x + ui.px(2), at.y + ui.px(12)}, im(tone::quiet),
                shortened(ui.fonts.small, unit, columns.unit - ui.px(4)).c_str());
  x += columns.unit;
  note_cell(ui, sheet, row, {x, at.y}, columns.note, upper);
  if (!repeats) reason(ui, sheet, row, columns, {at.x, at.y + upper}, true);
  ImGui::PopID();
  return upper + below;
}

float EntryGrid::value_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width,
                            float height, bool draw) {
  const auto& entry = sheet.rows()[row];
  const auto& check = sheet.check(row);
  const bool repeats = entry.first != row;
  std::string under;
  Rgba under_ink = tone::quiet;
  if (!check.reads.empty()) {
    under = std::string("= ") + ui.words(check.reads);
    under_ink = tone::link;
  } else if (check.state == EntryState::saved && !repeats) {
    under = ui.words(say("{} 入力", "{}", ui.session.entry.entered_at(sheet, row)));
  } else if (entry.printed && check.state != EntryState::saved) {
    under = ui.words(say("計画書 {}", "printed {}", entry.printed->words));
  }
  const float box = ui.px(30), needed = ui.px(5) + box + (under.empty() ? ui.px(5) : ui.px(20));
  if (!draw) return needed;

  const auto [ink, fill] = ink_of(check.state);
  const bool marked = chosen(row, Column::value), here = marked && row == row_ && column_ == Column::value;
  const ImVec2 a{at.x + ui.px(6), at.y + ui.px(5)}, b{at.x + width - ui.px(4), a.y + box};
  auto* list = ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos(at);
  if (!(editing_ && here)) {
    ImGui::InvisibleButton("value", {width, height});
    mark_cell(ui, "value", sheet, row);
    tooltip(ui, !check.reason.empty() ? check.reason
                : repeats
                    ? Text{"この指標は先の行に入力します", "This indicator is entered in the row where it is printed first"}
                    : Text{});
    cell_mouse(ui, sheet, row, Column::value);
  }
  if (!repeats) list->AddRectFilled(a, b, im(marked && !here ? tone::chosen : fill), ui.px(3));
  if (!repeats)
    list->AddRect(a, b, im(check.state == EntryState::refused ? tone::accent_pressed : tone::line), ui.px(3), 0,
                  std::max(1.0f, ui.scale));
  if (editing_ && here) {
    editor(ui, a, b.x - a.x, box);
  } else {
    const std::string shown = shortened(ui.fonts.body, sheet.text(row).value, b.x - a.x - ui.px(14));
    list->AddText({b.x - ui.px(7) - width_of(ui.fonts.body, shown), a.y + (box - ui.fonts.body->FontSize) / 2},
                  im(repeats                              ? tone::quiet
                     : check.state == EntryState::refused ? ink
                                                          : tone::text),
                  shown.c_str());
    if (sheet.differs(row) && !repeats)
      list->AddRectFilled({a.x, a.y}, {a.x + ui.px(4), b.y}, im(ink), ui.px(3), ImDrawFlags_RoundCornersLeft);
  }
  if (here) list->AddRect(a, b, im(tone::accent), ui.px(3), 0, std::max(2.0f, ui.px(2)));
  if (!under.empty()) {
    const auto text = shortened(ui.fonts.small, under, width - ui.px(8));
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize,
                  {b.x - ui.px(3) - width_of(ui.fonts.small, text), b.y + ui.px(1)}, im(under_ink), text.c_str());
  }
  return needed;
}

void EntryGrid::note_cell(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, ImVec2 at, float width,
                          float height) {
  const bool repeats = sheet.rows()[row].first != row;
  const bool marked = chosen(row, Column::note), here = marked && row == row_ && column_ == Column::note;
  const auto& text = sheet.text(row).note;
  const ImVec2 a{at.x, at.y + ui.px(5)}, b{at.x + width - ui.px(6), a.y + ui.px(30)};
  auto* list = ImGui::GetWindowDrawList();
  ImGui::SetCursorScreenPos(at);
  if (!(editing_ && here)) {
    ImGui::InvisibleButton("note", {width, height});
    mark_cell(ui, "note", sheet, row);
    tooltip(ui, plain(text));
    cell_mouse(ui, sheet, row, Column::note);
  }
  if (marked && !here) list->AddRectFilled(a, b, im(tone::chosen), ui.px(3));
  if (!repeats) list->AddRect(a, b, im(rgb(0xebe7de)), ui.px(3));
  if (editing_ && here)
    editor(ui, a, b.x - a.x, b.y - a.y);
  else
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize,
                  {a.x + ui.px(7), a.y + (b.y - a.y - ui.fonts.small->FontSize) / 2}, im(repeats ? tone::quiet : tone::text),
                  shortened(ui.fonts.small, text, b.x - a.x - ui.px(14)).c_str());
  if (here) list->AddRect(a, b, im(tone::accent), ui.px(3), 0, std::max(2.0f, ui.px(2)));
}

float EntryGrid::reason(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, const Columns& columns, ImVec2 at,
                        bool draw) {
  const auto& check = sheet.check(row);
  if (check.reason.empty()) return 0;
  const float indent = ui.px(30), step = std::round(ui.fonts.small->FontSize * 1.3f);
  const float offer = check.instead.empty() ? 0 : ui.px(120);
  const float room = std::min(columns.total(), ImGui::GetWindowWidth()) - indent - offer - ui.px(16);
  const auto lines = broken_lines(ui, ui.fonts.small, ui.words(check.reason), room);
  const float height = step * static_cast<float>(lines.size()) + ui.px(8);
  if (!draw) return std::max(height, offer > 0 ? ui.px(34) : 0);
  const auto ink = im(ink_of(check.state).text);
  auto* list = ImGui::GetWindowDrawList();
  const auto icon = check.state == EntryState::refused ? "error" : check.state == EntryState::doubtful ? "warning" : "info";
  ui.icons.draw(list, icon, {at.x + ui.px(9), at.y - ui.px(1)}, ui.px(16), ink);
  float y = at.y;
  for (const auto& text : lines) {
    list->AddText(ui.fonts.small, ui.fonts.small->FontSize, {at.x + indent, y}, ink, text.c_str());
    y += step;
  }
  if (offer > 0) {
    // What was probably meant can be taken with one click.
    ImGui::SetCursorScreenPos({at.x + indent + room + ui.px(8), at.y - ui.px(4)});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), ui.px(4)});
    if (button(ui, "entry.instead." + sheet.indicator(row).id, say("{} にする", "Make it {}", check.instead),
               {"推定した値に改めます", "Takes what was probably meant"}))
      ui.push([row, text = check.instead](app::Session& s) {
        if (auto* of = s.entry.sheet()) of->type(row, Column::value, text);
      });
    ImGui::PopStyleVar();
    return std::max(height, ui.px(34));
  }
  return height;
}

void EntryGrid::cell_mouse(const Ui& ui, const app::EntrySheet& sheet, std::size_t row, Column column) {
  const bool over = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  if (ImGui::IsItemActivated()) {
    if (editing_ && (row != row_ || column != column_)) commit(ui);
    if (!editing_) {
      row_ = row;
      column_ = column;
      dragging_ = true;
      if (!ImGui::GetIO().KeyShift) {
        anchor_ = row;
        anchor_column_ = column;
      }
    }
  } else if (dragging_ && over && ImGui::GetIO().MouseDown[0]) {
    row_ = row;
    column_ = column;
  }
  if (over && ImGui::IsMouseDoubleClicked(0)) {
    const auto first = sheet.rows()[row].first;
    if (first != row)
      choose(first);
    else if (!editing_)
      begin(sheet.text(row, column), true);
  }
}

void EntryGrid::editor(const Ui& ui, ImVec2 at, float width, float height) {
  if (!active_) {
    collect_typed();
    ImGui::SetKeyboardFocusHere();
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(6), (height - ui.fonts.body->FontSize) / 2});
  const auto to_end = [](ImGuiInputTextCallbackData* data) {
    auto& fresh = *static_cast<bool*>(data->UserData);
    if (fresh) {
      data->CursorPos = data->SelectionStart = data->SelectionEnd = data->BufTextLen;
      fresh = false;
    }
    return 0;
  };
  ImGui::InputText("##edit", edit_, sizeof edit_, ImGuiInputTextFlags_CallbackAlways, to_end, &fresh_);
  ImGui::PopStyleVar();
  mark(ui, "entry.edit");
  const bool was = active_;
  active_ = ImGui::IsItemActive();
  lost_ = was && !active_;
}

}  // namespace kuiki::ui
