#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "map/sheet.h"
#include "ui/ui.h"

/// The few controls the panels are made of, each with its tooltip in the language of the window. Words that do not fit are
/// shortened with "…" and told whole in the tooltip.
namespace kuiki::ui {

/// Names the last item for the tests of the window, and makes it one that Tab goes to.
void mark(const Ui& ui, const std::string& id);
/// A tooltip on the last item, also when it is disabled; wrapped, and beside the panel, so that it covers no neighbour.
void tooltip(const Ui& ui, const Text& text);

/// The tip of a control, begun with its words where these are not shown whole.
Text tip_with_words(const Text& tip, const std::string& words, const std::string& shown);

void heading(const Ui& ui, const Text& text, float width = 0);  ///< at most `width` pixels wide; 0 = as wide as the panel
/// Words broken into lines no wider than `width` pixels; stays valid within the frame.
const std::vector<std::string>& broken_lines(const Ui& ui, ImFont* font, std::string_view text, float width);
/// The same put into the panel, with room between the lines.
void paragraph(const Ui& ui, ImFont* font, std::string_view text, Rgba color, float width = 0);
/// As much of a text as `width` pixels hold, with "…" where something is left out.
std::string elided(ImFont* font, const std::string& text, float width);
void small_text(const Ui& ui, std::string_view text);  ///< secondary, small, wrapped
void quiet_text(const Ui& ui, std::string_view text);  ///< secondary, wrapped
/// A label above a control.
void label(const Ui& ui, const Text& text);
/// Name left, value right-aligned, on one line.
void fact(const Ui& ui, const char* name, const std::string& value);
void gap(const Ui& ui, float units = 8);
/// What is to be typed into the next field of that width (pixels; ≤ 0: up to as much from the panel's edge), shortened.
std::string field_hint(const Ui& ui, const Text& words, float width);

/// A square button with an icon.
bool icon_button(const Ui& ui, const std::string& id, std::string_view icon, const Text& tip, bool enabled = true,
                 bool chosen = false);
struct ButtonLook {
  std::string_view icon = {};
  bool enabled = true;
  bool chosen = false;
  bool primary = false;  ///< in the accent colour
  float width = 0;       ///< pixels; 0: as its words need
};
/// A button with words, and an icon where one is given.
bool button(const Ui& ui, const std::string& id, const Text& words, const Text& tip, const ButtonLook& look = {});
/// A command of the table as a button or as an icon; pushes it when clicked. The tooltip tells its key.
void command_button(const Ui& ui, std::string_view command, bool with_words = true, bool primary = false, float width = 0);
void command_icon(const Ui& ui, std::string_view command);
void command_menu_item(const Ui& ui, std::string_view command);

/// Words that can be clicked; breaks into the next line where there is no room (`flow`).
bool link(const Ui& ui, const std::string& id, const std::string& words, const Text& tip);
/// Continues on the same line if `width` pixels still fit there.
void flow(float width);

/// A section that folds; its state is kept by ImGui under `id`.
bool section(const Ui& ui, const std::string& id, const Text& title, bool open_at_first = true);

/// A combo box as wide as the panel; returns true while open (then Selectables and end_combo()).
bool begin_combo(const Ui& ui, const std::string& id, const std::string& words, const Text& tip, float width = -1);
void end_combo();
/// `note`: a remark behind the words, shown whole whatever becomes of them.
bool choice(const Ui& ui, const std::string& id, const std::string& words, bool chosen, bool enabled = true,
            const std::string& note = {});

/// A slider over `count` steps, shown as dots; true in the frame in which `index` changed.
bool step_slider(const Ui& ui, const std::string& id, int& index, int count, const Text& tip, float width);
bool checkbox(const Ui& ui, const std::string& id, const Text& words, bool value, const Text& tip);

/// A legend's swatch in a box of w × h pixels.
void draw_swatch(ImDrawList* list, const map::Swatch& swatch, ImVec2 at, float w, float h, float scale);
/// A filled rectangle, hatched where the paint says so.
void draw_paint(ImDrawList* list, const map::Paint& paint, ImVec2 a, ImVec2 b, float scale);

}  // namespace kuiki::ui
