#include <array>

#include "model/dataset.h"
#include "model/word_table.h"

namespace kuiki::model {
namespace {

constexpr std::array area_kinds = {Words{"prefecture", "都道府県", "Prefecture"},
                                   Words{"municipality", "市区町村", "Municipality"},
                                   Words{"ward", "行政区", "Ward"},
                                   Words{"district", "地区", "District"},
                                   Words{"town", "町丁・字", "Town"},
                                   Words{"feature", "区域", "Area"}};
constexpr std::array qualities = {Words{"official", "公式の境界", "Official boundary"},
                                  Words{"generalised", "簡略化した境界", "Generalised boundary"},
                                  Words{"approximate", "おおよその境界", "Approximate boundary"}};

/// In the order of the enumeration; the Japanese words are those of the 指定緊急避難場所 data.
constexpr std::array<Words, hazard_count> hazards = {{
    {"flood", "洪水", "Flood"},
    {"landslide", "崖崩れ・土石流・地滑り", "Landslide"},
    {"storm_surge", "高潮", "Storm surge"},
    {"earthquake", "地震", "Earthquake"},
    {"tsunami", "津波", "Tsunami"},
    {"large_fire", "大規模な火事", "Large fire"},
    {"inland_flood", "内水氾濫", "Inland flooding"},
    {"volcano", "火山現象", "Volcanic activity"},
}};

constexpr std::array facility_kinds = {Words{"evacuation_site", "指定緊急避難場所", "Emergency evacuation site"},
                                       Words{"shelter", "指定避難所", "Designated shelter"},
                                       Words{"hospital", "病院", "Hospital"},
                                       Words{"clinic", "診療所", "Clinic"},
                                       Words{"library", "図書館", "Library"},
                                       Words{"ward_centre", "区民センター", "Ward centre"},
                                       Words{"district_centre", "地区センター", "District centre"},
                                       Words{"community_facility", "市民活動・交流施設", "Community facility"}};
constexpr std::array reference_kinds = {Words{"city_hall", "市役所・町村役場", "City or town hall"},
                                        Words{"ward_office", "区役所", "Ward office"}, Words{"port", "港", "Port"},
                                        Words{"airport", "空港", "Airport"},
                                        Words{"shinkansen_station", "新幹線の駅", "Shinkansen station"}};

constexpr std::array<Words, 11> partnership_kinds = {{
    {"settlement_region", "定住自立圏", "Self-reliant settlement region"},
    {"core_city_region", "連携中枢都市圏", "Core city cooperation region"},
    {"intercity_cooperation", "都市間連携", "Cooperation between cities"},
    {"wide_area_union", "広域連合", "Wide-area union"},
    {"sister_city", "姉妹都市", "Sister cities"},
    {"council", "協議会", "Council"},
    {"ferry", "フェリー航路", "Ferry routes"},
    {"port", "港湾", "Port"},
    {"tourism", "観光連携", "Tourism cooperation"},
    {"heritage", "歴史・文化の連携", "Shared heritage"},
    {"disaster_mutual_aid", "災害時相互応援", "Mutual aid in disasters"},
}};

}  // namespace

std::string_view area_kind_id(AreaKind kind) { return of(area_kinds, kind).id; }
std::vector<std::string> area_kind_ids() { return ids(area_kinds); }
Text area_kind_name(AreaKind kind) { return of(area_kinds, kind).text(); }
std::string_view boundary_quality_id(BoundaryQuality q) { return of(qualities, q).id; }
std::vector<std::string> boundary_quality_ids() { return ids(qualities); }
Text boundary_quality_name(BoundaryQuality q) { return of(qualities, q).text(); }
std::string_view facility_kind_id(FacilityKind kind) { return of(facility_kinds, kind).id; }
std::vector<std::string> facility_kind_ids() { return ids(facility_kinds); }
Text facility_kind_name(FacilityKind kind) { return of(facility_kinds, kind).text(); }
std::string_view reference_kind_id(ReferenceKind kind) { return of(reference_kinds, kind).id; }
std::vector<std::string> reference_kind_ids() { return ids(reference_kinds); }
Text hazard_name(Hazard hazard) { return of(hazards, hazard).text(); }
std::string_view hazard_id(Hazard hazard) { return of(hazards, hazard).id; }
Text partnership_kind_name(std::string_view kind) { return named(partnership_kinds, kind); }

}  // namespace kuiki::model
