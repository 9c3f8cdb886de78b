#include <array>

#include "model/dataset.h"

namespace kuiki::model {
namespace {

struct HazardWords {
  std::string_view id;
  const char *ja, *en;
};
/// In the order of the enumeration; the Japanese words are those of the 指定緊急避難場所 data.
constexpr std::array<HazardWords, hazard_count> hazards = {{
    {"flood", "洪水", "Flood"},
    {"landslide", "崖崩れ・土石流・地滑り", "Landslide"},
    {"storm_surge", "高潮", "Storm surge"},
    {"earthquake", "地震", "Earthquake"},
    {"tsunami", "津波", "Tsunami"},
    {"large_fire", "大規模な火事", "Large fire"},
    {"inland_flood", "内水氾濫", "Inland flooding"},
    {"volcano", "火山現象", "Volcanic activity"},
}};

struct KindWords {
  std::string_view id;
  const char *ja, *en;
};
constexpr std::array<KindWords, 11> partnership_kinds = {{
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

Text hazard_name(Hazard hazard) {
  const auto& words = hazards[static_cast<std::size_t>(hazard)];
  return {words.ja, words.en};
}

std::string_view hazard_id(Hazard hazard) { return hazards[static_cast<std::size_t>(hazard)].id; }

Text partnership_kind_name(std::string_view kind) {
  for (const auto& words : partnership_kinds)
    if (words.id == kind) return {words.ja, words.en};
  return plain(std::string(kind));
}

}  // namespace kuiki::model
