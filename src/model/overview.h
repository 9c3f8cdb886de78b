#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/judge.h"
#include "model/plan_tree.h"

namespace kuiki::model {

inline constexpr std::array<Verdict, verdict_count> all_verdicts = {
    Verdict::met,   Verdict::on_course, Verdict::nearly_on_course, Verdict::behind,
    Verdict::worse, Verdict::missed,    Verdict::unknown,          Verdict::not_applicable};

/// How many indicators got which verdict.
struct Tally {
  std::array<int, all_verdicts.size()> counts{};

  void add(Verdict verdict) { ++counts[static_cast<std::size_t>(verdict)]; }
  [[nodiscard]] int operator[](Verdict verdict) const { return counts[static_cast<std::size_t>(verdict)]; }
  [[nodiscard]] int total() const;
  /// With a verdict that says how it goes: met, on course, nearly, behind, worse, missed.
  [[nodiscard]] int judged() const;
  /// Met or on course.
  [[nodiscard]] int favourable() const { return (*this)[Verdict::met] + (*this)[Verdict::on_course]; }
  friend bool operator==(const Tally&, const Tally&) = default;
};

/// The verdicts of a part of a plan.
struct OverviewGroup {
  NodeRow node = none;  ///< top node of a hierarchy; none for departments and SDGs
  std::string name;     ///< title of the node, department, number of the SDG
  Tally tally;
};

/// A plan at a glance. Where a document prints an indicator again, it is one indicator: it counts once in `total` (by its
/// first row) and once in each group that prints it, so that groups together may count more than the total.
struct Overview {
  struct Item {
    Judged judged;
    IndicatorRow repeats = none;           ///< the first row, where this one is printed again
    std::vector<std::string> departments;  ///< 主管課: its own, its node's or inherited from a node above
    std::vector<std::string> related;      ///< 関連課, likewise
  };
  std::string plan;
  std::vector<Item> items;  ///< every printed row, as printed
  Tally total;              ///< each indicator once
  int repeated = 0;         ///< rows that are printed again

  struct Hierarchy {
    std::string id;
    std::vector<OverviewGroup> groups;  ///< top nodes in the document's order; empty where no indicator is printed in it
  };
  std::vector<Hierarchy> hierarchies;
  /// Most indicators first. An indicator counts in each of its departments.
  std::vector<OverviewGroup> departments;
  /// 関連課, counted apart: an office may stand in both. 「全課」 is none.
  std::vector<OverviewGroup> related_departments;
  Tally no_department;              ///< of indicators none of whose rows has a department
  std::vector<OverviewGroup> sdgs;  ///< by goal number; an indicator counts in each of its goals

  std::vector<std::pair<Cause, int>> causes;  ///< why `unknown`, most first; each indicator once
  std::vector<std::size_t> attention;         ///< into items, each indicator once: missed, worse, then behind, as printed
  std::map<MappingUnit, int> mapping_units;   ///< each indicator once
  std::map<Direction, int> directions;        ///< each indicator once
  std::map<Rule, int> rules;                  ///< each indicator once, but those without a target that should have one

  int old_figures = 0;             ///< indicators, each once, whose verdict rests on a figure older than `until`
  int published = 0;               ///< indicators, each once, whose latest actual is a published one
  int with_actual = 0;             ///< indicators, each once, of which a part has an actual
  std::optional<int> as_of;        ///< fiscal year asked for
  std::optional<int> until;        ///< as_of, else the fiscal year of the latest actual
  std::optional<Period> from, to;  ///< fiscal years of the plan
  double elapsed = no_number;      ///< share of the plan's years that had passed at the end of `until`, 0 to 1
};

/// Throws Error(input_wrong), naming the plans there are, for an unknown plan.
Overview overview_of(const Dataset& data, std::string_view plan, const ProgressOptions& options = {});

}  // namespace kuiki::model
