#include "store/load_tables.h"

#include "base/strings.h"
#include "store/wkb.h"

namespace kuiki::store {
using model::Row;

geo::Point point_of(const TableQuery& q, int column) {
  try {
    if (!q.null(column)) {
      if (const auto p = read_gpkg_point(q.blob(column))) return *p;
    }
  } catch (const DamagedGeometry& damage) {
    q.wrong(damage.why);
  }
  q.wrong({"地点の座標がありません", "it has no point"});
}

std::string TableQuery::sql(const SqliteConnection& database, const std::string& table,
                            std::initializer_list<Column> columns, const char* order) {
  const auto present = database.columns(table);
  std::string missing, sql = "SELECT ";
  for (const auto& column : columns) {
    if (present.contains(column.name)) {
      sql += sql_name(column.name) + ", ";
    } else {
      sql += "NULL, ";
      if (!column.optional) add_part(missing, ", ", column.name);
    }
  }
  if (present.empty()) {
    throw Error(Fault::input_wrong, say("{}：{}。Kuiki のデータベースを指定するか、作り直してください（kuiki build）。",
                                        "{}: {}; name a database of Kuiki or build it again (kuiki build)",
                                        database.file().string(), database.why_no_table(table)));
  }
  if (!missing.empty()) {
    throw Error(Fault::input_wrong, say("{} の表 {} に列 {} がありません。データベースを作り直してください（kuiki build）。",
                                        "table {1} of {0} lacks the column(s) {2}; build the database again (kuiki build)",
                                        database.file().string(), table, missing));
  }
  return sql + "rowid FROM " + sql_name(table) + " ORDER BY " + order;
}

TableQuery::TableQuery(const SqliteConnection& database, std::string table, std::initializer_list<Column> columns,
                       const char* order)
    : SqliteStatement(database, sql(database, table, columns, order)),
      file_(database.file()),
      table_(std::move(table)),
      rowid_(static_cast<int>(columns.size())) {}

void TableQuery::wrong(const Text& why) const {
  throw Error(Fault::input_wrong, say("{}：表 {} の {} 行目：{}。データベースを作り直してください（kuiki build）。",
                                      "{}: table {}, row {}: {}; build the database again (kuiki build)", file_.string(),
                                      table_, integer(rowid_), why));
}

int TableQuery::one_of(int column, const std::vector<std::string>& names, int fallback) const {
  const auto word = text(column);
  if (word.empty() && fallback >= 0) return fallback;
  int i = 0;
  std::string allowed;
  for (const auto& name : names) {
    if (word == name) return i;
    allowed += (i++ ? ", " : "") + name;
  }
  wrong(say("値「{}」は使えません（{} のどれか）", "the value \"{}\" is not one of {}", std::string(word), allowed));
}

AreaRows::AreaRows(const std::vector<std::string>& codes) {
  rows_.reserve(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) rows_.emplace(codes[i], static_cast<Row>(i));
}

Row AreaRows::row(const TableQuery& q, int column) const {
  const auto code = q.text(column);
  if (code.empty()) return model::none;
  const auto found = rows_.find(code);
  if (found == rows_.end()) {
    q.wrong(say("コード「{}」の区域がありません", "there is no area with the code \"{}\"", std::string(code)));
  }
  return found->second;
}

model::Facilities load_facilities(const SqliteConnection& database, const AreaRows& areas) {
  model::Facilities f;
  TableQuery q(database, "facility",
               {{"id"},
                {"name"},
                {"address"},
                {"remarks"},
                {"area_code"},
                {"municipality_code"},
                {"geom"},
                {"is_emergency_site"},
                {"is_shelter"},
                {"location_check"},
                {"flood"},
                {"landslide"},
                {"storm_surge"},
                {"earthquake"},
                {"tsunami"},
                {"large_fire"},
                {"inland_flood"},
                {"volcano"}});
  while (q.step()) {
    f.id.push_back(q.words(0));
    f.name.push_back(q.words(1));
    f.address.push_back(q.words(2));
    f.remarks.push_back(q.words(3));
    f.area.push_back(areas.row(q, 4));
    f.municipality.push_back(areas.row(q, 5));
    f.place.push_back(point_of(q, 6));
    f.is_emergency_site.push_back(q.integer(7) != 0);
    f.is_shelter.push_back(q.integer(8) != 0);
    f.outside.push_back(q.text(9) == "outside");
    unsigned hazards = 0;
    for (int h = 0; h < model::hazard_count; ++h) hazards |= static_cast<unsigned>(q.integer(10 + h) != 0) << h;
    f.hazards.push_back(static_cast<std::uint8_t>(hazards));
  }
  return f;
}

model::Places load_places(const SqliteConnection& database, const AreaRows& areas) {
  model::Places p;
  TableQuery q(database, "place", {{"name"}, {"municipality_code"}, {"geom"}});
  while (q.step()) {
    p.name.push_back(q.words(0));
    p.municipality.push_back(areas.row(q, 1));
    p.place.push_back(point_of(q, 2));
  }
  return p;
}

std::vector<model::Partnership> load_partnerships(const SqliteConnection& database, const AreaRows& areas) {
  std::vector<model::Partnership> all;
  std::unordered_map<std::string, std::size_t> index;
  {
    TableQuery q(
        database, "partnership",
        {{"id"}, {"name"}, {"name_en", true}, {"kind"}, {"source_document", true}, {"source_quote", true}, {"lead", true}});
    while (q.step()) {
      model::Partnership p;
      p.id = q.words(0);
      p.name = q.words(1);
      p.name_en = q.words(2);
      p.kind = q.words(3);
      p.source_document = q.words(4);
      p.source_quote = q.words(5);
      p.lead = areas.row(q, 6);
      index.emplace(p.id, all.size());
      all.push_back(std::move(p));
    }
  }
  TableQuery q(database, "partnership_member", {{"partnership_id"}, {"area_code"}, {"role"}, {"basis"}, {"note", true}});
  while (q.step()) {
    const auto found = index.find(q.words(0));
    if (found == index.end()) q.wrong(say("広域連携「{}」がありません", "there is no partnership \"{}\"", q.words(0)));
    const Row area = areas.row(q, 1);
    if (area == model::none) q.wrong({"構成団体のコードがありません", "it names no area"});
    all[found->second].members.push_back({area, q.words(2), q.words(3), q.words(4)});
  }
  return all;
}

std::vector<model::Source> load_sources(const SqliteConnection& database) {
  std::vector<model::Source> sources;
  TableQuery q(database, "source",
               {{"id"}, {"title"}, {"publisher"}, {"licence"}, {"attribution"}, {"vintage"}, {"processing"}});
  while (q.step()) sources.push_back({q.words(0), q.words(1), q.words(2), q.words(3), q.words(4), q.words(5), q.words(6)});
  return sources;
}

}  // namespace kuiki::store
