#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/judge.h"
#include "model/plan_tree.h"
#include "report/flow.h"

/// What the sheets of indicators and of measures have in common.
namespace kuiki::report {

/// Words that may lead somewhere.
struct LinkWords {
  std::string words, target;
};

/// The indicator judged as the request wants it. Actuals after `as_of` are not among its figures, so that no chart shows
/// what the verdict has not looked at.
model::Judged judged_for(const Request& request, model::IndicatorRow indicator);

/// A sheet narrower than this is one of the window's panels: tables get fewer columns, titles are smaller.
inline bool is_narrow(const Flow& flow) { return flow.width() < 440; }

/// A little tighter on paper, so that most sheets keep to one page.
Style style_for(const Paper& paper);
/// A title, smaller on a narrow sheet and where it is a sentence of several lines.
void put_title(Flow& flow, std::string_view words);
/// A sheet on its pages. Where little of it goes to a last page of its own, it is laid out once more a little tighter, and so it
/// stays if that saves the page.
std::vector<Page> fitted(const Paper& paper, const std::function<std::vector<Page>(const Paper&)>& lay_out);
/// Words one after the other, wrapped, with `between` between them: the way down to a node, a list of links.
void put_links(Flow& flow, const std::vector<LinkWords>& links, std::string_view between, map::Font font);
/// Label as in Flow::fact and beside it links, one below the other.
void put_fact_links(Flow& flow, std::string_view label, const std::vector<LinkWords>& links, double label_width = 110);
/// The plan and the nodes down to `node`; without the node itself where `with_last` is false.
void put_path(Flow& flow, const Request& request, const model::PlanTree& tree, model::NodeRow node, bool with_last);

/// A rounded patch with words on it.
struct Chip {
  std::string words;
  Rgba fill, ink;
};
/// Chips side by side and, behind them, quiet words.
void put_chips(Flow& flow, const std::vector<Chip>& chips, std::string_view words);
/// The verdict, the mark of the request's grading scheme and, in words, what the mark says.
void put_verdict(Flow& flow, const Request& request, const model::Judged& judged, const std::string& category);

/// A cell that leads somewhere.
Flow::Cell linked(std::string words, std::string target);

/// Words quoted from the document, on a quiet ground with a bar at their left.
void put_quote(Flow& flow, std::string_view words);

/// A node as it is called, its kind translated for English.
std::string node_words(const model::PlanNode& node, Lang lang);
/// The same for its own sheet: a title that is the beginning of its text (「施策や…」) is given whole.
std::string full_node_words(const model::PlanNode& node, Lang lang);
/// Is its title only the beginning of its text?
bool is_cut_title(const model::PlanNode& node);
/// 「4 質の高い教育をみんなに」 for every goal.
std::string sdg_words(const std::vector<std::string>& goals, Lang lang);
/// 小, 中, 男, 女 as they are; in English "elementary", "junior high", "men", "women".
std::string part_words(const std::string& part, Lang lang);
/// 「a;b」 as the tables of plans hold lists.
std::vector<std::string> split_list(const std::string& words);
/// A value of the node or of the nearest node above that has one.
template <class Value>
Value inherited(const model::PlanTree& tree, const model::Dataset& data, model::NodeRow node,
                Value model::PlanNode::*member) {
  for (; node != model::none; node = tree.parent(node))
    if (const auto& value = data.plan_nodes[node].*member; !value.empty()) return value;
  return {};
}
/// What a sheet owes to `sources` (ids) and the documents of `plans` (ids), as a sentence: that all were processed is said once.
std::string cited(const model::Dataset& data, const std::vector<std::string>& sources, const std::vector<std::string>& plans,
                  Lang lang);
/// Where figures, verdicts and judgements come from, for the foot of a sheet. `judged`: it has verdicts.
std::string source_foot(const model::Plan& plan, const Request& request, bool judged = true);

}  // namespace kuiki::report
