#include "store/facility_files.h"

#include <array>

#include "base/strings.h"
#include "store/plan_words.h"
#include "store/source_checks.h"

namespace kuiki::store {
namespace {

namespace fs = std::filesystem;

/// Columns of a list that say what else is known, in words.
struct Remark {
  const char* column;
  const char* words;
  bool counted;  ///< a number follows the words; else the cell is 0 or 1
};
constexpr std::array<Remark, 6> hospital_remarks = {{{"beds_general", "一般病床", true},
                                                     {"beds_long_term", "療養病床", true},
                                                     {"beds_psychiatric", "精神病床", true},
                                                     {"emergency", "救急", false},
                                                     {"maternity", "分娩", false},
                                                     {"stroke_emergency", "脳卒中の救急", false}}};

std::string remarks_of(const CsvTable& csv, std::size_t row) {
  std::string words;
  for (const auto& remark : hospital_remarks) {
    const auto column = csv.column(remark.column);
    if (csv.text(row, column).empty()) continue;
    if (remark.counted)
      add_part(words, "、", remark.words + std::string(" ") + std::to_string(csv.count(row, column)));
    else if (csv.flag(row, column))
      add_part(words, "、", remark.words);
  }
  return words;
}

/// What both lists have alike.
PublicFacility facility_of(const CsvTable& csv, std::size_t row, const Codes& codes, const std::vector<std::string>& kinds) {
  PublicFacility facility;
  facility.id = csv.filled(row, csv.column("id"));
  facility.name = csv.filled(row, csv.column("name"));
  facility.area = known(csv, row, csv.column("area_code"), codes);
  facility.kind = word_of<model::FacilityKind>(csv, row, csv.column("kind"), kinds);
  facility.place = place_of(csv, row, csv.column("lon"), csv.column("lat"));
  facility.outside = csv.one_of(row, csv.column("location_check"), {"ok", "outside"}) == "outside";
  return facility;
}

}  // namespace

void read_public_facilities(const fs::path& folder, Geodata& to, const Codes& codes) {
  const auto kinds = model::facility_kind_ids();
  Once once;
  const CsvTable hospitals(folder / "hospitals.csv");
  for (std::size_t i = 0; i < hospitals.rows(); ++i) {
    auto facility = facility_of(hospitals, i, codes, kinds);
    once.check(hospitals, i, hospitals.column("id"), facility.id);
    facility.address = hospitals.text(i, hospitals.column("address"));
    facility.remarks = remarks_of(hospitals, i);
    facility.source = "hokkaido-hospitals";
    const auto beds = hospitals.column("beds");
    if (!hospitals.text(i, beds).empty()) facility.beds = static_cast<int>(hospitals.count(i, beds));
    to.public_facilities.push_back(std::move(facility));
  }
  const CsvTable others(folder / "public_facilities.csv");
  for (std::size_t i = 0; i < others.rows(); ++i) {
    auto facility = facility_of(others, i, codes, kinds);
    once.check(others, i, others.column("id"), facility.id);
    facility.remarks = others.filled(i, others.column("category"));
    facility.source = "sapporo-facilities";
    to.public_facilities.push_back(std::move(facility));
  }
}

}  // namespace kuiki::store
