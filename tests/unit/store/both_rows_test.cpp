#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <set>

#include "base/error.h"
#include "geo/polygons.h"
#include "server/on_both.h"
#include "store/geopackage_writer.h"
#include "store/rows.h"
#include "store/sample_row.h"
#include "store/schema_tables.h"
#include "store/strange.h"

/// Declared tables in a file and on a server: the same rows go in and come out.
namespace kuiki::store {
namespace {

using kuiki::test::Backend;
using test::error_of;
using test::Sample;
using testing::HasSubstr;

constexpr auto sample =
    table({.name = "sample", .about = "見本 / a sample", .shapes = Shapes::point}, column("geom", &Sample::geom),
          column("id", &Sample::id, key), column("unit", &Sample::unit, or_empty), column("note", &Sample::note),
          column("line", &Sample::line, must), column("rank", &Sample::rank), column("value", &Sample::value),
          column("holds", &Sample::holds, must), column("at", &Sample::at));

struct Zone {
  std::int64_t fid = 0;
  Shape geom;
};
constexpr auto zone =
    table({.name = "zone", .about = "区域 / zones", .shapes = Shapes::multipolygon}, column("geom", &Zone::geom));

std::vector<std::uint8_t> bytes_of(const Shape& shape) { return {shape.bytes.begin(), shape.bytes.end()}; }
std::vector<std::uint8_t> bytes_of(std::string_view words) { return {words.begin(), words.end()}; }

struct BothRows : kuiki::test::OnBoth {
  /// The one row written, and read back by another connection.
  void round_trip(const Sample& row, const std::function<void(const Sample&)>& look) const {
    const auto database = saving();
    EXPECT_GT(RowWriter(*database, sample).write(row), 0);
    database->commit();
    const auto again = reading();
    RowReader q(*again, sample);
    ASSERT_TRUE(q.step());
    look(*q);
    EXPECT_FALSE(q.step());
  }
};

TEST_P(BothRows, ComeBackAsTheyWere) {
  make(sample.facts);
  const auto shape = geopackage_point({141.35, 43.06});
  round_trip({.geom = Shape(std::string_view(shape)),
              .id = "一",
              .unit = "人",
              .note = "it's \"so\"\n\\ '; DROP TABLE sample; --\t髙﨑𠮷",
              .line = -7,
              .rank = 0,
              .value = -0.25,
              .holds = true,
              .at = {"2026-04-01T09:30:00.123Z"}},
             [&](const Sample& row) {
               EXPECT_TRUE(row.geom.there);
               EXPECT_EQ(bytes_of(row.geom), bytes_of(shape));
               EXPECT_EQ(row.id, "一");
               EXPECT_EQ(row.unit, "人");
               EXPECT_EQ(row.note, "it's \"so\"\n\\ '; DROP TABLE sample; --\t髙﨑𠮷");
               EXPECT_EQ(row.line, -7);
               EXPECT_EQ(row.rank, 0);
               EXPECT_EQ(row.value, -0.25);
               EXPECT_TRUE(row.holds);
               EXPECT_EQ(row.at.text, "2026-04-01T09:30:00.123Z");
             });
}

TEST_P(BothRows, WhatIsMissingIsMissing) {
  make(sample.facts);
  round_trip({.id = "a"}, [](const Sample& row) {
    EXPECT_FALSE(row.geom.there);
    EXPECT_EQ(row.unit, "");
    EXPECT_EQ(row.note, "");
    EXPECT_FALSE(row.rank);
    EXPECT_TRUE(std::isnan(row.value));
    EXPECT_FALSE(row.holds);
    EXPECT_EQ(row.at.text, "");
  });
}

TEST_P(BothRows, EmptyIsKeptApartFromNull) {
  make(sample.facts);
  {
    const auto database = saving();
    RowWriter(*database, sample).write({.id = "a", .unit = "", .note = ""});
    database->commit();
  }
  const auto database = reading();
  const auto q = database->statement("SELECT unit, note FROM sample");
  ASSERT_TRUE(q->step());
  EXPECT_FALSE(q->null(0));
  EXPECT_TRUE(q->null(1));
}

TEST_P(BothRows, NumbersKeepEveryDigit) {
  make(sample.facts);
  using Limits = std::numeric_limits<double>;
  const std::vector numbers{0.1,
                            1.0 / 3,
                            2.0,
                            1e300,
                            Limits::min(),
                            Limits::denorm_min(),
                            Limits::max(),
                            123456789.123,
                            -4503599627370497.5,
                            1e15,
                            0.30000000000000004,
                            Limits::infinity(),
                            -Limits::infinity()};
  const std::vector<std::int64_t> lines{0, -1, std::numeric_limits<std::int64_t>::max(),
                                        std::numeric_limits<std::int64_t>::min()};
  {
    const auto database = saving();
    RowWriter rows(*database, sample);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      rows.write({.id = std::to_string(i), .line = lines[i % lines.size()], .value = numbers[i]});
    database->commit();
  }
  const auto database = reading();
  RowReader q(*database, sample);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    ASSERT_TRUE(q.step());
    EXPECT_EQ(q->value, numbers[i]);
    EXPECT_EQ(q->line, lines[i % lines.size()]);
  }
}

/// What a work file has of the program's making comes back from a server to the byte.
TEST_P(BothRows, ShapesAreTheSameToTheByte) {
  geo::PolygonTable polygons;
  const auto ring = [&](std::initializer_list<geo::Point> points) {
    polygons.points.insert(polygons.points.end(), points);
    polygons.close_ring();
  };
  ring({{141.1, 43.1}, {141.9, 43.2}, {141.5, 43.0 + 1.0 / 3}, {141.1, 43.1}});
  ring({{141.4, 43.15}, {141.5, 43.2}, {141.6, 43.18}, {141.4, 43.15}});
  polygons.close_part();
  ring({{-1.5, 0}, {0, 0}, {0, 1e-9}, {-1.5, 0}});
  polygons.close_part();
  polygons.close_feature();
  ring({{1, 1}, {2, 1}, {2, 2}, {1, 1}});
  polygons.close_part();
  polygons.close_feature();
  polygons.close_feature();  // no shape at all

  make(zone.facts);
  {
    const auto database = saving();
    RowWriter rows(*database, zone);
    for (std::size_t f = 0; f < polygons.features(); ++f) {
      const auto shape = geopackage_multipolygon(polygons, f);
      rows.write({.geom = Shape(std::string_view(shape))});
    }
    database->commit();
  }
  const auto database = reading();
  RowReader q(*database, zone);
  for (std::size_t f = 0; f < polygons.features(); ++f) {
    ASSERT_TRUE(q.step());
    EXPECT_EQ(bytes_of(q->geom), bytes_of(geopackage_multipolygon(polygons, f))) << f;
  }
}

TEST_P(BothRows, AreChangedOnlyAsSomebodySawThem) {
  make(meta_table.facts);
  const auto database = saving();
  RowWriter rows(*database, meta_table);
  const auto first = rows.write({.name = "a", .value = "1"});
  const auto second = rows.write({.name = "b", .value = "1"});
  EXPECT_GT(second, first);
  RowUpdater update(*database, meta_table, "fid, value");
  EXPECT_EQ(update.write({.name = "a", .value = "2"}, first, "1"), 1);
  EXPECT_EQ(update.write({.name = "a", .value = "3"}, first, "1"), 0) << "somebody else was there first";
  EXPECT_EQ(last_row(*database, meta_table.facts), second);
  RowReader q(*database, meta_table, "name");
  ASSERT_TRUE(q.find("a"));
  EXPECT_EQ(q->value, "2");
  EXPECT_FALSE(q.step());
  EXPECT_FALSE(q.find("c"));
  ASSERT_TRUE(q.find("b")) << "a question leaves nothing behind for the next";
}

TEST_P(BothRows, StatementsRunAgain) {
  make(meta_table.facts);
  const auto database = saving();
  const auto insert = database->statement(insert_into(dialect(), meta_table.facts, all_columns(meta_table.facts)));
  for (const char* name : {"a", "b", "c"}) {
    insert->bind(1, std::string_view(name));
    insert->bind(2, 5);
    insert->insert();
  }
  const auto remove = database->statement(delete_from(dialect(), meta_table.facts, "value"));
  remove->bind(1, std::string_view("5"));
  EXPECT_EQ(remove->run(), 3);
  EXPECT_EQ(remove->run(), 0);
  const auto q = database->statement("SELECT name FROM meta");
  EXPECT_FALSE(q->step());
  q->restart();
  EXPECT_FALSE(q->step());
}

/// Rows that were copied keep their numbers, and the next one comes after them.
TEST_P(BothRows, KeepNumbersOfTheirOwn) {
  make(meta_table.facts);
  const auto database = saving();
  database->numbers_were_given(meta_table.facts);
  NumberedWriter rows(*database, meta_table);
  rows.write({.fid = 7, .name = "a", .value = "1"});
  rows.write({.fid = 3, .name = "b", .value = "1"});
  database->numbers_were_given(meta_table.facts);
  EXPECT_EQ(RowWriter(*database, meta_table).write({.name = "c", .value = "1"}), 8);
}

/// Nobody who reads sees half of an act, nor what is undone.
TEST_P(BothRows, WhatIsNotCommittedIsUndone) {
  make(meta_table.facts);
  {
    const auto database = saving();
    RowWriter(*database, meta_table).write({.name = "a", .value = "1"});
  }
  const auto database = reading();
  EXPECT_EQ(last_row(*database, meta_table.facts), 0);
}

TEST_P(BothRows, NeverReplaceOneAnother) {
  make(meta_table.facts);
  const auto database = saving();
  RowWriter rows(*database, meta_table);
  rows.write({.name = "a", .value = "1"});
  const auto error = error_of([&] { rows.write({.name = "a", .value = "2"}); });
  EXPECT_EQ(error.fault(), Fault::output);
}

TEST_P(BothRows, AHundredThousandBytesOfText) {
  make(sample.facts);
  const std::string much(100'000, 'x');
  round_trip({.id = "a", .note = much}, [&](const Sample& row) { EXPECT_EQ(row.note, much); });
}

TEST_P(BothRows, WhatIsNoTableIsNone) {
  make(meta_table.facts);
  sql("CREATE VIEW trap AS SELECT * FROM meta");
  const auto database = reading();
  EXPECT_TRUE(database->has_table("meta"));
  EXPECT_FALSE(database->has_table("trap"));
  EXPECT_TRUE(database->columns("trap").empty());
  EXPECT_THAT(database->why_no_table("trap").en, HasSubstr("is a view"));
  EXPECT_THAT(database->why_no_table("other").en, HasSubstr("there is no table other"));
  EXPECT_EQ(database->columns("meta"), (std::set<std::string>{"fid", "name", "value"}));
}

TEST_P(BothRows, OfAnOlderFileReadAsNull) {
  make(meta_table.facts);
  sql("CREATE TABLE sample (holds BOOLEAN, value DOUBLE PRECISION, rank INT, line INT, unit TEXT, id TEXT, fid INT)");
  sql("INSERT INTO sample (id, line, fid) VALUES ('old', 5, 1)");
  const auto database = reading();
  EXPECT_THAT(error_of([&] { RowReader(*database, sample); }).message().en,
              HasSubstr("lacks the column(s) geom, note, at;"));
  struct Old {
    std::int64_t fid = 0;
    std::string_view id, note;
    std::int64_t line = 0;
  };
  constexpr auto old = table({.name = "sample", .about = "見本 / a sample"}, column("id", &Old::id, must),
                             column("note", &Old::note, later), column("line", &Old::line, must));
  RowReader q(*database, old);
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q->id, "old");
  EXPECT_EQ(q->note, "");
  EXPECT_EQ(q->line, 5);
}

KUIKI_ON_BOTH(BothRows);

/// Every table of the work file.
struct BothTables : kuiki::test::OnBoth {
  /// A value for each type, different for every row.
  static void bind(Statement& q, int place, const ColumnFacts& column, Shapes shapes, int row) {
    static std::string kept;
    switch (column.type) {
      case ColumnType::text:
        q.bind(place, std::string_view(std::string(column.name) + "-値-" + std::to_string(row)));
        break;
      case ColumnType::integer:
        q.bind(place, row);
        break;
      case ColumnType::real:
        q.bind(place, row + 0.1);
        break;
      case ColumnType::boolean:
        q.bind(place, row % 2);
        break;
      case ColumnType::moment:
        q.bind(place, std::string_view("2026-04-0" + std::to_string(row) + "T00:00:00.000Z"));
        break;
      case ColumnType::shape:
        kept = shape(shapes, row);
        q.bind_in_place(place, std::span(reinterpret_cast<const std::uint8_t*>(kept.data()), kept.size()));
        break;
    }
  }

  static std::string shape(Shapes shapes, int row) {
    if (shapes == Shapes::point) return geopackage_point({140.0 + row, 42.1});
    geo::PolygonTable polygons;
    for (const auto p : {geo::Point{140.0 + row, 42}, {141.0 + row, 42}, {141.0 + row, 43}, {140.0 + row, 42}})
      polygons.points.push_back(p);
    polygons.close_ring();
    polygons.close_part();
    polygons.close_feature();
    return geopackage_multipolygon(polygons, 0);
  }

  static std::string cell(const Statement& q, int at, ColumnType type) {
    if (q.null(at)) return "NULL";
    if (type == ColumnType::shape) return std::string(q.blob(at).begin(), q.blob(at).end());
    if (type == ColumnType::real) return fmt::format("{}", q.number(at));
    return std::string(q.text(at));
  }
};

TEST_P(BothTables, TakeRowsAndGiveThemBack) {
  make(work_tables);
  {
    const auto database = saving();
    for (const auto* facts : work_tables) {
      const auto present = present_columns(*database, *facts);
      const auto insert = database->statement(insert_into(dialect(), *facts, present));
      for (int row = 1; row <= 3; ++row) {
        for (std::size_t i = 0; i < facts->count; ++i)
          bind(*insert, static_cast<int>(i) + 1, facts->list[i], facts->head.shapes, row);
        EXPECT_EQ(insert->insert(), row) << facts->head.name;
      }
      const auto update = database->statement(update_rows(dialect(), *facts, "fid"));
      for (std::size_t i = 0; i < facts->count; ++i)
        bind(*update, static_cast<int>(i) + 1, facts->list[i], facts->head.shapes, 4);
      update->bind(static_cast<int>(facts->count) + 1, 3);
      EXPECT_EQ(update->run(), 1) << facts->head.name;
    }
    database->commit();
  }
  const auto database = reading();
  for (const auto* facts : work_tables) {
    const auto q = database->statement(select_from(dialect(), *facts, present_columns(*database, *facts)));
    for (const int row : {1, 2, 4}) {
      ASSERT_TRUE(q->step()) << facts->head.name;
      for (std::size_t i = 0; i < facts->count; ++i) {
        const auto& column = facts->list[i];
        const auto expected = column.type == ColumnType::text      ? std::string(column.name) + "-値-" + std::to_string(row)
                              : column.type == ColumnType::integer ? std::to_string(row)
                              : column.type == ColumnType::real    ? fmt::format("{}", row + 0.1)
                              : column.type == ColumnType::boolean ? std::to_string(row % 2)
                              : column.type == ColumnType::moment  ? "2026-04-0" + std::to_string(row) + "T00:00:00.000Z"
                                                                   : shape(facts->head.shapes, row);
        EXPECT_EQ(cell(*q, static_cast<int>(i), column.type), expected) << facts->head.name << "." << column.name;
      }
    }
    EXPECT_FALSE(q->step());
  }
}

KUIKI_ON_BOTH(BothTables);

}  // namespace
}  // namespace kuiki::store
