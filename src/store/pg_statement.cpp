#include "store/pg_statement.h"

#include <libpq-fe.h>

#include <charconv>
#include <cmath>

#include "base/error.h"
#include "store/gpkg_blob.h"
#include "store/wkb.h"

namespace kuiki::store {
namespace {

/// Numbers of types that never change (pg_type.dat).
constexpr Oid boolean_type = 16, big_type = 20, small_type = 21, integer_type = 23, real_type = 700, double_type = 701,
              numeric_type = 1700;

bool is_whole(Oid type) { return type == big_type || type == small_type || type == integer_type; }
bool is_number(Oid type) { return is_whole(type) || type == real_type || type == double_type || type == numeric_type; }

/// How many parameters: the greatest of $1, $2 …
std::size_t parameters_in(std::string_view sql) {
  std::size_t most = 0;
  for (auto at = sql.find('$'); at != std::string_view::npos; at = sql.find('$', at + 1)) {
    std::size_t number = 0;
    std::from_chars(sql.data() + at + 1, sql.data() + sql.size(), number);
    most = std::max(most, number);
  }
  return most;
}

int digit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

/// bytea_output = hex: \x0102…
std::vector<std::uint8_t> bytes_in(std::string_view cell) {
  std::vector<std::uint8_t> bytes;
  if (!cell.starts_with("\\x")) return bytes;
  bytes.resize(cell.size() / 2 - 1);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<std::uint8_t>(digit(cell[2 * i + 2]) << 4 | digit(cell[2 * i + 3]));
  return bytes;
}

double number_in(std::string_view cell) {
  double value = NAN;
  const auto [end, none] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return none == std::errc() && end == cell.data() + cell.size() ? value : NAN;
}

}  // namespace

PgStatement::PgStatement(const PgConnection& connection, const std::string& sql)
    : connection_(connection), name_(connection.prepared(sql)), result_(nullptr, PQclear) {
  const auto n = parameters_in(sql);
  parameters_.resize(n);
  values_.resize(n);
  lengths_.resize(n);
  formats_.resize(n);
}

PgStatement::Parameter& PgStatement::parameter(int place) { return parameters_.at(static_cast<std::size_t>(place) - 1); }

void PgStatement::bind(int place, std::int64_t value) {
  auto& one = parameter(place);
  one.kind = Parameter::Kind::words;
  one.words = std::to_string(value);
}

void PgStatement::bind(int place, double value) {
  if (std::isnan(value)) {
    bind_null(place);
    return;
  }
  auto& one = parameter(place);
  one.kind = Parameter::Kind::words;
  one.words = fmt::format("{}", value);  // the fewest digits that are this number again
}

void PgStatement::bind(int place, std::string_view words) {
  // Taken as C strings, they would end there.
  if (words.find('\0') != std::string_view::npos)
    wrong({"文字データに使えない文字（NUL）があります", "a text has a character that is none (NUL)"});
  auto& one = parameter(place);
  one.kind = Parameter::Kind::words;
  one.words = words;
}

void PgStatement::bind_in_place(int place, std::string_view words) { bind(place, words); }

void PgStatement::bind_in_place(int place, std::span<const std::uint8_t> shape) {
  auto& one = parameter(place);
  one.kind = Parameter::Kind::shape;
  try {
    one.shape = wkb_in(shape);
  } catch (const DamagedGeometry& damage) {
    wrong(damage.why);
  }
}

void PgStatement::bind_null(int place) { parameter(place).kind = Parameter::Kind::null; }

void PgStatement::carry_out() {
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    const auto& one = parameters_[i];
    const bool shape = one.kind == Parameter::Kind::shape;
    formats_[i] = shape ? 1 : 0;
    lengths_[i] = shape ? static_cast<int>(one.shape.size()) : 0;
    values_[i] = shape ? reinterpret_cast<const char*>(one.shape.data()) : one.words.c_str();
    if (one.kind == Parameter::Kind::null) values_[i] = nullptr;
  }
  result_ = connection_.checked(PQexecPrepared(connection_.handle(), name_.c_str(), static_cast<int>(parameters_.size()),
                                               values_.data(), lengths_.data(), formats_.data(), 0));
  row_ = -1;
}

bool PgStatement::step() {
  if (!result_) carry_out();
  const int rows = PQntuples(result_.get());
  if (row_ < rows) ++row_;
  shapes_.clear();
  return row_ < rows;
}

void PgStatement::restart() { result_.reset(); }

std::int64_t PgStatement::run() {
  carry_out();
  const std::string_view touched = PQcmdTuples(result_.get());
  std::int64_t rows = 0;
  std::from_chars(touched.data(), touched.data() + touched.size(), rows);
  restart();
  return rows;
}

std::int64_t PgStatement::insert() {
  carry_out();
  const std::int64_t number = step() ? integer(0) : 0;
  restart();
  return number;
}

bool PgStatement::null(int column) const { return PQgetisnull(result_.get(), row_, column) == 1; }

std::string_view PgStatement::cell(int column) const {
  return {PQgetvalue(result_.get(), row_, column), static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
}

std::string_view PgStatement::text(int column) const {
  const auto words = cell(column);
  if (PQftype(result_.get(), column) != boolean_type || words.empty()) return words;
  return words == "t" ? "1" : "0";
}

std::int64_t PgStatement::integer(int column) const {
  const auto words = text(column);
  const auto type = PQftype(result_.get(), column);
  if (is_number(type) && !is_whole(type)) {
    const double value = number_in(words);
    return std::abs(value) < 0x1p63 ? static_cast<std::int64_t>(value) : 0;
  }
  std::int64_t value = 0;
  std::from_chars(words.data(), words.data() + words.size(), value);
  return value;
}

double PgStatement::number(int column) const {
  return is_number(PQftype(result_.get(), column)) ? number_in(cell(column)) : NAN;
}

std::span<const std::uint8_t> PgStatement::blob(int column) const {
  if (null(column)) return {};
  const auto at = static_cast<std::size_t>(column);
  if (shapes_.empty()) shapes_.resize(static_cast<std::size_t>(PQnfields(result_.get())));
  try {
    if (shapes_[at].empty()) shapes_[at] = gpkg_around(bytes_in(cell(column)));
  } catch (const DamagedGeometry& damage) {
    wrong(damage.why);
  }
  return {reinterpret_cast<const std::uint8_t*>(shapes_[at].data()), shapes_[at].size()};
}

void PgStatement::wrong(const Text& why) const {
  const bool reads = connection_.use() == PgUse::read || connection_.use() == PgUse::watch;
  throw Error(reads ? Fault::input_wrong : Fault::output,
              say("{}：{}。{}。", "{}: {}; {}", connection_.name(), why, connection_.remedy()));
}

}  // namespace kuiki::store
