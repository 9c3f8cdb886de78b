#pragma once
#include "ui/ui.h"

/// Figures of plans on the map: putting their cards there and taking them off, as undoable edits.
namespace kuiki::ui {

bool has_card(const Ui& ui, const std::string& indicator);
void put_card(const Ui& ui, const model::Indicator& indicator, bool on);
void clear_cards(const Ui& ui);
/// The switch as a button; its tooltip says where the figure will stand. `mark_id` names it for tests.
void card_button(const Ui& ui, const std::string& mark_id, const model::Indicator& indicator, bool with_words);
/// The same as a tooltip's words.
Text card_tip(const Ui& ui, const model::Indicator& indicator);
/// Brings the map to the front and to the city, facility, place or partnership of the figure.
void go_to_figure(app::WindowState& window, const model::Indicator& indicator);

}  // namespace kuiki::ui
