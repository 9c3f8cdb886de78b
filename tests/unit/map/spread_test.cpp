#include <gmock/gmock.h>

#include "base/error.h"
#include "map/compose.h"
#include "small_country.h"

using namespace kuiki;
using namespace kuiki::map;
using testing::AllOf;
using testing::HasSubstr;

/// A figure measured for a city is not spread over its districts.
TEST(Spread, AFigureOfTheWholeCityIsRefusedWithTheReason) {
  const small::Country country;
  auto data = country.data;
  auto document = small::wards();
  for (auto& indicator : data.indicators) {
    if (indicator.id != document.options<AreaFill>().indicator) continue;
    indicator.plan = "plan";
    indicator.mapping_unit = model::MappingUnit::municipality;
    try {
      thematic(data, document);
      FAIL();
    } catch (const Error& error) {
      EXPECT_EQ(error.fault(), Fault::input_wrong);
      EXPECT_THAT(error.message().ja, AllOf(HasSubstr(indicator.name), HasSubstr("市全体で測った値")));
      EXPECT_THAT(error.message().en, HasSubstr("measured for the whole city"));
    }
    indicator.mapping_unit = model::MappingUnit::facility;
    indicator.place = "市民センター";
    try {
      thematic(data, document);
      FAIL();
    } catch (const Error& error) {
      EXPECT_THAT(error.message().ja, HasSubstr("施設「市民センター」の値"));
    }
    indicator.mapping_unit = model::MappingUnit::ward;
    EXPECT_NO_THROW(thematic(data, document)) << "one that was measured by ward may be shown by ward";
  }
}
