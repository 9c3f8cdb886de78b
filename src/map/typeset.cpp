#include "map/typeset.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/phrases.h"
#include "base/printable.h"
#include "base/utf8.h"

namespace kuiki::map {

namespace {

/// Glyphs are measured once at this size and scaled: without hinting their advances are proportional to the size.
constexpr double measured_size = 200;
constexpr std::size_t most_cached = 100'000;

void without_hinting(FcPattern* pattern, gpointer) {
  FcPatternDel(pattern, FC_HINTING);
  FcPatternAddBool(pattern, FC_HINTING, FcFalse);
  FcPatternDel(pattern, FC_HINT_STYLE);
  FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
  FcPatternDel(pattern, FC_AUTOHINT);
  FcPatternAddBool(pattern, FC_AUTOHINT, FcFalse);
  FcPatternDel(pattern, FC_EMBEDDED_BITMAP);
  FcPatternAddBool(pattern, FC_EMBEDDED_BITMAP, FcFalse);
}

/// Pango's objects of one thread and what was measured with them.
class Engine {
 public:
  Engine() : fonts_(pango_ft2_font_map_new()) {
    pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(fonts_), without_hinting, nullptr, nullptr);
    context_ = pango_font_map_create_context(fonts_);
    pango_context_set_round_glyph_positions(context_, FALSE);
    pango_context_set_language(context_, pango_language_from_string("ja"));
    for (int bold = 0; bold < 2; ++bold) {
      face_[bold] = pango_font_description_from_string(font_families);
      pango_font_description_set_weight(face_[bold], bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_font_description_set_absolute_size(face_[bold], measured_size * PANGO_SCALE);
      PangoFontMetrics* metrics = pango_context_get_metrics(context_, face_[bold], nullptr);
      line_[bold] = {0, pango_font_metrics_get_ascent(metrics) / (PANGO_SCALE * measured_size),
                     pango_font_metrics_get_descent(metrics) / (PANGO_SCALE * measured_size)};
      pango_font_metrics_unref(metrics);
      layout_[bold] = pango_layout_new(context_);
      pango_layout_set_font_description(layout_[bold], face_[bold]);
      pango_layout_set_wrap(layout_[bold], PANGO_WRAP_WORD_CHAR);
    }
  }
  ~Engine() {
    for (int bold = 0; bold < 2; ++bold) {
      g_object_unref(layout_[bold]);
      pango_font_description_free(face_[bold]);
    }
    g_object_unref(context_);
    g_object_unref(fonts_);
  }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  TextSize size(std::string_view text, Font font) {
    TextSize found = line_[font.bold];
    found.width = advance(text, font.bold);
    return {found.width * font.size, found.ascent * font.size, found.descent * font.size};
  }

  std::vector<std::string> lines(std::string_view given, Font font, double width) {
    if (given.empty()) return {};
    const std::string text = drawable(given);
    PangoLayout* layout = layout_[font.bold];
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    // A hair wider, so that a text wrapped at its own measured width stays on one line.
    pango_layout_set_width(
        layout, static_cast<int>(std::max(width / font.size * measured_size, 1.0) * PANGO_SCALE) + PANGO_SCALE / 8);
    std::vector<std::string> found;
    for (GSList* at = pango_layout_get_lines_readonly(layout); at != nullptr; at = at->next) {
      const auto* line = static_cast<PangoLayoutLine*>(at->data);
      auto words =
          std::string_view(text).substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length));
      while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) words.remove_suffix(1);
      while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
      if (!words.empty()) found.emplace_back(words);
    }
    return found;
  }

 private:
  /// In em.
  double advance(std::string_view text, bool bold) {
    auto& cache = advance_[bold];
    key_.assign(text);
    if (const auto known = cache.find(key_); known != cache.end()) return known->second;
    if (cache.size() >= most_cached) cache.clear();
    PangoLayout* layout = layout_[bold];
    pango_layout_set_width(layout, -1);
    const std::string shown = drawable(text);
    pango_layout_set_text(layout, shown.data(), static_cast<int>(shown.size()));
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    return cache.emplace(key_, width / (PANGO_SCALE * measured_size)).first->second;
  }

  PangoFontMap* fonts_;
  PangoContext* context_;
  PangoFontDescription* face_[2];
  PangoLayout* layout_[2];
  TextSize line_[2];  ///< of an em
  std::unordered_map<std::string, double> advance_[2];
  std::string key_;
};

Engine& engine() {
  thread_local Engine one;
  return one;
}

}  // namespace

TextSize measure(std::string_view text, Font font) { return engine().size(text, font); }

std::vector<std::string> wrap(std::string_view text, Font font, double width) { return engine().lines(text, font, width); }

namespace {

std::string_view without_space(std::string_view words) {
  while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) words.remove_suffix(1);
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  return words;
}

/// Puts phrases one after the other on lines.
class PhraseLines {
 public:
  PhraseLines(Font font, double width) : font_(font), width_(width + 1e-3) {}

  void add(std::string_view phrase) {
    const bool ends = phrase.ends_with('\n');
    std::string longer = line_ + std::string(ends ? phrase.substr(0, phrase.size() - 1) : phrase);
    if (measure(without_space(longer), font_).width <= width_)
      line_ = std::move(longer);
    else
      begin(longer.substr(line_.size()));
    if (ends) put();
  }
  std::vector<std::string> finish() {
    put();
    return std::move(lines_);
  }

 private:
  Font font_;
  double width_;
  std::string line_;
  std::vector<std::string> lines_;

  void put() {
    if (const auto words = without_space(line_); !words.empty()) lines_.emplace_back(words);
    line_.clear();
  }
  /// A phrase at the beginning of a line; where it is wider than one, by its letters.
  void begin(const std::string& phrase) {
    put();
    line_ = phrase;
    if (measure(without_space(phrase), font_).width <= width_) return;
    auto pieces = wrap(phrase, font_, width_);
    if (pieces.empty()) return;
    line_ = std::move(pieces.back());
    pieces.pop_back();
    for (auto& piece : pieces) lines_.push_back(std::move(piece));
  }
};

}  // namespace

std::string shortened(std::string_view text, Font font, double width) {
  if (measure(text, font).width <= width) return std::string(text);
  std::vector<std::size_t> ends{0};
  for (std::size_t i = 0; i < text.size();) {
    (void)utf8::next(text, i);
    ends.push_back(i);
  }
  const auto with_dots = [&](std::size_t end) { return std::string(text.substr(0, end)) + "…"; };
  const auto fits = [&](std::size_t end) { return measure(with_dots(end), font).width <= width; };
  const auto past = std::ranges::partition_point(ends, fits);
  return with_dots(past == ends.begin() ? 0 : *std::prev(past));
}

std::vector<std::string> wrap_phrases(std::string_view text, Font font, double width) {
  // Most cells are a word or a number.
  if (text.find('\n') == std::string_view::npos && measure(text, font).width <= width + 1e-3) {
    const auto words = without_space(text);
    return words.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::string(words)};
  }
  PhraseLines lines(font, width);
  std::size_t from = 0;
  for (const auto end : phrase_ends(text)) {
    lines.add(text.substr(from, end - from));
    from = end;
  }
  return lines.finish();
}

double widest_phrase(std::string_view text, Font font) {
  double widest = 0;
  std::size_t from = 0;
  for (const auto end : phrase_ends(text)) {
    widest = std::max(widest, measure(without_space(text.substr(from, end - from)), font).width);
    from = end;
  }
  return widest;
}

FontFile font_file(bool bold) {
  FcPattern* wanted =
      FcNameParse(reinterpret_cast<const FcChar8*>("BIZ UDPGothic,BIZ UDGothic,Noto Sans CJK JP,sans-serif:lang=ja"));
  FcPatternAddInteger(wanted, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
  FcDefaultSubstitute(wanted);
  FcResult result = FcResultNoMatch;
  FcPattern* match = FcFontMatch(nullptr, wanted, &result);
  FontFile found;
  FcChar8* path = nullptr;
  if (match != nullptr && FcPatternGetString(match, FC_FILE, 0, &path) == FcResultMatch) {
    found.path = reinterpret_cast<const char*>(path);
    FcPatternGetInteger(match, FC_INDEX, 0, &found.index);
  }
  if (match != nullptr) FcPatternDestroy(match);
  FcPatternDestroy(wanted);
  if (found.path.empty())
    throw Error(Fault::input_missing,
                {"日本語の書体が見つかりません。BIZ UDPゴシック（fonts-morisawa-bizud-gothic）を入れてください。",
                 "No Japanese typeface was found: install BIZ UDPGothic (fonts-morisawa-bizud-gothic)."});
  return found;
}

}  // namespace kuiki::map
