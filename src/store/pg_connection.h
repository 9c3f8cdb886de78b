#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "store/database.h"
#include "store/work_location.h"

struct pg_conn;
struct pg_result;

/// The one place where PostgreSQL is spoken to. Asked it is by a PgStatement.
namespace kuiki::store {

class SocketWait;

/// What PostgreSQL answered, by who can mend it.
enum class PgFault {
  none,
  lost,       ///< there is no connection (any more)
  denied,     ///< the role may not
  absent,     ///< no such database, schema or table
  busy,       ///< somebody else's lock was waited for in vain
  full,       ///< the server has no room
  read_only,  ///< a server or a database that takes no changes
  duplicate,  ///< a row or a table of that name is there already
  unfit,      ///< a value that the column does not take
  other,
};

/// What a connection is for: this decides what it locks, and in what words a failure is said.
enum class PgUse {
  read,   ///< all that is read is of one moment, and holds nobody up
  save,   ///< one transaction; whoever else saves waits for its end, who reads does not
  make,   ///< one transaction in which the schema begins; it must hold nothing yet
  watch,  ///< stays open, without a transaction
};

using PgResult = std::unique_ptr<pg_result, void (*)(pg_result*)>;

/// A connection to the schema of a shared work file. Passwords come from ~/.pgpass, a service file or PGPASSWORD, as with every
/// program of PostgreSQL, and stand in no message. Locks are waited for some seconds, and a server that vanished is noticed
/// in as many. After a failure in a transaction nothing more can be done with it; what was not committed is undone.
class PgConnection final : public Database {
 public:
  /// Throws Unreachable where no server answers, and Error where it refuses or the schema is not there (make: where it is
  /// there): input_missing to read or watch, output to save or make. Throws Cancelled as soon as `stop` says so.
  explicit PgConnection(WorkLocation where, PgUse use, std::stop_token stop = {});
  ~PgConnection() override;

  [[nodiscard]] const WorkLocation& where() const { return where_; }
  [[nodiscard]] PgUse use() const { return use_; }
  [[nodiscard]] Dialect dialect() const override { return Dialect::postgres; }
  [[nodiscard]] std::string name() const override { return where_.word(); }
  [[nodiscard]] Text remedy() const override;
  [[nodiscard]] std::unique_ptr<Statement> statement(const std::string& sql) const override;
  void run(const std::string& sql) const override;
  void add_table(const TableFacts& table) const override;
  /// PostGIS looks for itself.
  void index_shape(const TableFacts&, std::int64_t, const Shape&) const override {}
  void numbers_were_given(const TableFacts& table) const override;
  /// Tells those who watch, once it is committed.
  void touched(const std::set<std::string, std::less<>>& tables, const std::string& moment) const override;
  /// Throws Unreachable, which is unsure, where the connection breaks meanwhile.
  void commit() override;

  [[nodiscard]] bool has_table(std::string_view name) const override;
  [[nodiscard]] std::set<std::string> columns(std::string_view table) const override;
  [[nodiscard]] Text why_no_table(std::string_view name) const override;

  /// Was it the connection that failed?
  [[nodiscard]] bool lost() const;

  /// The name under which those who watch a schema are told of its changes.
  [[nodiscard]] static std::string channel(const WorkLocation& where);
  /// From now on `heard` says when something was `touched`.
  void listen() const;
  /// Waits for word of it, a minute at most. Throws Unreachable when the connection breaks, Cancelled when `stop` says so.
  [[nodiscard]] bool heard() const;

  /// For PgStatement: the name under which the server knows the statement.
  [[nodiscard]] std::string prepared(const std::string& sql) const;
  [[nodiscard]] pg_conn* handle() const { return connection_.get(); }
  /// A result that is one; throws by `fail`.
  [[nodiscard]] PgResult checked(pg_result* result) const;

 private:
  struct Close {
    void operator()(pg_conn* connection) const;
  };
  /// What there is in the schema, by its name.
  struct Relation {
    char kind = 0;  ///< as in pg_class.relkind
    std::set<std::string> columns;
  };
  using Relations = std::map<std::string, Relation, std::less<>>;

  void connect();
  void wait_until_connected(std::chrono::steady_clock::time_point end) const;
  void set_up() const;
  void begin_reading() const;
  void begin_saving() const;
  void begin_making() const;
  [[nodiscard]] const Relations& relations() const;
  [[nodiscard]] PgResult ask(const char* sql, const std::string& value) const;

  /// In reading or saving: the exit status, and the end of the line.
  [[nodiscard]] bool writes() const { return use_ == PgUse::save || use_ == PgUse::make; }
  [[noreturn]] void fail(const pg_result* result) const;
  [[noreturn]] void fail_connecting() const;
  [[noreturn]] void fail_by(PgFault fault, const std::string& words) const;
  [[noreturn]] void refuse(Text message) const;

  WorkLocation where_;
  PgUse use_;
  std::unique_ptr<SocketWait> wait_;
  std::unique_ptr<pg_conn, Close> connection_;
  mutable std::map<std::string, std::string, std::less<>> prepared_;
  mutable std::optional<Relations> relations_;
};

}  // namespace kuiki::store
