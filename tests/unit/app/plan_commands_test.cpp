#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "app/commands.h"
#include "app/desk_sheets.h"
#include "app/session.h"
#include "sample.h"

/// The commands about plans and the session's ways around them.
namespace kuiki::app {
namespace {

namespace fs = std::filesystem;

/// The sample country with a plan of Otaru and one of Sapporo, each with one node and one indicator.
std::shared_ptr<model::Dataset> with_plans() {
  auto data = test::sample();
  for (const auto& [id, code] : {std::pair{"otaru", "01203"}, {"sapporo", "01100"}}) {
    const std::string name = id;
    model::Plan plan;
    plan.id = name;
    plan.title = name + "の計画";
    plan.title_en = "Plan of " + name;
    plan.municipality_code = code;
    plan.period_from = "FY2015";
    plan.period_to = "FY2019";
    data->plans.push_back(plan);
    model::PlanNode node;
    node.id = name + "-1";
    node.plan = name;
    node.hierarchy = "施策";
    node.kind = "施策";
    node.number = "1";
    node.title = "交通";
    data->plan_nodes.push_back(node);
    model::Indicator indicator;
    indicator.id = name + "-buses";
    indicator.plan = name;
    indicator.node = node.id;
    indicator.name = "バスの利用者数";
    indicator.unit = "人";
    indicator.mapping_unit = model::MappingUnit::municipality;
    indicator.direction = model::Direction::up;
    indicator.area = *data->find_area(code);
    data->indicators.push_back(indicator);
  }
  data->comparisons.push_back(
      {"buses", "バスの利用者数", "Bus passengers", "", "", {{"otaru-buses", ""}, {"sapporo-buses", ""}}});
  data->index();
  return data;
}

class PlanCommands : public testing::Test {
 protected:
  PlanCommands()
      : folder(fs::temp_directory_path() /
               ("kuiki-plans-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()))),
        session({}, folder) {
    session.take_dataset(with_plans());
    map::MapDocument document;
    document.subject = {model::AreaSet::wards, "01100", {}};
    session.resize_frame(800, 600);
    session.open_document(document, {"開く", "open"});
  }
  ~PlanCommands() override {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  void run(std::string_view command) {
    session.run(command);
    session.apply();
    EXPECT_TRUE(session.messages().empty()) << command << ": " << session.messages().back().text.en;
  }
  bool on(std::string_view command) { return find_command(command)->enabled(session); }
  fs::path folder;
  Session session;
};

TEST_F(PlanCommands, ThePanelBeginsWithThePlanOfTheMapsCity) {
  EXPECT_FALSE(on("desk-map"));
  run("plans");
  EXPECT_TRUE(session.desk.open);
  EXPECT_EQ(session.desk.plan, "sapporo");
  run("plans");
  EXPECT_FALSE(session.desk.open);
  // What was looked at last is there again, whatever the map shows.
  session.show_plan("otaru");
  run("plans");
  run("plans");
  EXPECT_EQ(session.desk.plan, "otaru");
}

TEST_F(PlanCommands, ASelectedAreaIsNearerThanTheMap) {
  session.select(*session.data().find_area("otaru-east"));
  run("plans");
  EXPECT_EQ(session.desk.plan, "otaru");
}

TEST_F(PlanCommands, APageTakesTheMapsPlace) {
  EXPECT_TRUE(session.map_in_front());
  run("desk-overview");
  EXPECT_TRUE(session.page_in_front());
  EXPECT_FALSE(session.map_in_front());
  EXPECT_EQ(sheet_on(session.desk, session.desk.desk), "sapporo");
  EXPECT_FALSE(on("zoom-in"));
  EXPECT_FALSE(on("whole-extent"));
  run("export");
  EXPECT_EQ(session.dialog, Dialog::export_sheet);
  run("desk-map");
  EXPECT_TRUE(session.map_in_front());
  EXPECT_TRUE(on("zoom-in"));
  run("export");
  EXPECT_EQ(session.dialog, Dialog::export_map);
}

TEST_F(PlanCommands, SheetsAreNamedByTheirIds) {
  session.show_indicator("otaru-buses");
  EXPECT_EQ(session.desk.plan, "otaru");
  EXPECT_EQ(sheet_on(session.desk, Desk::measure), "otaru-1");
  EXPECT_EQ(sheet_on(session.desk, Desk::score), model::otaru_happiness().id);
  EXPECT_EQ(sheet_on(session.desk, Desk::comparison), "");
  EXPECT_EQ(sheet_on(session.desk, Desk::entry), "");
  EXPECT_TRUE(on("desk-score"));
  session.show_comparison("buses");
  EXPECT_EQ(sheet_on(session.desk, Desk::comparison), "buses");
  session.show_plan("sapporo");
  EXPECT_EQ(sheet_on(session.desk, Desk::score), "");
  EXPECT_FALSE(on("desk-score"));
  EXPECT_EQ(name_of_sheet(session.data(), "otaru-buses").ja, "バスの利用者数");
  EXPECT_EQ(name_of_sheet(session.data(), "otaru").en, "Plan of otaru");
  EXPECT_EQ(name_of_sheet(session.data(), "buses").en, "Bus passengers");
  EXPECT_EQ(name_of_sheet(session.data(), "otaru-1").ja.find("交通") == std::string::npos, false);
  EXPECT_TRUE(name_of_sheet(session.data(), "no-such").empty());
}

TEST_F(PlanCommands, YearsAreCountedEitherWayAndRemembered) {
  const model::Period year{model::Period::Kind::fiscal_year, 2018, 0, 0, 0};
  EXPECT_EQ(session.wording()(year), "2018年度");
  const auto before = session.revision();
  run("years-japanese");
  EXPECT_EQ(session.wording()(year), "平成30年度");
  EXPECT_GT(session.revision(), before);
  EXPECT_EQ(sheet_options(session).wording.years, model::YearStyle::japanese);
  session.keep();
  EXPECT_EQ(load_settings(folder).years, model::YearStyle::japanese);
  run("years-western");
  EXPECT_TRUE(find_command("years-western")->checked(session));
}

TEST_F(PlanCommands, NoMarksAreRememberedToo) {
  session.set_grading("none");
  EXPECT_EQ(session.grading(), nullptr);
  EXPECT_TRUE(sheet_options(session).grading.empty());
  session.keep();
  EXPECT_EQ(load_settings(folder).grading, "none");
}

TEST_F(PlanCommands, QuittingAsksAboutWhatIsNotSaved) {
  session.show_plan("otaru");
  session.entry.show("otaru", 2018);
  ASSERT_FALSE(session.entry.sheet()->rows().empty());
  session.entry.sheet()->type(0, EntryColumn::value, "1200");
  ASSERT_TRUE(session.entry.changed());
  run("quit");
  EXPECT_FALSE(session.quit);
  EXPECT_EQ(session.dialog, Dialog::quit);
  session.entry.sheet()->revert();
  run("quit");
  EXPECT_TRUE(session.quit);
}

TEST_F(PlanCommands, UndoBelongsToTheTableOfEntryWhileItIsInFront) {
  session.show_plan("otaru");
  session.entry.show("otaru", 2018);
  session.show_desk(Desk::entry);
  EXPECT_FALSE(on("undo"));
  session.entry.sheet()->type(0, EntryColumn::value, "1200");
  run("undo");
  EXPECT_EQ(session.entry.sheet()->text(0).value, "");
  run("redo");
  EXPECT_EQ(session.entry.sheet()->text(0).value, "1200");
  session.show_desk(Desk::map);
  EXPECT_FALSE(on("undo"));  // nothing was done to the map
}

TEST_F(PlanCommands, FindGoesToThePanelThatIsOpen) {
  run("find");
  EXPECT_TRUE(session.wants_search);
  EXPECT_FALSE(session.wants_plan_search);
  session.wants_search = false;
  run("plans");
  run("find");
  EXPECT_TRUE(session.wants_plan_search);
  EXPECT_FALSE(session.wants_search);
}

TEST_F(PlanCommands, DataRevisionGrowsWithTheDataOnly) {
  const auto before = session.data_revision();
  session.select(*session.data().find_area("01101"));
  EXPECT_EQ(session.data_revision(), before);
  session.renew_dataset(with_plans());
  EXPECT_GT(session.data_revision(), before);
}

}  // namespace
}  // namespace kuiki::app
