#pragma once
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "intake/import_actuals.h"

namespace kuiki::intake {

/// What stands in a work file, by figure: an import says of each value what it saw there, and whose it was.
class StandingFigures {
 public:
  explicit StandingFigures(const std::vector<store::EnteredRecord>& entered);
  /// Null where nothing stands.
  [[nodiscard]] const store::EnteredRecord* find(const store::EnteredValue& value) const;

 private:
  std::map<std::tuple<std::string, std::string, std::string>, store::EnteredRecord> by_figure_;
};

/// Fills `others`, `kept`, `asks` and `to_save` of the report from its matched rows. Each value to be saved comes once, with the act it
/// is saved over. `me`: who imports; a value of nobody known is somebody else's.
void sort_out_others(ImportReport& report, const StandingFigures& standing, const std::string& me,
                     const ImportOptions& options);

}  // namespace kuiki::intake
