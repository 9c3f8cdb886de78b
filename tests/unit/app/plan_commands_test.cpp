#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "app/commands.h"
#include "app/desk_sheets.h"
#include "app/entry_table.h"
#include "app/window_state.h"
#include "app/workspace.h"
#include "model/grading.h"
#include "sample.h"

/// The commands about plans and the window's ways around them.
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
        workspace({}, folder) {
    workspace.take_dataset(with_plans());
    map::MapDocument document;
    document.subject = {model::AreaSet::wards, "01100", {}};
    window.resize_frame(800, 600);
    window.open_document(document, {"開く", "open"});
  }
  ~PlanCommands() override {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  void run(std::string_view command) {
    window.run(command);
    window.apply();
    EXPECT_TRUE(workspace.messages().empty()) << command << ": " << workspace.messages().back().text.en;
  }
  bool on(std::string_view command) { return find_command(command)->enabled(window); }
  fs::path folder;
  Workspace workspace;
  WindowState window{workspace};
};

TEST_F(PlanCommands, ThePanelBeginsWithThePlanOfTheMapsCity) {
  EXPECT_FALSE(on("desk-map"));
  run("plans");
  EXPECT_TRUE(window.desk.open);
  EXPECT_EQ(window.desk.plan, "sapporo");
  run("plans");
  EXPECT_FALSE(window.desk.open);
  // What was looked at last is there again, whatever the map shows.
  window.show_plan("otaru");
  run("plans");
  run("plans");
  EXPECT_EQ(window.desk.plan, "otaru");
}

TEST_F(PlanCommands, ASelectedAreaIsNearerThanTheMap) {
  window.select(*workspace.data().find_area("otaru-east"));
  run("plans");
  EXPECT_EQ(window.desk.plan, "otaru");
}

TEST_F(PlanCommands, APageTakesTheMapsPlace) {
  EXPECT_TRUE(window.map_in_front());
  run("desk-overview");
  EXPECT_TRUE(window.page_in_front());
  EXPECT_FALSE(window.map_in_front());
  EXPECT_EQ(sheet_on(window.desk, window.desk.desk), "sapporo");
  EXPECT_FALSE(on("zoom-in"));
  EXPECT_FALSE(on("whole-extent"));
  run("export");
  EXPECT_EQ(window.dialog, Dialog::export_sheet);
  run("desk-map");
  EXPECT_TRUE(window.map_in_front());
  EXPECT_TRUE(on("zoom-in"));
  run("export");
  EXPECT_EQ(window.dialog, Dialog::export_map);
}

TEST_F(PlanCommands, SheetsAreNamedByTheirIds) {
  window.show_indicator("otaru-buses");
  EXPECT_EQ(window.desk.plan, "otaru");
  EXPECT_EQ(sheet_on(window.desk, Desk::measure), "otaru-1");
  EXPECT_EQ(sheet_on(window.desk, Desk::score), model::otaru_happiness().id);
  EXPECT_EQ(sheet_on(window.desk, Desk::comparison), "");
  EXPECT_EQ(sheet_on(window.desk, Desk::entry), "");
  EXPECT_TRUE(on("desk-score"));
  window.show_comparison("buses");
  EXPECT_EQ(sheet_on(window.desk, Desk::comparison), "buses");
  window.show_plan("sapporo");
  EXPECT_EQ(sheet_on(window.desk, Desk::score), "");
  EXPECT_FALSE(on("desk-score"));
  EXPECT_EQ(name_of_sheet(workspace.data(), "otaru-buses").ja, "バスの利用者数");
  EXPECT_EQ(name_of_sheet(workspace.data(), "otaru").en, "Plan of otaru");
  EXPECT_EQ(name_of_sheet(workspace.data(), "buses").en, "Bus passengers");
  EXPECT_EQ(name_of_sheet(workspace.data(), "otaru-1").ja.find("交通") == std::string::npos, false);
  EXPECT_TRUE(name_of_sheet(workspace.data(), "no-such").empty());
}

TEST_F(PlanCommands, YearsAreCountedEitherWayAndRemembered) {
  const model::Period year{model::Period::Kind::fiscal_year, 2018, 0, 0, 0};
  EXPECT_EQ(workspace.wording()(year), "2018年度");
  const auto before = window.revision();
  run("years-japanese");
  EXPECT_EQ(workspace.wording()(year), "平成30年度");
  EXPECT_GT(window.revision(), before);
  EXPECT_EQ(sheet_options(window).wording.years, model::YearStyle::japanese);
  workspace.keep();
  EXPECT_EQ(load_settings(folder).years, model::YearStyle::japanese);
  run("years-western");
  EXPECT_TRUE(find_command("years-western")->checked(window));
}

TEST_F(PlanCommands, NoMarksAreRememberedToo) {
  workspace.set_grading("none");
  EXPECT_EQ(workspace.grading(), nullptr);
  EXPECT_FALSE(sheet_options(window).grading);
  workspace.keep();
  EXPECT_EQ(load_settings(folder).grading, "none");
}

TEST_F(PlanCommands, QuittingAsksAboutWhatIsNotSaved) {
  window.show_plan("otaru");
  window.show_entry(2018);
  ASSERT_FALSE(window.entry_sheet()->rows().empty());
  window.entry_sheet()->type(0, EntryColumn::value, "1200");
  ASSERT_TRUE(workspace.entry_changed());
  run("quit");
  EXPECT_FALSE(workspace.quit);
  EXPECT_EQ(window.dialog, Dialog::quit);
  window.entry_sheet()->revert();
  run("quit");
  EXPECT_TRUE(workspace.quit);
}

TEST_F(PlanCommands, UndoBelongsToTheTableOfEntryWhileItIsInFront) {
  window.show_plan("otaru");
  window.show_entry(2018);
  window.show_desk(Desk::entry);
  EXPECT_FALSE(on("undo"));
  window.entry_sheet()->type(0, EntryColumn::value, "1200");
  run("undo");
  EXPECT_EQ(window.entry_sheet()->text(0).value, "");
  run("redo");
  EXPECT_EQ(window.entry_sheet()->text(0).value, "1200");
  window.show_desk(Desk::map);
  EXPECT_FALSE(on("undo"));  // nothing was done to the map
}

TEST_F(PlanCommands, FindGoesToThePanelThatIsOpen) {
  run("find");
  EXPECT_TRUE(window.wants_search);
  EXPECT_FALSE(window.wants_plan_search);
  window.wants_search = false;
  run("plans");
  run("find");
  EXPECT_TRUE(window.wants_plan_search);
  EXPECT_FALSE(window.wants_search);
}

TEST_F(PlanCommands, DataRevisionGrowsWithTheDataOnly) {
  const auto before = workspace.data_revision();
  window.select(*workspace.data().find_area("01101"));
  EXPECT_EQ(workspace.data_revision(), before);
  workspace.renew_dataset(with_plans());
  EXPECT_GT(workspace.data_revision(), before);
}

}  // namespace
}  // namespace kuiki::app
