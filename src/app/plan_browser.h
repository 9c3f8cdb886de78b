#pragma once
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/plan_desk.h"
#include "model/judge.h"
#include "model/plan_tree.h"

/// Finding one's way in the plans: search over all their texts, filters with the values there are, and the rows of the tree.
/// The window and `kuiki list indicators` both use it.
namespace kuiki::app {

/// Where a text stands; in the order in which it is shown when several answer a query.
enum class PlanField {
  name,      ///< of an indicator, title and number of a node
  id,        ///< of an indicator or a node
  place,     ///< facility, place or partnership; ward of a node
  category,  ///< of the node (of an indicator: of its nodes), as departments and SDGs are
  departments,
  sdgs,  ///< number and name, in both languages
  theme,
  text,
  rationale,
  individual_plans,
  future_direction,
  reflection,
  note,
  printed_row
};
Text field_name(PlanField field);

/// A row of the tree: an indicator or a node, by its row in the dataset.
struct PlanItem {
  bool is_node = false;
  model::AnyRow row;
  friend auto operator<=>(const PlanItem&, const PlanItem&) = default;
};

/// An item that answers a query.
struct PlanHit {
  PlanItem item;
  std::size_t plan = 0;             ///< into Dataset::plans
  std::size_t entry = 0, text = 0;  ///< of the index: where it was found
  PlanField field = PlanField::name;
};

/// Bytes of a text, [first, second).
using Marks = std::vector<std::pair<std::size_t, std::size_t>>;
/// A piece of a text with the words that were looked for; "…" where something is left out.
struct Snippet {
  std::string text;
  Marks marks;
};

/// A value to filter by, with how many items it would leave, the other filters as they are.
struct Facet {
  std::string value;  ///< as PlanFilter has it; of direction, verdict and status its id
  Text name;
  int indicators = 0, nodes = 0;
};
struct Facets {
  std::vector<Facet> departments, sdgs, categories, directions, verdicts, statuses, mapping_units;
};

struct PlanFindings {
  std::vector<PlanHit> hits;      ///< as printed, plan by plan; first nodes, then indicators of each
  int indicators = 0, nodes = 0;  ///< among the hits
  Facets facets;
  bool everything = true;  ///< neither query nor filter
  bool queried = false;
  /// Index of the item's hit, −1 where it is none.
  [[nodiscard]] int find(PlanItem item) const;
  std::map<PlanItem, int> by_item;
};

/// Every text of every plan, folded once (see name_key.h). Holds no pointer into the dataset or the trees.
class PlanIndex {
 public:
  PlanIndex(const model::Dataset& data, const std::vector<model::PlanTree>& trees);

  using VerdictOf = std::function<model::Verdict(model::IndicatorRow indicator)>;
  /// What answers query and filter in one plan, or in all where `plan` is empty. The words of the query must all be there,
  /// in any of the item's texts. Filters of direction, verdict, status and mapping unit are about figures: with one of them
  /// only indicators are hits.
  [[nodiscard]] PlanFindings find(const PlanFilter& filter, std::string_view plan, const VerdictOf& verdict_of) const;

  /// The text a hit was found in, cut to about `most` characters around the first of the words.
  [[nodiscard]] Snippet snippet(const PlanHit& hit, std::string_view query, std::size_t most = 48) const;
  /// Where the words of a query stand in a text as it is shown.
  [[nodiscard]] Marks marks(std::string_view text, std::string_view query) const;

 private:
  struct Part {
    PlanField field;
    std::string words, key;
  };
  struct Entry {
    PlanItem item;
    std::size_t plan = 0;
    std::vector<Part> parts;
    std::vector<std::string> departments, sdgs, categories;
    model::MappingUnit mapping_unit = model::MappingUnit::municipality;  ///< of an indicator
    model::Direction direction = model::Direction::monitor;
    unsigned statuses = 0;  ///< bit n: a figure has Status n
  };
  /// A word of a query and what else may be written for it (おたる: 小樽).
  using Word = std::vector<std::string>;
  [[nodiscard]] std::vector<Word> words_of(std::string_view query) const;
  static int text_with(const std::vector<Word>& words, const Entry& entry);
  /// Which filters the entry passes, in the order of Facets: department, SDG, category, direction, verdict, status, unit.
  static std::array<bool, 7> passes(const PlanFilter& filter, const Entry& entry, model::Verdict verdict);
  static void count_values(const Entry& entry, model::Verdict verdict, const std::array<bool, 7>& pass, bool texts,
                           Facets& facets);
  void add_readings(const model::Areas& areas);
  Entry node_entry(const model::Dataset& data, const model::PlanTree& tree, model::NodeRow row) const;
  Entry indicator_entry(const model::Dataset& data, const model::PlanTree& tree, model::IndicatorRow row) const;
  std::vector<Entry> entries_;
  std::vector<std::string> plans_;
  std::unordered_map<std::string, std::vector<std::string>> readings_;
};

/// How many indicators have each verdict, by the number of the verdict.
using VerdictCounts = std::array<int, model::verdict_count>;

/// A row of the list the panel shows.
struct PlanRow {
  enum class Kind { plan, node, indicator };
  Kind kind = Kind::node;
  model::AnyRow row;  ///< of plans, plan_nodes or indicators
  int depth = 0;
  bool folds = false, open = false;  ///< there is something below it; it is shown
  bool also = false;                 ///< an indicator printed elsewhere that belongs here by content
  int hit = -1;                      ///< into PlanFindings::hits, where the row itself answers the query
  VerdictCounts verdicts{};          ///< of what is below and passes, each indicator once
  int indicators = 0;
  /// The user's folding is kept under this number; the same for the same row of the dataset.
  [[nodiscard]] long key() const { return static_cast<long>(row.index()) * 3 + static_cast<long>(kind); }
};
/// What the user folded or unfolded, by PlanRow::key; the rest is as is most useful: all that leads to a hit is open,
/// without query and filter the first level.
using Folding = std::unordered_map<long, bool>;

/// The tree of one hierarchy as far as it leads to what was found; a found node under which nothing
/// else was found can be unfolded whole.
std::vector<PlanRow> tree_rows(const model::Dataset& data, const model::PlanTree& tree, std::string_view hierarchy,
                               const PlanFindings& findings, const Folding& folding, const PlanIndex::VerdictOf& verdict_of);
/// The hits of all plans, each plan with a row above its own.
std::vector<PlanRow> flat_rows(const model::Dataset& data, const PlanFindings& findings, const Folding& folding,
                               const PlanIndex::VerdictOf& verdict_of);

/// 「基準 46人（単年） → 目標 累計230人」, 「実績 52.1% → 目標 60%」: the figures of an indicator on one line. What is
/// missing is said.
Text figures_in_short(const model::Judged& judged);

/// The partnership a figure is of; null for other figures.
const model::Partnership* partnership_of(const model::Dataset& data, const model::Indicator& indicator);

/// Where a plan's figure is drawn on the map, in a sentence: never spread over areas it was not measured in.
Text where_drawn(const model::Dataset& data, const model::Indicator& indicator);

Text plan_title(const model::Plan& plan);

}  // namespace kuiki::app
