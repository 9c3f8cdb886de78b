#include "report/sheet_parts.h"

#include <algorithm>

#include "base/strings.h"
#include "map/furniture.h"
#include "model/fiscal.h"
#include "model/plan_words.h"
#include "model/progress_words.h"
#include "model/sdgs.h"
#include "model/source_words.h"
#include "report/sheet_words.h"
#include "report/verdict_tone.h"

namespace kuiki::report {

using map::line_height;

model::Judged judged_for(const Request& request, model::IndicatorRow indicator) {
  auto judged = model::judge(request.data, indicator, request.progress);
  if (const auto until = request.progress.as_of)
    std::erase_if(judged.measure.figures, [&](const model::Figure& f) {
      return f.role == model::Role::actual && model::reporting_year(f.period) > *until;
    });
  return judged;
}

Style style_for(const Paper& paper) {
  Style style;
  if (paper.endless) return style;
  constexpr double least_type = 12;  // 9 points: no sheet has smaller type
  const double type = paper.squeeze;
  const double gaps = type * type * type;
  for (auto* font : {&style.heading, &style.subheading, &style.body, &style.strong, &style.small})
    font->size = std::max(font->size * type, least_type);
  style.section = 13 * gaps;
  style.gap *= gaps;
  style.cell_gap *= gaps;
  style.squeeze = gaps;
  return style;
}

std::vector<Page> fitted(const Paper& paper, const std::function<std::vector<Page>(const Paper&)>& lay_out) {
  constexpr double little = 0.3;
  auto pages = lay_out(paper);
  if (paper.endless || pages.size() < 2 || pages.back().filled > little) return pages;
  for (const double squeeze : {0.94, 0.88}) {
    Paper tighter = paper;
    tighter.squeeze = squeeze;
    auto again = lay_out(tighter);
    if (again.size() < pages.size()) return again;
  }
  return pages;
}

void put_title(Flow& flow, std::string_view words) {
  constexpr std::size_t most_lines = 2;
  const map::Font smaller{18, true};
  const auto& large = flow.style().title;
  const bool fits = !is_narrow(flow) && map::wrap_phrases(words, large, flow.width()).size() <= most_lines;
  flow.title(words, fits ? large : smaller);
}

void put_links(Flow& flow, const std::vector<LinkWords>& links, std::string_view between, map::Font font) {
  const auto& style = flow.style();
  const double high = line_height(font), gap = map::measure(between, font).width;
  std::vector<map::Item> items;
  std::vector<Link> rects;
  map::Ink ink(&items);
  double x = 0, y = 0;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto& [words, target] = links[i];
    if (words.empty()) continue;
    const bool more = i + 1 < links.size();
    const double whole = map::measure(words, font).width;
    if (x > 0 && x + whole + (more ? gap : 0) > flow.width()) {
      x = 0;
      y += high;
    }
    for (const auto& line : map::wrap(words, font, flow.width() - (more ? gap : 0))) {
      if (x > 0 && x + map::measure(line, font).width > flow.width()) {
        x = 0;
        y += high;
      }
      const double wide = map::measure(line, font).width;
      ink.words(line, font, x, y, target.empty() ? style.quiet : style.link);
      if (!target.empty()) rects.push_back({{x, y, wide, high}, target});
      x += wide;
    }
    if (more) {
      ink.words(between, font, x, y, style.quiet);
      x += gap;
    }
  }
  flow.draw(y + high, std::move(items), std::move(rects));
}

void put_fact_links(Flow& flow, std::string_view label, const std::vector<LinkWords>& links, double label_width) {
  // A space keeps the column of labels where there is nothing to say again.
  for (std::size_t i = 0; i < links.size(); ++i)
    flow.fact(i == 0 ? label : std::string_view{}, links[i].words, label_width, links[i].target);
}

void put_path(Flow& flow, const Request& request, const model::PlanTree& tree, model::NodeRow node, bool with_last) {
  const auto& plan = request.data.plans[tree.plan()];
  std::vector<LinkWords> links{{plan_title(plan, request.wording), plan.id}};
  auto path = tree.path(node);
  if (!with_last && !path.empty()) path.pop_back();
  for (const auto step : path) {
    const auto& each = request.data.plan_nodes[step];
    links.push_back({node_words(each, request.wording), each.id});
  }
  put_links(flow, links, " › ", flow.style().small);
  flow.gap(4);
}

void put_chips(Flow& flow, const std::vector<Chip>& chips, std::string_view words) {
  const auto& style = flow.style();
  const map::Font font = style.strong;
  const double high = line_height(font) + 8;
  std::vector<map::Item> items;
  map::Ink ink(&items);
  double x = 0, y = 0;
  for (const auto& chip : chips) {
    if (chip.words.empty()) continue;
    const double wide = map::measure(chip.words, font).width + 20;
    if (x > 0 && x + wide > flow.width()) {
      x = 0;
      y += high + 4;
    }
    map::RectItem patch;
    patch.rect = {x, y, wide, high};
    patch.fill.color = chip.fill;
    patch.radius = 4;
    items.emplace_back(patch);
    ink.words(chip.words, font, x + 10, y + 4, chip.ink);
    x += wide + 8;
  }
  double end = y + high;
  if (!words.empty()) {
    const double room = flow.width() - x - 4, single = map::measure(words, style.small).width;
    if (single <= room) {
      ink.words(words, style.small, x + 4, y + (high - line_height(style.small)) / 2, style.quiet);
    } else {
      end += 4;
      end += ink.paragraph(words, style.small, 0, end, flow.width(), style.quiet);
    }
  }
  flow.draw(end, std::move(items));
}

void put_verdict(Flow& flow, const Request& request, const model::Judged& judged, const std::string& category) {
  const auto tone = tone_of(judged.verdict);
  std::vector<Chip> chips{{model::verdict_name(judged.verdict).in(request.wording), tone.fill, tone.ink}};
  std::string why;
  if (request.grading != nullptr)
    for (const auto& part : judged.parts) {
      const auto graded = model::grade(*request.grading, part, category);
      const auto fill = parse_color(graded.grade != nullptr ? graded.grade->color : std::string{});
      const Rgba ground = fill.value_or(flow.style().panel);
      const Rgba ink = contrast(ground, rgb(0xffffff)) >= 4.5 ? rgb(0xffffff) : flow.style().text;
      chips.push_back({part_words(part.part, request.wording) + (part.part.empty() ? "" : " ") + graded.mark, ground, ink});
      const std::string one = graded.why.in(request.wording);
      if (why.find(one) == std::string::npos)
        why += (why.empty() ? request.grading->title.in(request.wording) + (request.wording.lang == Lang::ja ? "：" : ": ")
                            : std::string(request.wording.lang == Lang::ja ? "" : " ")) +
               one;
    }
  put_chips(flow, chips, why);
}

Flow::Cell linked(std::string words, std::string target) {
  Flow::Cell cell;
  cell.words = std::move(words);
  cell.target = std::move(target);
  return cell;
}

void put_quote(Flow& flow, std::string_view words) {
  const auto& style = flow.style();
  const double pad = 12, high = line_height(style.body);
  const auto lines = map::wrap(words, style.body, flow.width() - 2 * pad);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double above = i == 0 ? 6 : 0, below = i + 1 == lines.size() ? 6 : 0;
    std::vector<map::Item> items;
    map::RectItem ground, edge;
    ground.rect = {0, 0, flow.width(), high + above + below};
    ground.fill.color = style.panel;
    edge.rect = {0, 0, 3, high + above + below};
    edge.fill.color = style.rule;
    items.emplace_back(ground);
    items.emplace_back(edge);
    map::Ink(&items).words(lines[i], style.body, pad, above, style.text);
    // Neither the first nor the last line stands alone on a page.
    const bool first = i == 0 && lines.size() > 1, before_last = i + 2 == lines.size();
    if (first || before_last) flow.need(2 * high + above + (before_last ? 6 : below));
    flow.draw(high + above + below, std::move(items));
  }
  flow.gap(4);
}

std::string node_words(const model::PlanNode& node, Lang lang) {
  if (node.kind == "区") return node.title;  // 豊平区 says it already
  const std::string kind = model::node_kind_name(node.kind).in(lang);
  std::string name = kind;
  if (!node.number.empty()) name += (lang == Lang::ja ? "" : " ") + node.number;
  if (!name.empty() && !node.title.empty()) name += lang == Lang::ja ? "　" : ": ";
  return name + node.title;
}

bool is_cut_title(const model::PlanNode& node) {
  constexpr std::string_view cut = "…";
  if (!node.title.ends_with(cut)) return false;
  return node.text.starts_with(node.title.substr(0, node.title.size() - cut.size()));
}

std::string full_node_words(const model::PlanNode& node, Lang lang) {
  if (!is_cut_title(node)) return node_words(node, lang);
  model::PlanNode whole = node;
  whole.title = node.text;
  return node_words(whole, lang);
}

std::string part_words(const std::string& part, Lang lang) {
  if (lang == Lang::en)
    for (const auto& [ja, en] : {std::pair{"小", "elementary"}, {"中", "junior high"}, {"男", "men"}, {"女", "women"}})
      if (part == ja) return en;
  return part;
}

std::vector<std::string> split_list(const std::string& words) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(';', at), words.size());
    parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string sdg_words(const std::vector<std::string>& goals, Lang lang) {
  std::vector<std::string> words;
  for (const auto& goal : goals) {
    const std::string name = model::sdg_goal(goal).in(lang);
    words.push_back(name.empty() ? goal : fmt::format("{} {}", goal, name));
  }
  return listed(words, lang);
}

std::string cited(const model::Dataset& data, const std::vector<std::string>& sources, const std::vector<std::string>& plans,
                  Lang lang) {
  std::vector<std::string> parts;
  const auto add = [&](std::string words) {
    for (const std::string_view end : {"を加工して作成", " (processed)"})
      if (words.ends_with(end)) words.resize(words.size() - end.size());
    if (!words.empty() && std::ranges::find(parts, words) == parts.end()) parts.push_back(std::move(words));
  };
  for (const auto& id : sources)
    if (const auto* source = data.find_source(id)) add(model::attribution_words(*source).in(lang));
  for (const auto& id : plans)
    if (const auto* plan = data.find_plan(id)) add(plan->document.empty() ? plan_title(*plan, lang) : plan->document);
  return say("出典（加工して作成）：{}。", "Sources (processed): {}.", join(parts, lang == Lang::ja ? "／" : "; ")).in(lang);
}

std::string source_foot(const model::Plan& plan, const Request& request, bool judged) {
  const auto& wording = request.wording;
  std::string foot =
      say("出典：{}。", "Source: {}.", plan.document.empty() ? plan_title(plan, wording) : plan.document).in(wording);
  if (!judged) return foot;
  foot += wording(Text{"判定と、計画書に明記のない目標の方向は、本システムによる判断です。",
                       " Verdicts, and directions that the document does not state, are judged by this program."});
  if (request.progress.as_of)
    foot += say("{}までの実績による。", " Actuals up to {}.",
                wording(model::Period{model::Period::Kind::fiscal_year, *request.progress.as_of, 0, 0, 0}))
                .in(wording);
  return foot;
}

}  // namespace kuiki::report
