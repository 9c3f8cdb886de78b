#include "store/work_make.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "store/geopackage_writer.h"
#include "store/moment.h"
#include "store/pg_connection.h"
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

std::unique_ptr<Database> make_on_server(const WorkLocation& where) {
  auto server = std::make_unique<PgConnection>(where, PgUse::make);
  for (const auto* table : work_tables) server->add_table(*table);
  return server;
}

[[noreturn]] void is_there(const std::string& name) {
  throw Error(Fault::output, say("{} はすでにあります。上書きしませんでした。別の名前にしてください。",
                                 "{} is there already and was left alone; choose another name", name));
}

}  // namespace

struct MadeWork::File {
  AtomicFile file;
  GeoPackageWriter out;

  explicit File(const std::filesystem::path& target) : file(target, FileKind::any), out(file.temporary(), moment_now()) {
    for (const auto* table : work_tables) {
      out.begin(*table);
      if (table->head.shapes != Shapes::none) out.end_features();
      out.indexes(*table);
    }
  }
};

MadeWork::MadeWork(const WorkLocation& where) {
  if (where.on_server()) {
    server_ = make_on_server(where);
    return;
  }
  std::error_code error;
  if (std::filesystem::exists(where.file, error)) is_there(where.file.string());
  if (where.file.has_parent_path()) std::filesystem::create_directories(where.file.parent_path(), error);
  file_ = std::make_unique<File>(where.file);
}

MadeWork::~MadeWork() = default;

const Database& MadeWork::database() const {
  if (file_) return file_->out.db();
  return *server_;
}

bool MadeWork::finish() {
  if (server_) {
    server_->commit();
    return true;
  }
  file_->out.finish();
  return file_->file.commit_new();
}

bool make_work(const WorkLocation& where, const std::string& base, const std::string& who) {
  std::error_code error;
  if (!where.on_server() && std::filesystem::exists(where.file, error)) return false;
  MadeWork made(where);
  write_meta(made.database(), base, who);
  return made.finish();
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
