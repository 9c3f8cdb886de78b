#include "store/build.h"

#include "base/atomic_file.h"
#include "store/base_version.h"
#include "store/build_plans.h"
#include "store/build_tables.h"
#include "store/load.h"
#include "store/replaced_database.h"

namespace kuiki::store {
namespace {

/// What the loader would refuse must not take the place of what it reads. The sources are checked row by row before, with
/// file and line; this is for what they did not find.
void check_readable(const std::filesystem::path& file) {
  try {
    load_dataset(file);
  } catch (const Error& error) {
    throw Error(Fault::input_wrong,
                say("元データから作ったデータベースが読めないため、上書きしませんでした（{}）。元データを直してください",
                    "the database made from these sources cannot be read and was not put in place ({}); mend the sources",
                    error.message()));
  }
}

}  // namespace

BuildReport build_database(const BuildOptions& options, const Progress& progress) {
  check_output(options.output, FileKind::sqlite);  // first: what can never be written should be heard of at once
  progress.at(0, {"元データを読んでいます", "reading the sources"});
  const Geodata data = read_geodata(options.geodata);
  // Of any kind: looking into the old database again while it is held would let go of it, since closing any descriptor of a
  // file drops all of a process's locks on it (POSIX). What may be replaced is ReplacedDatabase's to say.
  AtomicFile file(options.output, FileKind::any);
  ReplacedDatabase old(file.target());

  BuildReport report;
  const BuiltAreas areas = build_areas(data, progress);
  const PlanFiles plans = read_plans(options.geodata, data, areas);
  progress.at(0.7, {"統計を計算しています", "computing statistics"});
  const Statistics statistics = compute_statistics(data, areas, plans, report.warnings);

  progress.at(0.8, {"データベースに書いています", "writing the database"});
  GeoPackageWriter out(file.temporary(), data.newest + "T00:00:00.000Z");
  write_meta(out, version_of_sources(options.geodata, data.newest, options.maps));
  write_areas(out, data, areas);
  write_points(out, data, areas);
  write_backdrop(out, data);
  write_partnerships(out, data);
  write_statistics(out, data, areas, statistics, report);
  write_plans(out, plans, areas, report);
  write_records(out, data, options.maps);
  // From here to the new file's standing in its place nobody can save into the old one.
  old.hold();
  old.save_entered(options.work, report.warnings);
  old.check_tables(out.db().tables());
  out.finish();
  check_readable(file.temporary());
  progress.at(0.99, {"仕上げています", "finishing"});
  file.commit();

  report.areas = areas.rows.size();
  report.facilities = data.sites.size() + data.public_facilities.size();
  report.places = data.places.size();
  report.partnerships = data.partnerships.size();
  return report;
}

BuildReport build_database(const std::filesystem::path& geodata, const std::filesystem::path& output,
                           const Progress& progress) {
  return build_database({geodata, output, {}}, progress);
}

}  // namespace kuiki::store
