#include "store/build.h"

#include "base/atomic_file.h"
#include "store/build_plans.h"
#include "store/build_tables.h"
#include "store/carry_entered.h"

namespace kuiki::store {

BuildReport build_database(const BuildOptions& options, const Progress& progress) {
  AtomicFile file(options.output);  // first: an output that cannot be written should be heard of at once
  progress.at(0, {"元データを読んでいます", "reading the sources"});
  const Geodata data = read_geodata(options.geodata);

  BuildReport report;
  const BuiltAreas areas = build_areas(data, progress);
  const PlanFiles plans = read_plans(options.geodata, data, areas);
  progress.at(0.7, {"統計を計算しています", "computing statistics"});
  const Statistics statistics = compute_statistics(data, areas, plans, report.warnings);

  progress.at(0.8, {"データベースに書いています", "writing the database"});
  GeoPackageWriter out(file.temporary(), data.newest + "T00:00:00.000Z");
  write_areas(out, data, areas);
  write_points(out, data);
  write_partnerships(out, data);
  write_statistics(out, data, areas, statistics, report);
  write_plans(out, plans, areas, report);
  write_records(out, data, options.maps);
  carry_entered(options.output, out.db(), report.warnings);
  out.finish();
  file.commit();

  report.areas = areas.rows.size();
  report.facilities = data.sites.size();
  report.places = data.places.size();
  report.partnerships = data.partnerships.size();
  progress.at(1, {"完了", "done"});
  return report;
}

BuildReport build_database(const std::filesystem::path& geodata, const std::filesystem::path& output,
                           const Progress& progress) {
  return build_database({geodata, output, {}}, progress);
}

}  // namespace kuiki::store
