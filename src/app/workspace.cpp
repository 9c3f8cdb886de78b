#include "app/workspace.h"

#include <algorithm>

#include "app/choices.h"
#include "app/entry_table.h"
#include "app/history_file.h"
#include "app/plan_digest.h"
#include "app/safekeeping.h"
#include "app/score_rules.h"
#include "app/search.h"
#include "app/subjects.h"
#include "app/tables.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "map/compose.h"
#include "model/grading.h"

namespace kuiki::app {

Workspace::Workspace(Settings s, std::filesystem::path config)
    : settings(std::move(s)),
      config_(std::move(config)),
      work_(std::make_unique<WorkDesk>()),
      search_(std::make_shared<SearchIndex>()),
      theme_(std::make_unique<map::Thematic>()),
      entry_(std::make_unique<EntryTable>()),
      safe_(std::make_unique<Safekeeping>(config_)) {}

Workspace::~Workspace() = default;

bool Workspace::changed() const { return document() != saved_; }

const WindowState* Workspace::front() const {
  const auto found = std::ranges::find_if(windows_, [](const WindowState* window) { return window->on_map(); });
  return found == windows_.end() ? nullptr : *found;
}

// ---- plans

const model::PlanTree* Workspace::tree(std::string_view plan) const { return plans_ ? plans_->tree(plan) : nullptr; }

const PlanIndex& Workspace::plan_index() const { return plans_->index(); }

const model::Judged& Workspace::judged(model::IndicatorRow indicator) const { return plans_->judged(indicator); }

std::optional<int> Workspace::as_of() const { return plans_ ? plans_->as_of() : std::nullopt; }

void Workspace::judge_as_of(std::optional<int> fiscal_year) {
  if (plans_ && plans_->judge_as_of(fiscal_year)) ++revision_;
}

const model::GradingScheme* Workspace::grading() const {
  const auto found = std::ranges::find(gradings_, settings.grading, &model::GradingScheme::id);
  return found == gradings_.end() ? nullptr : &*found;
}

// ---- settings, jobs, messages

void Workspace::set_lang(Lang lang) {
  settings.lang = lang;
  ++revision_;
}
void Workspace::set_years(model::YearStyle years) {
  settings.years = years;
  ++revision_;
}
void Workspace::set_grading(const std::string& id) {
  settings.grading = id;
  ++revision_;
}

void Workspace::say(Text text, Message::Kind kind, const std::filesystem::path& file) {
  std::erase_if(messages_, [&](const Message& m) { return m.text == text; });
  messages_.push_back({.text = std::move(text),
                       .kind = kind,
                       .file = file,
                       .number = ++message_number_,
                       .since = std::chrono::steady_clock::now()});
  if (messages_.size() > 4) messages_.pop_front();
}

void Workspace::say_while_away(Text text, Message::Kind kind) {
  say(std::move(text), kind);
  messages_.back().while_away = true;
}

void Workspace::dismiss(int number) {
  std::erase_if(messages_, [&](const Message& m) { return m.number == number; });
}

void Workspace::start_export(const std::filesystem::path& file, std::function<void(const Progress&)> write) {
  jobs.start(
      {"書き出しています", "Exporting"},
      [this, file, write = std::move(write)](const Progress& progress) -> Jobs::Finish {
        write(progress);
        return [this, file] {
          say(kuiki::say("書き出しました：{}", "Exported: {}", file.string()), Message::Kind::info, file);
        };
      },
      [this](const Error& error) { say(error); },
      [this] {
        say({"書き出しを中止しました。", "Export cancelled."});
      });
}

void Workspace::poll() {
  look_at_watch();
  jobs.poll();
  const auto now = std::chrono::steady_clock::now();
  std::erase_if(messages_, [&](const Message& m) {
    // Longer where there is something to press.
    const auto shown = std::chrono::seconds(m.file.empty() ? 6 : 30);
    return m.kind == Message::Kind::info && now - m.since > shown;
  });
}

void Workspace::keep() {
  try {
    save_settings(config_, settings);
    const auto* window = front();
    if (window == nullptr) return;
    save_last_map(config_, window->document_as_seen());
    save_history(config_, history_);
  } catch (const Error& error) {
    say(error.message(), Message::Kind::warning);
  }
}

}  // namespace kuiki::app
