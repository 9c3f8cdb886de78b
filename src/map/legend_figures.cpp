#include <algorithm>
#include <cmath>

#include "map/figure_block.h"
#include "map/legend.h"
#include "map/palette.h"
#include "map/tones.h"
#include "map/verdict_tone.h"
#include "model/progress_words.h"

/// What the legend says of figures on cards, and of values that are missing or inferred: only what occurs on the map.
namespace kuiki::map {

namespace {

constexpr std::array marks{FigureMark::missing_in_source, FigureMark::not_measured, FigureMark::survey_pending,
                           FigureMark::not_set,           FigureMark::inferred,     FigureMark::entered,
                           FigureMark::published};

Swatch swatch_of(FigureMark mark) {
  const MarkLook look = look_of(mark);
  Swatch swatch;
  if (mark == FigureMark::entered || mark == FigureMark::published) {
    swatch.kind = Swatch::Kind::marker;
    swatch.symbol = Symbol::diamond;
    swatch.size = 9;
    swatch.color = mark == FigureMark::published ? look.outline : paper::white;
    swatch.stroke = look.outline;
    swatch.width = 1.3;
    return swatch;
  }
  swatch.fill = look.fill;
  swatch.stroke = look.outline;
  swatch.width = 1;
  swatch.dash = look.dash;
  return swatch;
}

Text meaning(FigureMark mark) {
  switch (mark) {
    case FigureMark::missing_in_source:
      return {"記載欠落", "Missing in the source"};
    case FigureMark::not_set:
      return {"目標なし", "No target set"};
    case FigureMark::inferred:
      return {"推定（資料の値から計算）", "Inferred from other figures"};
    case FigureMark::entered:
      return {"入力値（利用者が入力）", "Entered by the user"};
    case FigureMark::published:
      return {"公表値（公表された統計）", "From published statistics"};
    default:
      return mark_name(mark);
  }
}

}  // namespace

std::optional<LegendBlock> figures_legend(const model::Dataset& data, const MapDocument& document, model::Wording wording) {
  if (!shows_figures(document)) return {};
  std::vector<model::Verdict> verdicts;
  std::vector<FigureMark> found;
  bool bar = false;
  for (const auto& card : figure_cards(data, document, wording))
    for (const auto& row : card.rows) {
      verdicts.push_back(row.verdict);
      found.push_back(row.value.mark);
      found.push_back(row.target.mark);
      bar = bar || std::isfinite(row.share);
    }
  LegendBlock block;
  block.title = wording(Text{"計画の数値", "Figures of plans"});
  block.detail = wording(Text{"判定は計画の値からの計算による", "Verdicts are worked out here"});
  if (const int year = document.options<FigureCards>().as_of; year > 0)
    block.detail = wording(say("{}までの実績値による判定（計算）", "Verdicts worked out from actuals up to {}",
                               period_label(model::Period{model::Period::Kind::fiscal_year, year}, wording.years)));
  for (int v = 0; v <= static_cast<int>(model::Verdict::not_applicable); ++v) {
    const auto verdict = static_cast<model::Verdict>(v);
    if (std::ranges::find(verdicts, verdict) == verdicts.end()) continue;
    LegendEntry entry;
    entry.swatch.fill.color = tone_of(verdict).fill;
    entry.label =
        wording(verdict == model::Verdict::unknown ? Text{"判定できない（理由を記載）", "Unknown (the reason is given)"}
                                                   : model::verdict_name(verdict));
    block.entries.push_back(std::move(entry));
  }
  if (bar) {
    LegendEntry entry;
    entry.swatch.kind = Swatch::Kind::bar;
    entry.label = wording(Text{"進捗率（縦線：経過率）", "Way to target (line: time over)"});
    block.entries.push_back(std::move(entry));
  }
  for (const auto mark : marks)
    if (std::ranges::find(found, mark) != found.end())
      block.entries.push_back({swatch_of(mark), wording(meaning(mark)), {}});
  return block;
}

FigureMark reason_missing(const Thematic& theme, std::size_t area) {
  const auto status = area < theme.status.size() ? theme.status[area] : std::nullopt;
  if (!status) return FigureMark::none;
  switch (*status) {
    case model::Status::missing_in_source:
      return FigureMark::missing_in_source;
    case model::Status::not_measured:
      return FigureMark::not_measured;
    case model::Status::survey_pending:
      return FigureMark::survey_pending;
    case model::Status::not_set:
      return FigureMark::not_set;
    case model::Status::suppressed:
      return FigureMark::suppressed;
    default:
      return FigureMark::none;
  }
}

std::vector<FigureMark> reasons_missing(const Thematic& theme) {
  std::vector<FigureMark> reasons;
  for (std::size_t i = 0; i < theme.values.size(); ++i)
    if (!std::isfinite(theme.values[i])) reasons.push_back(reason_missing(theme, i));
  std::ranges::sort(reasons);
  const auto repeats = std::ranges::unique(reasons);
  reasons.erase(repeats.begin(), repeats.end());
  return reasons;
}

std::vector<model::AreaRow> inferred_areas(const Thematic& theme) {
  std::vector<model::AreaRow> rows;
  for (std::size_t i = 0; i < theme.status.size(); ++i)
    if (theme.status[i] == model::Status::inferred && std::isfinite(theme.values[i])) rows.push_back(theme.areas[i]);
  return rows;
}

}  // namespace kuiki::map
