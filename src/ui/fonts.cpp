#include "ui/fonts.h"

#include <cmath>
#include <functional>
#include <initializer_list>

#include "map/typeset.h"

namespace kuiki::ui {
namespace {

/// What names and texts need beyond ImGui's table of Japanese characters (which lacks 髙 and 﨑).
constexpr const char* always =
    "髙﨑塚濵濱澤嶋邊邉齋齊德栁彅鷗魵祇樽諸潟蘂苫﨟–—−〜…“”‘’·•×²³°′″→←↑↓▲△▼▽◆◇■□●○◎☆★◯×÷±≧≦≒％‰～－＋㎡㎢㎥①②③④⑤⑥⑦⑧⑨¥©";

/// What is collected of the data's texts.
struct Texts {
  ImFontGlyphRangesBuilder& builder;
  void add(std::initializer_list<std::reference_wrapper<const std::string>> texts) {
    for (const std::string& text : texts) builder.AddText(text.data(), text.data() + text.size());
  }
  void all(const std::vector<std::string>& texts) {
    for (const auto& text : texts) add({text});
  }
};

void add_areas(Texts& texts, const model::Dataset& data) {
  texts.all(data.areas.name);
  texts.all(data.areas.name_en);
  texts.all(data.areas.name_kana);
  texts.all(data.areas.boundary_note);
  texts.all(data.facilities.name);
  texts.all(data.facilities.address);
  texts.all(data.facilities.remarks);
  texts.all(data.places.name);
  for (const auto& p : data.partnerships) {
    texts.add({p.name, p.name_en, p.source_document, p.source_quote});
    for (const auto& m : p.members) texts.add({m.note});
  }
}

void add_plans(Texts& texts, const model::Dataset& data) {
  for (const auto& p : data.plans) texts.add({p.title, p.title_en});
  for (const auto& n : data.plan_nodes) {
    texts.add({n.kind, n.number, n.title, n.text});
    texts.all(n.departments);
    texts.add({n.category, n.reflection, n.future_direction, n.individual_plans, n.rationale, n.theme, n.note});
  }
}

void add_indicators(Texts& texts, const model::Dataset& data) {
  for (const auto& i : data.indicators)
    texts.add({i.name, i.name_en, i.unit, i.unit_en, i.rationale, i.place, i.name_note, i.printed_row, i.note});
  for (const auto& c : data.comparisons) texts.add({c.name, c.name_en, c.note, c.note_en});
  texts.all(data.observations.part);
  texts.all(data.observations.printed);
  texts.all(data.observations.note);
  for (const auto& s : data.sources) texts.add({s.title, s.publisher, s.licence, s.attribution, s.vintage, s.processing});
}

void add_texts(ImFontGlyphRangesBuilder& builder, const model::Dataset& data) {
  Texts texts{builder};
  add_areas(texts, data);
  add_plans(texts, data);
  add_indicators(texts, data);
}

/// Dear ImGui sizes a font by the height of its line; a full-width character is one em wide, so it tells how much that is.
float line_of_em() {
  const auto file = map::font_file(false);
  ImFontConfig config;
  config.FontNo = file.index;
  static constexpr ImWchar one[] = {0x533A, 0x533A, 0};  // 区
  ImFontAtlas atlas;
  const auto* font = atlas.AddFontFromFileTTF(file.path.c_str(), 100, &config, one);
  if (!font || !atlas.Build()) return 1;
  const float advance = font->GetCharAdvance(0x533A);
  return advance > 50 && advance <= 100 ? 100 / advance : 1;
}

}  // namespace

Fonts load_fonts(float scale, const Glyphs& glyphs) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  atlas.TexDesiredWidth = !glyphs.all_japanese ? 512 : scale > 1.6f ? 4096 : 2048;

  ImFontGlyphRangesBuilder builder;
  builder.AddRanges(atlas.GetGlyphRangesDefault());
  if (glyphs.all_japanese) {
    builder.AddRanges(atlas.GetGlyphRangesJapanese());
    builder.AddText(always);
  }
  builder.AddText(glyphs.words.c_str());
  if (glyphs.data) add_texts(builder, *glyphs.data);
  ImVector<ImWchar> ranges;  // read until the atlas is built
  builder.BuildRanges(&ranges);

  Fonts fonts;
  fonts.line = line_of_em();
  const auto add = [&](bool bold, float em) {
    const auto file = map::font_file(bold);
    ImFontConfig config;
    config.FontNo = file.index;
    config.OversampleH = config.OversampleV = 1;
    config.PixelSnapH = true;
    return atlas.AddFontFromFileTTF(file.path.c_str(), std::round(em * fonts.line * scale), &config, ranges.Data);
  };
  fonts.body = add(false, 16);
  fonts.heading = add(true, 19);
  fonts.small = add(false, 13);
  atlas.Build();
  // What it was built from is not needed any more: the files, and the ranges, which end here.
  atlas.ClearInputData();
  return fonts;
}

}  // namespace kuiki::ui
