#include "intake/import_others.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace kuiki::intake {
namespace {

using Figure = std::tuple<std::string, std::string, std::string>;

Figure figure_of(const store::EnteredValue& value) { return {value.indicator, value.period, value.part}; }

/// Would the one say anything that the other does not? A table without notes takes nobody's note away.
bool says_the_same(const store::EnteredValue& theirs, const store::EnteredValue& mine) {
  const bool words = std::isnan(theirs.value) || std::isnan(mine.value);
  const bool same = words ? std::isnan(theirs.value) && std::isnan(mine.value) && theirs.printed == mine.printed
                          : theirs.value == mine.value;
  return same && theirs.qualifier == mine.qualifier && (mine.note.empty() || mine.note == theirs.note);
}

class Sorter {
 public:
  Sorter(ImportReport& report, const StandingFigures& standing, const std::string& me, const ImportOptions& options)
      : report_(report), standing_(standing), me_(me), options_(options) {
    for (const auto& decision : options.decided) decided_[{decision.indicator, decision.period, decision.part}] = decision;
  }

  void row(const ImportRow& row) {
    const auto* first = of_others(row);
    if (first != nullptr && !may_replace(*first)) return;
    for (const auto& value : row.values) add(value);
  }

 private:
  [[nodiscard]] bool is_of_others(const store::EnteredRecord& record) const {
    return record.entered_by.empty() || record.entered_by != me_;
  }

  /// Of the row's figures that somebody else entered otherwise one, the same for every row that gives them: what a plan prints
  /// twice is decided once.
  [[nodiscard]] const store::EnteredValue* of_others(const ImportRow& row) const {
    const store::EnteredValue* found = nullptr;
    for (const auto& value : row.values) {
      const auto* record = standing_.find(value);
      if (record == nullptr || !is_of_others(*record) || says_the_same(record->value, value)) continue;
      if (found == nullptr || figure_of(value) < figure_of(*found)) found = &value;
    }
    return found;
  }

  [[nodiscard]] std::optional<bool> decision(const store::EnteredValue& mine, const store::EnteredRecord& theirs) const {
    if (options_.others == Others::keep) return false;
    if (options_.others == Others::replace) return true;
    const auto found = decided_.find(figure_of(mine));
    if (found == decided_.end() || found->second.act != theirs.act) return {};
    return found->second.mine;
  }

  bool may_replace(const store::EnteredValue& mine) {
    const auto& theirs = *standing_.find(mine);
    const auto decided = decision(mine, theirs);
    if (told_.insert(figure_of(mine)).second) {
      const bool waits = !decided;
      // Of what is decided nothing need be asked again.
      if (waits || options_.others != Others::ask) report_.others.push_back({mine, theirs});
      report_.asks = report_.asks || waits;
      report_.kept += decided.value_or(true) ? 0 : 1;
    }
    return decided.value_or(false);
  }

  void add(const store::EnteredValue& value) {
    if (!taken_.insert(figure_of(value)).second) return;
    const auto* record = standing_.find(value);
    if (record != nullptr && is_of_others(*record) && says_the_same(record->value, value)) {
      ++report_.same_as_others;
      return;
    }
    report_.to_save.push_back(value);
    report_.to_save.back().seen = record != nullptr ? record->act : 0;
  }

  ImportReport& report_;
  const StandingFigures& standing_;
  const std::string& me_;
  const ImportOptions& options_;
  std::map<Figure, OthersDecision> decided_;
  std::set<Figure> told_, taken_;
};

}  // namespace

StandingFigures::StandingFigures(const std::vector<store::EnteredRecord>& entered) {
  for (const auto& record : entered)
    if (record.replaced_at.empty()) by_figure_.insert_or_assign(figure_of(record.value), record);
}

const store::EnteredRecord* StandingFigures::find(const store::EnteredValue& value) const {
  const auto found = by_figure_.find(figure_of(value));
  return found == by_figure_.end() ? nullptr : &found->second;
}

void sort_out_others(ImportReport& report, const StandingFigures& standing, const std::string& me,
                     const ImportOptions& options) {
  report.others.clear();
  report.to_save.clear();
  report.kept = 0;
  report.same_as_others = 0;
  report.asks = false;
  Sorter sorter(report, standing, me, options);
  for (const auto& row : report.matched) sorter.row(row);
}

}  // namespace kuiki::intake
