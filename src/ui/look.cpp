#include "ui/look.h"

#include "app/window_state.h"
#include "app/workspace.h"
#include "ui/theme.h"

namespace kuiki::ui {

Glyphs Look::glyphs_for(const app::WindowState& shown) const {
  const auto& workspace = shown.workspace;
  Glyphs glyphs;
  if (shown.screen() != app::Screen::loading) {
    glyphs.all_japanese = true;
    if (workspace.ready()) glyphs.data = &workspace.data();
    return glyphs;
  }
  glyphs.words = glyphs_.words.empty() ? "区域 Kuiki準備しています" : glyphs_.words;
  const auto job = workspace.jobs.state();
  if (!job) return glyphs;
  for (const auto* text : {&job->title, &job->step})
    if (glyphs.words.find(text->in(workspace.lang())) == std::string::npos) glyphs.words += text->in(workspace.lang());
  return glyphs;
}

bool Look::refresh(const app::WindowState& shown, float system_scale) {
  const auto& settings = shown.workspace.settings;
  const float wanted = settings.scale > 0 ? static_cast<float>(settings.scale) : system_scale;
  auto glyphs = glyphs_for(shown);
  if (wanted == scale_ && glyphs == glyphs_) return false;
  scale_ = wanted;
  glyphs_ = std::move(glyphs);
  apply_theme(scale_);
  fonts_ = load_fonts(scale_, glyphs_);
  return true;
}

}  // namespace kuiki::ui
