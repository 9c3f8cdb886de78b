#include <algorithm>

#include "app/own_work.h"
#include "app/score_rules.h"
#include "app/search.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "model/grading.h"
#include "store/person.h"

/// Maps, grading schemes and score rules in the work file.
namespace kuiki::app {
namespace {

using store::OwnKind;

bool same_texts(const std::vector<OwnEntry>& shown, const std::vector<store::OwnText>& now) {
  return std::ranges::equal(shown, now, [](const OwnEntry& a, const store::OwnText& b) {
    return a.text.kind == b.kind && a.text.id == b.id && a.text.act == b.act && a.text.title == b.title;
  });
}

Text kept_words(const store::OwnChange& change, const std::string& title) {
  const auto name = store::own_kind_name(change.kind);
  return say("{}「{}」を作業ファイルに保存しました。", "Saved the {} '{}' in the work file.", name, title);
}

}  // namespace

std::filesystem::path Workspace::file() const {
  return is_own_name(history_.file()) ? std::filesystem::path() : std::filesystem::path(history_.file());
}

std::optional<OwnOrigin> Workspace::origin() const {
  const auto origin = read_origin(history_.file());
  if (!origin) return {};
  const auto here = [&](const OwnEntry& entry) { return entry.text.kind == OwnKind::map && entry.text.id == origin->id; };
  if (std::ranges::none_of(work_->texts, here)) return {};
  return origin;
}

void Workspace::take_texts(const std::vector<store::OwnText>& texts) {
  if (same_texts(work_->texts, texts)) return;
  work_->texts = own_entries(texts);
  std::erase_if(gradings_, [](const model::GradingScheme& scheme) { return is_own_name(scheme.id); });
  std::erase_if(rules_, [](const RuleChoice& rule) { return is_own_name(rule.id); });
  for (const auto& entry : work_->texts) {
    if (entry.trouble) continue;
    if (entry.text.kind == OwnKind::grading) gradings_.push_back(own_grading(entry.text));
    if (entry.text.kind == OwnKind::score_rule)
      rules_.push_back({std::string(own_mark) + entry.text.id, own_rule(entry.text)});
  }
  let_own_maps_be_found();
  ++data_revision_;  // marks on sheets and the history may be others
  ++revision_;
}

void Workspace::let_own_maps_be_found() {
  std::vector<MapEntry> maps;
  for (const auto& entry : work_->texts)
    if (entry.text.kind == OwnKind::map) maps.push_back({std::string(own_mark) + entry.text.id, entry.title});
  search_->set_own_maps(maps);
}

void Workspace::change_text(const store::OwnChange& wanted, std::function<void(const store::OwnSaved&)> done,
                            std::function<void(const Error&)> failed) {
  jobs.start(
      {"作業ファイルに保存しています", "Saving in the work file"},
      [this, wanted, done = std::move(done), store = store()](const Progress&) -> Jobs::Finish {
        const auto saved = store.change(wanted, {.who = store::person(), .what = {}});
        const auto content = store.content();
        return [this, saved, content, done] {
          take_texts(content.texts);
          for (const auto& warning : saved.warnings) say(warning, Message::Kind::warning);
          if (saved.act > 0) {
            if (work_->state == store::WorkState::none) work_->state = store::WorkState::open;
            work_->seen[saved.id] = saved.act;
            work_->own_act = saved.act;
            // What somebody else changed in between is still to be read.
            if (content.last.act == saved.act && saved.act == work_->last.act + 1) work_->last = content.last;
          }
          done(saved);
        };
      },
      std::move(failed));
}

void Workspace::change_own_head(const store::OwnHeadChange& wanted, std::function<void(const store::OwnHeadSaved&)> done,
                                std::function<void(const Error&)> failed) {
  jobs.start(
      {"作業ファイルに保存しています", "Saving in the work file"},
      [this, wanted, done = std::move(done), store = store(),
       still = still_open(*work_)](const Progress& progress) -> Jobs::Finish {
        still();
        // What is changed is shown: from here on nothing can be cancelled.
        progress.at(0.1, plain(store.work().title()));
        const auto saved = store.change(wanted, {.who = store::person(), .what = {}});
        if (saved.conflict) return [saved, done] { done(saved); };
        const auto loaded = store.load();
        return [this, saved, loaded, done] {
          take_work(loaded);
          renew_dataset(loaded.data);
          for (const auto& warning : saved.warnings) say(warning, Message::Kind::warning);
          done(saved);
        };
      },
      std::move(failed));
}

void Workspace::ask_text(WindowState& window, OwnWish wish) {
  wish_text(std::move(wish));
  window.dialog = Dialog::keep_text;
}

void Workspace::wish_text(OwnWish wish) { work_->wish = std::move(wish); }

void Workspace::saw_text(const std::string& id, std::int64_t act) {
  auto& seen = work_->seen[id];
  seen = std::max(seen, act);
}

void Workspace::forget_wish() {
  work_->wish.reset();
  for (auto* window : windows_)
    if (window->dialog == Dialog::keep_text) window->dialog = Dialog::none;
}

void Workspace::keep_text(const std::string& title, bool replace) {
  if (!work_->wish) return;
  auto& wish = *work_->wish;
  wish.change.title = title;
  if (replace && wish.conflict) {
    const bool gone = wish.conflict->kind == store::OwnConflict::Kind::removed;
    wish.change.id = gone ? std::string() : wish.conflict->theirs.id;
    wish.change.seen = wish.conflict->theirs.act;
  } else if (wish.conflict && wish.conflict->kind != store::OwnConflict::Kind::title_taken) {
    wish.change.id.clear();  // another name: theirs stays, and this is a new one
  }
  wish.conflict.reset();
  wish.refused.reset();
  change_text(
      wish.change,
      [this](const store::OwnSaved& saved) {
        if (!work_->wish) return;
        if (saved.conflict) {
          work_->wish->conflict = saved.conflict;
          if (!windows_.empty() &&
              std::ranges::none_of(windows_, [](const WindowState* window) { return window->dialog == Dialog::keep_text; }))
            windows_.front()->dialog = Dialog::keep_text;
          return;
        }
        const auto kept = *work_->wish;
        forget_wish();
        take_kept(kept, saved);
      },
      [this](const Error& error) {
        say(error);
        if (work_->wish) work_->wish->refused = error.message();
      });
}

/// What was saved is in use: the map on screen comes from there, the marks are those of the scheme.
void Workspace::take_kept(const OwnWish& wish, const store::OwnSaved& saved) {
  const auto found = std::ranges::find_if(work_->texts, [&](const OwnEntry& entry) { return entry.text.id == saved.id; });
  if (found == work_->texts.end()) return;
  if (wish.change.kind == OwnKind::grading) set_grading(std::string(own_mark) + saved.id);
  if (wish.document) {
    history_.set_file(OwnOrigin{saved.id, found->text.act}.word());
    saved_ = *wish.document;
  }
  say(kept_words(wish.change, found->text.title));
}

}  // namespace kuiki::app
