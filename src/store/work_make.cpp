#include "store/work_make.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/geopackage_writer.h"
#include "store/moment.h"
#include "store/rows.h"
#include "store/schema_tables.h"

namespace kuiki::store {
namespace {

void write_meta(const Database& into, const std::string& base, const std::string& who) {
  RowWriter meta(into, meta_table);
  const auto now = moment_now();
  const auto version = std::to_string(work_version);
  meta.write({.name = work_meta::kind, .value = work_meta::kind_word});
  meta.write({.name = work_meta::version, .value = version});
  meta.write({.name = work_meta::base, .value = base});
  meta.write({.name = work_meta::made_at, .value = now});
  meta.write({.name = work_meta::made_by, .value = who});
}

bool make_file(const std::filesystem::path& target, const std::string& base, const std::string& who) {
  std::error_code error;
  if (std::filesystem::exists(target, error)) return false;
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path(), error);
  AtomicFile file(target, FileKind::any);
  GeoPackageWriter out(file.temporary(), moment_now());
  for (const auto* table : work_tables) {
    out.begin(*table);
    if (table->head.shapes != Shapes::none) out.end_features();
    out.indexes(*table);
  }
  write_meta(out.db(), base, who);
  out.finish();
  return file.commit_new();
}

}  // namespace

bool make_work(const WorkLocation& where, const std::string& base, const std::string& who) {
  if (!where.on_server()) return make_file(where.file, base, who);
  throw Error(Fault::internal, {"", ""});
}

std::string work_fact(const Database& work, std::string_view name) {
  RowReader q(work, meta_table, "name");
  return q.find(name) ? std::string(q->value) : std::string();
}

void set_work_fact(const Database& work, std::string_view name, std::string_view value) {
  RowReader q(work, meta_table, "name");
  if (!q.find(name)) {
    RowWriter(work, meta_table).write({.name = name, .value = value});
    return;
  }
  if (q->value == value) return;
  RowUpdater(work, meta_table, "name").write({.name = name, .value = value}, name);
}

}  // namespace kuiki::store
