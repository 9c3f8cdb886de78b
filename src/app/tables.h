#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "map/compose.h"
#include "model/dataset.h"

/// The figures of a map as lists: what the table, the ranking, the histogram and the partnership panel show.
namespace kuiki::app {

/// One area of the subject.
struct TableRow {
  model::AreaRow area = model::none;
  double value = 0;  ///< NaN = missing
  int klass = -1;    ///< class of the map; -1 = missing
  int rank = 0;      ///< 1 = greatest; equal values share a rank (1, 2, 2, 4); 0 = missing
};
enum class TableOrder { code, name, value };
/// The subject's areas; missing values are last whichever way values are sorted.
std::vector<TableRow> table_rows(const model::Dataset& data, const map::Thematic& theme, TableOrder order, bool descending);

/// Counts of values in `bins` equal steps from the least to the greatest value. No bins where there is no value.
struct Histogram {
  double low = 0, high = 0;
  std::vector<int> counts;
  std::vector<std::vector<int>> by_class;  ///< one a bin: how many of it are in each class of the map
  int greatest = 0;                        ///< of counts
};
Histogram histogram(const map::Thematic& theme, int bins);
/// The areas whose values are counted in a bin, ascending.
std::vector<model::AreaRow> areas_of_bin(const map::Thematic& theme, const Histogram& of, std::size_t bin);
/// How many of each bin are among these, which are ascending.
std::vector<int> counts_among(const map::Thematic& theme, const Histogram& of, std::span<const model::AreaRow> areas);

/// A partnership's members with what is known of their population.
struct PartnershipFacts {
  std::string id;
  Text name, kind;
  model::AreaRow lead = model::none;
  std::string source_document, source_quote;
  struct Member {
    model::AreaRow area = model::none;
    bool leads = false;
    model::MemberBasis basis = model::MemberBasis::document;
    double population = 0;  ///< NaN = unknown
  };
  std::vector<Member> members;
  std::optional<model::Period> period;  ///< of the populations: the latest for which most members are known
  double known_population = 0;          ///< sum over the known members
  int known = 0, unknown = 0;           ///< members
};
/// Nothing where the data have no such partnership.
std::optional<PartnershipFacts> partnership_facts(const model::Dataset& data, const std::string& id);

}  // namespace kuiki::app
