#include "ui/fonts.h"

#include <cmath>

#include "map/typeset.h"

namespace kuiki::ui {
namespace {

/// What names and texts need beyond ImGui's table of Japanese characters (which lacks 髙 and 﨑).
constexpr const char* always =
    "髙﨑塚濵濱澤嶋邊邉齋齊德栁彅鷗魵祇樽諸潟蘂苫﨟–—−〜…“”‘’·•×²³°′″→←↑↓▲△▼▽◆◇■□●○◎☆★◯×÷±≧≦≒％‰～－＋㎡㎢㎥①②③④⑤⑥⑦⑧⑨¥©";

void add_texts(ImFontGlyphRangesBuilder& builder, const model::Dataset& data) {
  const auto add = [&](const std::string& text) { builder.AddText(text.data(), text.data() + text.size()); };
  const auto all = [&](const std::vector<std::string>& texts) {
    for (const auto& text : texts) add(text);
  };
  all(data.areas.name);
  all(data.areas.name_en);
  all(data.areas.name_kana);
  all(data.areas.boundary_note);
  all(data.facilities.name);
  all(data.facilities.address);
  all(data.facilities.remarks);
  all(data.places.name);
  for (const auto& p : data.partnerships) {
    add(p.name);
    add(p.name_en);
    add(p.source_document);
    add(p.source_quote);
    for (const auto& m : p.members) add(m.note);
  }
  for (const auto& p : data.plans) {
    add(p.title);
    add(p.title_en);
  }
  for (const auto& n : data.plan_nodes) {
    add(n.kind);
    add(n.number);
    add(n.title);
    add(n.text);
    all(n.departments);
    add(n.category);
    add(n.reflection);
    add(n.future_direction);
    add(n.individual_plans);
    add(n.rationale);
    add(n.theme);
    add(n.note);
  }
  for (const auto& i : data.indicators) {
    add(i.name);
    add(i.name_en);
    add(i.unit);
    add(i.unit_en);
    add(i.rationale);
    add(i.place);
    add(i.name_note);
    add(i.printed_row);
    add(i.note);
  }
  for (const auto& c : data.comparisons) {
    add(c.name);
    add(c.name_en);
    add(c.note);
    add(c.note_en);
  }
  all(data.observations.part);
  all(data.observations.printed);
  all(data.observations.note);
  for (const auto& s : data.sources) {
    add(s.title);
    add(s.publisher);
    add(s.licence);
    add(s.attribution);
    add(s.vintage);
    add(s.processing);
  }
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
