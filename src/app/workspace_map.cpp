#include <algorithm>

#include "app/choices.h"
#include "app/settings.h"
#include "app/subjects.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "map/compose.h"

/// The workspace's map and its history.
namespace kuiki::app {

void Workspace::begin_document(map::MapDocument document, map::Thematic theme, Text what, const std::filesystem::path& file,
                               const std::optional<Place>& left) {
  if (front() == nullptr && !history_.can_undo())
    history_ = History(std::move(document));
  else
    history_.push(std::move(document), std::move(what), {}, true, left);
  *theme_ = std::move(theme);
  history_.set_file(file.string());
  saved_ = history_.now();
  document_changed();
}

bool Workspace::step(map::MapDocument document, map::Thematic theme, Text what, std::string_view drag, bool moved,
                     const std::optional<Place>& left) {
  if (!history_.push(std::move(document), std::move(what), drag, moved, left)) return false;
  *theme_ = std::move(theme);
  document_changed();
  return true;
}

std::optional<Place> Workspace::undo(const std::optional<Place>& left) {
  const auto back = history_.undo(left);
  try {
    *theme_ = map::thematic(*data_, document());
  } catch (const Error&) {
    history_.redo(left);  // that map was of something the data have no longer
    throw;
  }
  document_changed();
  return back;
}

std::optional<Place> Workspace::redo(const std::optional<Place>& left) {
  const auto there = history_.redo(left);
  try {
    *theme_ = map::thematic(*data_, document());
  } catch (const Error&) {
    history_.undo(left);
    throw;
  }
  document_changed();
  return there;
}

void Workspace::saved_to(const std::filesystem::path& file) {
  history_.set_file(file.string());
  saved_ = document();
  settings.remember(file);
  say(kuiki::say("保存しました：{}", "Saved: {}", file.filename().string()));
}

void Workspace::leave_map() {
  const auto aside = set_last_map_aside(config_);
  history_ = History{};
  for (auto* window : windows_) window->map_left();
  say(kuiki::say("地図を描けないため、はじめの画面に戻りました。{}",
                 "The map cannot be drawn, so here is the start screen. {}",
                 aside.empty() ? Text{} : kuiki::say("（退避先：{}）", "(Moved to {})", aside.string())),
      Message::Kind::warning);
}

void Workspace::document_changed() {
  ++revision_;
  ++document_revision_;
  const int year = document().options<map::FigureCards>().as_of;
  judge_as_of(year > 0 ? std::optional(year) : std::nullopt);
  indicators_ = indicator_choices(*data_, theme_->areas);
  const auto& id = document().options<map::PartnershipLayer>().partnership;
  if (id.empty()) {
    partnership_.reset();
  } else if (!partnership_ || partnership_->id != id) {
    auto facts = partnership_facts(*data_, id);
    partnership_ = facts ? std::make_unique<PartnershipFacts>(std::move(*facts)) : nullptr;
  }
  for (auto* window : windows_) window->document_changed();
}

}  // namespace kuiki::app
