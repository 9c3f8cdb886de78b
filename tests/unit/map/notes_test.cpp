#include <gmock/gmock.h>

#include "map/compose.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

namespace {
Notes notes_of(const small::Country& country, const MapDocument& document, Lang lang = Lang::ja) {
  return notes(country.data, document, thematic(country.data, document), lang);
}
}  // namespace

TEST(Notes, BoundariesAreAlwaysCitedAndQualified) {
  const small::Country country;
  const Notes owed = notes_of(country, small::wards());
  EXPECT_EQ(owed.sources, "出典：「国勢調査」を加工して作成／「行政区域」を加工して作成");
  EXPECT_THAT(owed.remarks, Contains(HasSubstr("測定には使えません")));
  EXPECT_THAT(owed.remarks, Not(Contains(HasSubstr("地区の境界"))));
}

TEST(Notes, DistrictsAreApproximate) {
  const small::Country country;
  const Notes owed = notes_of(country, small::districts());
  EXPECT_THAT(owed.remarks, Contains(HasSubstr("おおよそ")));
}

TEST(Notes, EvacuationSitesMustBeChecked) {
  const small::Country country;
  auto document = small::districts();
  EXPECT_THAT(notes_of(country, document).sources, Not(HasSubstr("避難場所")));
  document.show<Sites>();
  EXPECT_THAT(notes_of(country, document).sources, HasSubstr("避難場所"));
  EXPECT_THAT(notes_of(country, document).remarks,
              Contains(testing::AllOf(HasSubstr("2025年10月27日"), HasSubstr("市町村に確認"))));
}

TEST(Notes, ProjectionsSayThatTheyAreNone) {
  const small::Country country;
  auto document = small::wards();
  EXPECT_THAT(notes_of(country, document).remarks, Not(Contains(HasSubstr("推計"))));
  document.subject = {model::AreaSet::wards, "", {"01203"}};
  EXPECT_THAT(notes_of(country, document).remarks, Contains(HasSubstr("推計")));
}

TEST(Notes, APartnershipCitesItsDocumentWithoutTheFilingNumber) {
  const small::Country country;
  auto document = small::wards();
  document.edit<PartnershipLayer>().partnership = "alone";
  EXPECT_THAT(notes_of(country, document).sources, Not(HasSubstr("総合戦略")));
  document.show<PartnershipLayer>();
  EXPECT_THAT(notes_of(country, document).sources, HasSubstr("『総合戦略』"));
}

TEST(Notes, InEnglishToo) {
  const small::Country country;
  auto document = small::districts();
  document.show<Sites>();
  const Notes owed = notes_of(country, document, Lang::en);
  EXPECT_THAT(owed.sources, HasSubstr("MLIT"));
  EXPECT_THAT(owed.remarks, Contains(HasSubstr("check with the municipality")));
}
