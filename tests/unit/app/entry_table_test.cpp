#include "app/entry_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "app/entry_paste.h"
#include "app/operations.h"
#include "app/project_database.h"
#include "app/table_import.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "intake/import_actuals.h"
#include "store/moment.h"
#include "store/store.h"

namespace kuiki::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Column = EntryColumn;

struct EntryTableTest : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<test::ProjectDatabase> project;

  EntrySheet sheet{project->data, "otaru", 2016};
  /// The row of an indicator's part.
  static std::size_t row_of(const EntrySheet& of, const std::string& id, const std::string& part = {}) {
    for (std::size_t i = 0; i < of.rows().size(); ++i)
      if (of.indicator(i).id == id && of.rows()[i].part == part) return i;
    throw std::runtime_error("no row " + id + part);
  }
  std::size_t row(const std::string& id, const std::string& part = {}) const { return row_of(sheet, id, part); }
  const EntryCheck& type(const std::string& id, const std::string& text, Column column = Column::value) {
    sheet.type(row(id), column, text);
    return sheet.check(row(id));
  }
  /// All rows, as they stand without a filter.
  std::vector<std::size_t> all() const {
    std::vector<std::size_t> rows(sheet.rows().size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
    return rows;
  }
  PasteReport paste_text(const std::string& text, const std::string& id = "otaru-g1-01", Column column = Column::value) {
    return paste(sheet, read_block(text), all(), row(id), column);
  }
};

TEST_F(EntryTableTest, WhatWasKeptIsTypedAgainAsOneStep) {
  type("otaru-g1-02", "1.2");
  const EntryEdits kept{
      {{"otaru-g1-03", ""}, {"75.9%", "速報"}}, {{"otaru-g1-10", ""}, {"12 人?", ""}}, {{"gone", "小"}, {"5", ""}}};
  const auto homeless = sheet.restore(kept);
  EXPECT_EQ(homeless.size(), 1u);
  EXPECT_TRUE(homeless.contains({"gone", "小"}));
  EXPECT_EQ(sheet.text(row("otaru-g1-03")), (EntryText{"75.9%", "速報"}));
  EXPECT_EQ(sheet.text(row("otaru-g1-10")).value, "12 人?") << "also what is refused";
  EXPECT_EQ(sheet.text(row("otaru-g1-02")).value, "1.2") << "beside what is typed already";
  sheet.undo();
  EXPECT_EQ(sheet.edits().size(), 1u);
}

TEST_F(EntryTableTest, AllThatIsTypedIsToBeKept) {
  EntryTable table;
  table.take(project->data);
  auto& first = table.show("otaru", 2015);
  first.type(row_of(first, "otaru-g1-02"), Column::value, "1.1");
  auto& second = table.show("otaru", 2016);
  const auto before = table.revision();
  second.type(row_of(second, "otaru-g1-03"), Column::note, "備考だけ");
  EXPECT_NE(table.revision(), before);
  const std::vector<EntryTable::Typing> typing{{"otaru", 2016, {row_of(second, "otaru-g1-04"), Column::value, "まだ途中"}}};
  const auto all = table.edited(typing);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].edits.at({"otaru-g1-02", ""}).value, "1.1");
  EXPECT_EQ(all[1].edits.at({"otaru-g1-03", ""}).note, "備考だけ");
  EXPECT_EQ(all[1].edits.at({"otaru-g1-04", ""}).value, "まだ途中");
}

TEST_F(EntryTableTest, DataWithoutThePlanLeaveItsTableAsItWas) {
  EntryTable table;
  table.take(project->data);
  auto& front = table.show("otaru", 2016);
  const auto at = row_of(front, "otaru-g1-02");
  front.type(at, Column::value, "1.1");
  auto next = std::make_shared<model::Dataset>(*project->data);
  std::erase_if(next->plans, [](const model::Plan& plan) { return plan.id == "otaru"; });
  EXPECT_THAT(table.renew(next), ElementsAre("otaru"));
  EXPECT_EQ(front.text(at).value, "1.1");
  EXPECT_EQ(table.edited().size(), 1u);
}

TEST_F(EntryTableTest, AnEditChecksItsOwnRowAndLeavesTheOthersAsTheyWere) {
  type("otaru-g1-02", "1.2");
  type("otaru-g1-10", "12 人?");
  const auto changes = sheet.changes(), refusals = sheet.refusals();
  type("otaru-g1-03", "75.9%");
  EXPECT_EQ(sheet.changes(), changes + 1);
  sheet.undo();
  EXPECT_EQ(sheet.changes(), changes);
  EXPECT_EQ(sheet.refusals(), refusals);
  // Step by step it comes to what a table that was read anew has.
  EntrySheet anew(project->data, "otaru", 2016);
  anew.restore(sheet.edits());
  for (std::size_t i = 0; i < sheet.rows().size(); ++i) {
    EXPECT_EQ(anew.check(i).state, sheet.check(i).state) << i;
    EXPECT_EQ(anew.check(i).reason, sheet.check(i).reason) << i;
  }
}

TEST_F(EntryTableTest, RowsAreThoseOfTheDocumentInItsOrder) {
  EXPECT_EQ(sheet.rows().size(), 108u);
  EXPECT_EQ(sheet.indicator(0).id, "otaru-g1-01");
  for (std::size_t i = 1; i < sheet.rows().size(); ++i) EXPECT_LE(sheet.indicator(i - 1).line, sheet.indicator(i).line);
  const auto& first = sheet.rows()[row("otaru-g1-02")];
  EXPECT_EQ(first.baseline->words.ja, "1.12");
  EXPECT_EQ(model::to_string(first.baseline->period), "FY2013");
  EXPECT_EQ(first.target->words.ja, "1.256");
  EXPECT_EQ(sheet.rows()[row("otaru-g1-01")].target->words.ja, "記載欠落") << "a target that the source has lost";
  EXPECT_FALSE(first.before || first.printed || first.saved);
}

TEST_F(EntryTableTest, PartsHaveRowsOfTheirOwnAndTargetsAreThoseOfTheYear) {
  const EntrySheet komoro(project->data, "komoro", 2021);
  EXPECT_GT(komoro.rows().size(), 54u);
  const auto small = row_of(komoro, "komoro-1-1-1", "小"), middle = row_of(komoro, "komoro-1-1-1", "中");
  EXPECT_EQ(middle, small + 1);
  EXPECT_EQ(komoro.rows()[small].baseline->words.ja, "93.5");
  EXPECT_EQ(komoro.rows()[middle].baseline->words.ja, "98.1");
  EXPECT_EQ(model::to_string(komoro.rows()[small].target->period), "FY2021");
  const EntrySheet later(project->data, "komoro", 2025);
  EXPECT_EQ(model::to_string(later.rows()[small].target->period), "FY2023") << "the last one, where the year is past it";
}

TEST_F(EntryTableTest, WhatTheDocumentPrintsStandsBesideTheCell) {
  EntrySheet evaluation(project->data, "tomakomai-evaluation", 2019);
  const auto i = row_of(evaluation, "tomakomai-evaluation-1110111-1");
  EXPECT_EQ(evaluation.rows()[i].before->words.ja, "6回");
  EXPECT_EQ(evaluation.rows()[i].printed->words.ja, "7回");
  evaluation.type(i, Column::value, "7");
  EXPECT_EQ(evaluation.check(i).state, EntryState::idle) << "the printed value again is nothing to save";
  EXPECT_EQ(evaluation.changes(), 0u);
  evaluation.type(i, Column::value, "8");
  EXPECT_EQ(evaluation.check(i).state, EntryState::doubtful);
  EXPECT_THAT(evaluation.check(i).reason.ja, HasSubstr("記載は 7回"));
}

TEST_F(EntryTableTest, TypingIsReadAtOnce) {
  EXPECT_EQ(type("otaru-g1-02", " 1.2 ").state, EntryState::changed);
  EXPECT_EQ(sheet.text(row("otaru-g1-02")).value, "1.2");
  EXPECT_TRUE(sheet.check(row("otaru-g1-02")).reads.empty()) << "typed as it is read";
  EXPECT_EQ(type("otaru-g1-10", "１，２３４件").reads.ja, "1,234件");
  EXPECT_EQ(type("otaru-g1-10", "0.2万件").reads.ja, "2,000件");
  EXPECT_EQ(sheet.changes(), 2u);
  EXPECT_EQ(sheet.refusals(), 0u);
}

TEST_F(EntryTableTest, WhatCannotBeIsRefusedWithTheReason) {
  EXPECT_THAT(type("otaru-g1-02", "やや増").reason.ja, HasSubstr("数として読めません"));
  EXPECT_THAT(type("otaru-g1-10", "12人").reason.ja, HasSubstr("単位"));
  EXPECT_THAT(type("otaru-g1-03", "前年度より改善").reason.ja, HasSubstr("目標の言葉"));
  EXPECT_THAT(type("otaru-g1-04", "70%以上").reason.ja, HasSubstr("範囲の限り"));
  EXPECT_EQ(type("otaru-g1-08", "#DIV/0!").state, EntryState::refused);
  EXPECT_EQ(type("otaru-g1-09", "1,23").state, EntryState::refused);
  EXPECT_EQ(sheet.refusals(), 6u);
  const auto& fraction = type("otaru-g1-03", "0.76");
  EXPECT_EQ(fraction.state, EntryState::refused) << "76% or 0.76%? it is not ours to say";
  EXPECT_EQ(fraction.instead, "76%");
  EXPECT_EQ(type("otaru-g1-03", fraction.instead).state, EntryState::changed);
  EXPECT_EQ(type("otaru-g1-02", "1234").state, EntryState::doubtful) << "far from the other years, but it can be";
}

TEST_F(EntryTableTest, ANoteAloneIsRefusedAndADashSavesNothing) {
  EXPECT_EQ(type("otaru-g1-02", "速報", Column::note).state, EntryState::refused);
  EXPECT_EQ(type("otaru-g1-02", "1.2").state, EntryState::changed);
  EXPECT_EQ(sheet.values().front().note, "速報");
  EXPECT_EQ(type("otaru-g1-10", "－").state, EntryState::idle);
  EXPECT_EQ(sheet.changes(), 1u);
}

TEST_F(EntryTableTest, ARepeatedRowFollowsTheFirst) {
  const auto first = row("otaru-g1-10"), again = row("otaru-p1-04");
  EXPECT_EQ(sheet.rows()[again].first, first);
  sheet.type(first, Column::value, "300");
  EXPECT_EQ(sheet.text(again).value, "300");
  const auto values = sheet.values();
  ASSERT_EQ(values.size(), 2u) << "saved for each of them, so that progress agrees";
  EXPECT_EQ(sheet.changes(), 1u);
}

TEST_F(EntryTableTest, UndoAndRedoByStep) {
  type("otaru-g1-02", "1.2");
  type("otaru-g1-10", "300");
  EXPECT_EQ(sheet.undo_what().ja, "「交通事故件数」の入力");
  sheet.undo();
  EXPECT_EQ(sheet.text(row("otaru-g1-10")).value, "");
  EXPECT_EQ(sheet.changes(), 1u);
  sheet.redo();
  EXPECT_EQ(sheet.text(row("otaru-g1-10")).value, "300");
  sheet.undo();
  sheet.undo();
  EXPECT_FALSE(sheet.can_undo() || sheet.changed());
  type("otaru-g1-02", "1.3");
  EXPECT_FALSE(sheet.can_redo()) << "what was undone is forgotten";
  EXPECT_FALSE(sheet.type(row("otaru-g1-02"), Column::value, "1.3")) << "the same again is no step";
  sheet.revert();
  EXPECT_FALSE(sheet.changed());
  sheet.undo();
  EXPECT_TRUE(sheet.changed()) << "reverting can be undone";
}

TEST(EntryBlock, ReadsWhatSpreadsheetsCopy) {
  EXPECT_THAT(read_block("1\t2\r\n3\t4\r\n"), ElementsAre(ElementsAre("1", "2"), ElementsAre("3", "4")));
  EXPECT_THAT(read_block("1\r2"), ElementsAre(ElementsAre("1"), ElementsAre("2")));
  EXPECT_THAT(read_block("a\t\n\n\tb"), ElementsAre(ElementsAre("a", ""), ElementsAre(""), ElementsAre("", "b")));
  EXPECT_THAT(read_block("\"two\nlines\"\t\"say \"\"so\"\"\"\n"), ElementsAre(ElementsAre("two\nlines", "say \"so\"")));
  EXPECT_THAT(read_block("5\" pipe"), ElementsAre(ElementsAre("5\" pipe")));
  EXPECT_THAT(read_block("\"5 inches\t1\n2"), ElementsAre(ElementsAre("\"5 inches", "1"), ElementsAre("2")));
  EXPECT_EQ(read_block(std::string(200'000, 'a')).at(0).at(0).size(), 200'000u) << "never cut";
  EXPECT_TRUE(read_block("").empty());
  const Block block = {{"a\tb", "say \"so\""}, {"", "c\nd"}};
  EXPECT_EQ(read_block(write_block(block)), block);
}

TEST_F(EntryTableTest, PastesAColumnDown) {
  const auto report = paste_text("4.1\r\n1.2\r\n８０．５%\r\n");
  EXPECT_TRUE(report.done);
  EXPECT_EQ(report.rows, 3u);
  EXPECT_EQ(sheet.text(row("otaru-g1-02")).value, "1.2");
  EXPECT_EQ(sheet.check(row("otaru-g1-03")).reads.ja, "80.5%");
  sheet.undo();
  EXPECT_FALSE(sheet.changed()) << "a paste is one step";
}

TEST_F(EntryTableTest, PastesValuesWithNotes) {
  const auto report = paste_text("4.1\t速報\n人\t\n75\t\"二行の\n備考\"");
  EXPECT_EQ(report.refused, 1u);
  EXPECT_EQ(sheet.text(row("otaru-g1-01")).note, "速報");
  EXPECT_EQ(sheet.text(row("otaru-g1-03")).note, "二行の\n備考");
}

TEST_F(EntryTableTest, PasteThatDoesNotFitIsRefusedAsAWhole) {
  std::string many;
  for (int i = 0; i < 120; ++i) many += "1\n";
  auto report = paste_text(many);
  EXPECT_FALSE(report.done);
  EXPECT_THAT(report.summary.ja, HasSubstr("120行"));
  report = paste_text("1\t2\t3\n4\t5\t6");
  EXPECT_FALSE(report.done);
  EXPECT_THAT(report.summary.ja, HasSubstr("3列"));
  report = paste_text("1\t2", "otaru-g1-01", Column::note);
  EXPECT_FALSE(report.done);
  EXPECT_FALSE(sheet.can_undo());
  EXPECT_FALSE(paste_text("").done);
}

TEST_F(EntryTableTest, PastesByIdOrName) {
  const auto report =
      paste_text("otaru-g1-10\t300\tメモ\n合計特殊出生率\t1.2\nない指標\t5\nＯＴＡＲＵ－ｇ１－１１\t12.5%\n");
  EXPECT_TRUE(report.done);
  EXPECT_EQ(report.rows, 3u);
  EXPECT_EQ(sheet.text(row("otaru-g1-10")).value, "300");
  EXPECT_EQ(sheet.text(row("otaru-g1-10")).note, "メモ");
  EXPECT_EQ(sheet.text(row("otaru-g1-02")).value, "1.2");
  EXPECT_EQ(sheet.text(row("otaru-g1-11")).value, "12.5%");
  ASSERT_EQ(report.left.size(), 1u);
  EXPECT_EQ(report.left[0].line, 3u);
  EXPECT_EQ(report.left[0].words, "ない指標");
}

TEST_F(EntryTableTest, PastesATableWithItsHeader) {
  const auto report = paste_text(
      "指標ID\t指標名\t単位\t実績値 平成27年度\t実績値 平成28年度\t備考\n"
      "otaru-g1-10\t交通事故件数\t千件\t1\t2\tx\n"
      "otaru-g1-02\t合計特殊出生率\t\t1.1\t1.2\t\n");
  EXPECT_EQ(report.rows, 2u) << report.summary.ja;
  EXPECT_EQ(sheet.text(row("otaru-g1-02")).value, "1.2") << "the column of the year on screen, 2016";
  EXPECT_EQ(sheet.check(row("otaru-g1-10")).reads.ja, "2,000件");
  const auto other = paste_text("指標ID\t令和2年度\notaru-g1-10\t5\n");
  EXPECT_FALSE(other.done);
  EXPECT_THAT(other.summary.ja, HasSubstr("年度の列がありません"));
}

TEST_F(EntryTableTest, PastesPartsFromOneCellOrTheirOwnLines) {
  EntrySheet komoro(project->data, "komoro", 2020);
  std::vector<std::size_t> rows(komoro.rows().size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  auto report =
      paste(komoro, read_block("komoro-1-1-1\t小94.0 中98.5\nkomoro-1-1-2\t小\t97\n\t中\t93.5\n"), rows, 0, Column::value);
  EXPECT_EQ(report.rows, 4u) << report.summary.ja;
  EXPECT_EQ(komoro.text(row_of(komoro, "komoro-1-1-1", "中")).value, "98.5");
  EXPECT_EQ(komoro.text(row_of(komoro, "komoro-1-1-2", "中")).value, "93.5");
}

TEST_F(EntryTableTest, PastingAtARepeatedRowMustAgree) {
  const auto again = row("otaru-p1-04");
  auto report = paste(sheet, {{"301"}}, all(), again, Column::value);
  EXPECT_EQ(sheet.text(row("otaru-g1-10")).value, "301");
  // Down over first and repeated rows: an empty repeated row takes nothing back.
  Block column(sheet.rows().size());
  for (std::size_t i = 0; i < column.size(); ++i) column[i] = {i == row("otaru-g1-10") ? "302" : i == again ? "303" : ""};
  report = paste(sheet, column, all(), 0, Column::value);
  EXPECT_EQ(sheet.text(again).value, "302");
  ASSERT_EQ(report.left.size(), 1u);
  EXPECT_EQ(report.left[0].line, again + 1);
}

TEST_F(EntryTableTest, TablesOfOtherYearsAndPlansAreKept) {
  EntryTable table;
  table.take(project->data);
  EXPECT_EQ(table.sheet("otaru", 2016), nullptr);
  table.show("otaru", 2016).type(1, Column::value, "1.2");
  EXPECT_FALSE(table.show("komoro", 2020).changed());
  EXPECT_TRUE(table.changed());
  ASSERT_EQ(table.unsaved().size(), 1u);
  EXPECT_EQ(table.unsaved()[0].plan, "otaru");
  EXPECT_EQ(table.show("otaru", 2016).text(1).value, "1.2");
  EXPECT_EQ(table.last_year("komoro"), 2020);
  table.take(project->data);
  EXPECT_FALSE(table.changed());
  EXPECT_THROW(table.show("nowhere", 2020), Error);
}

TEST_F(EntryTableTest, YearsOnOffer) {
  const auto years = entry_years(*project->data, "komoro");
  EXPECT_EQ(years.front(), 2020);
  EXPECT_GE(years.back(), 2023);
  EXPECT_EQ(usual_entry_year(*project->data, "komoro", "2022-05-01"), 2021) << "the last one that is over";
  EXPECT_EQ(usual_entry_year(*project->data, "komoro", "2030-05-01"), 2023);
  EXPECT_EQ(usual_entry_year(*project->data, "komoro", "2020-05-01"), 2020);
}

/// Somebody at a machine: the workspace over a base and a work file, with the table of a plan's year in its window.
struct Desk {
  Desk(const store::Store& store, const std::filesystem::path& config, bool watches = false)
      : workspace(Settings{}, config), window(workspace) {
    workspace.use_work(store.work(), false);
    if (watches) workspace.watch_work([] {});
    workspace.open_database(store.base(), {});
    settle();
    window.show_plan("otaru");
    window.show_entry(2016);
  }
  void poll() {
    workspace.poll();
    window.apply();
  }
  void settle() {
    for (int i = 0; i < 4000 && workspace.jobs.busy(); ++i) {
      poll();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    poll();
  }
  void type(const std::string& id, const std::string& text) {
    auto& of = *window.entry_sheet();
    of.type(EntryTableTest::row_of(of, id), Column::value, text);
  }
  void save() {
    window.save_entry("2017-06-01", {});
    settle();
  }
  void decide(std::size_t which, bool mine) {
    workspace.decide_conflict(which, mine);
    settle();
  }
  const EntryCheck& check(const std::string& id) {
    auto& of = *window.entry_sheet();
    return of.check(EntryTableTest::row_of(of, id));
  }
  const std::string& text(const std::string& id) {
    auto& of = *window.entry_sheet();
    return of.text(EntryTableTest::row_of(of, id)).value;
  }
  [[nodiscard]] std::size_t conflicts() const { return workspace.work().conflicts.size(); }
  Workspace workspace;
  WindowState window;
};

/// The workspace's verbs on a work file of their own.
struct EntryVerbs : EntryTableTest {
  void settle() { desk.settle(); }
  void type(const std::string& id, const std::string& text) { desk.type(id, text); }
  const EntryCheck& check(const std::string& id) { return desk.check(id); }
  store::Store work = project->fresh_store();
  Desk desk{work, project->file("config")};
  Workspace& workspace = desk.workspace;
  WindowState& window = desk.window;
};

TEST_F(EntryVerbs, SavesAllAtOnceAndShowsWhatIsSaved) {
  type("otaru-g1-02", "1.2");
  type("otaru-g1-10", "300件");
  window.save_entry("2017-06-01", "決算後");
  settle();
  EXPECT_FALSE(workspace.entry_changed());
  EXPECT_FALSE(window.entry_sheet()->can_undo()) << "what is saved is not undone but replaced";
  EXPECT_EQ(check("otaru-g1-02").state, EntryState::saved);
  const auto& now = *window.entry_sheet();
  EXPECT_EQ(now.text(row_of(now, "otaru-g1-10")).value, "300件");
  EXPECT_EQ(now.text(row_of(now, "otaru-g1-10")).note, "決算後");
  EXPECT_EQ(workspace.entry().entered_at(now, row_of(now, "otaru-p1-04")), "2017-06-01");
  EXPECT_EQ(workspace.data().observations.size(), project->data->observations.size() + 3);

  // The next year shows it beside its own cell.
  window.show_entry(2017);
  const auto& next = *window.entry_sheet();
  EXPECT_EQ(next.rows()[row_of(next, "otaru-g1-10")].before->words.ja, "300件");
}

TEST_F(EntryVerbs, HistoryAndWithdrawal) {
  type("otaru-g1-02", "1.2");
  window.save_entry("2017-06-01", {});
  settle();
  type("otaru-g1-02", "1.3");
  window.save_entry("2017-07-01", "訂正");
  settle();
  type("otaru-g1-02", "");
  EXPECT_EQ(check("otaru-g1-02").state, EntryState::withdrawn);
  window.save_entry("2017-08-01", {});
  settle();
  EXPECT_EQ(check("otaru-g1-02").state, EntryState::empty);
  const auto& now = *window.entry_sheet();
  const auto history = workspace.entry().history(now, row_of(now, "otaru-g1-02"));
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].value.value, 1.2);
  EXPECT_EQ(history[0].entered_at, "2017-06-01");
  EXPECT_EQ(history[0].replaced_at, "2017-07-01");
  EXPECT_EQ(history[1].value.note, "訂正");
  EXPECT_EQ(history[1].entered_at, "2017-07-01");
  EXPECT_EQ(history[1].replaced_at, store::today());
}

TEST_F(EntryVerbs, NothingIsSavedWhileAValueIsRefusedUnlessAskedFor) {
  type("otaru-g1-02", "1.2");
  type("otaru-g1-10", "12人");
  window.push([](WindowState& w) { w.save_entry("2017-06-01", {}); });
  window.apply();
  settle();
  EXPECT_EQ(workspace.messages().back().kind, Message::Kind::error);
  EXPECT_TRUE(work.entered().empty());
  window.save_entry("2017-06-01", {}, true);
  settle();
  EXPECT_EQ(work.entered().size(), 1u);
  EXPECT_EQ(check("otaru-g1-10").state, EntryState::refused) << "it stays to be mended";
  EXPECT_EQ(window.entry_sheet()->changes(), 0u);
}

TEST_F(EntryVerbs, MapViewAndUndoSurviveASave) {
  window.open_document(open_map("otaru-districts"), {"地図", "map"});
  window.show_entry(2016);
  const auto document = workspace.document();
  type("otaru-g1-02", "1.2");
  window.save_entry("2017-06-01", {});
  settle();
  EXPECT_EQ(workspace.document(), document);
  EXPECT_EQ(window.desk.plan, "otaru");
  EXPECT_TRUE(window.view().has_value());
}

TEST_F(EntryVerbs, AFailedSaveIsToldAndNothingTypedIsLost) {
  type("otaru-g1-02", "1.2");
  window.save_entry("2017-06-41", {});  // no such day: the store refuses, as it does where the file cannot be written
  settle();
  EXPECT_EQ(workspace.messages().back().kind, Message::Kind::error);
  EXPECT_EQ(window.entry_sheet()->changes(), 1u) << "what was typed is still there";
}

TEST_F(EntryVerbs, ImportsATableAfterADryRun) {
  const auto file = project->file("actuals.csv");
  write_whole(file, "指標ID,実績値\notaru-g1-10,250\notaru-g1-02,多い\n");
  std::optional<intake::ImportReport> report;
  TableImport wanted{file, "otaru", model::parse_period("FY2016"), {}};
  wanted.options.dry_run = true;
  const auto done = [&](const intake::ImportReport& r) { report = r; };
  const auto failed = [](const Error& error) { FAIL() << error.what(); };
  workspace.import_table(wanted, done, failed);
  settle();
  ASSERT_TRUE(report);
  EXPECT_EQ(report->matched.size(), 1u);
  EXPECT_EQ(report->refused.size(), 1u);
  EXPECT_TRUE(work.entered().empty());
  type("otaru-g1-01", "4");
  wanted.options.dry_run = false;
  workspace.import_table(wanted, done, failed);
  settle();
  EXPECT_EQ(check("otaru-g1-10").state, EntryState::saved);
  EXPECT_EQ(window.entry_sheet()->changes(), 1u) << "what was typed meanwhile stays";
}

/// Two people over one work file, the second before the first has seen what the other one saved.
struct TwoPeople : EntryVerbs {
  /// What stands, and how many were before it.
  [[nodiscard]] std::pair<double, std::size_t> standing(const std::string& id) const {
    const auto all = work.entered(id);
    if (all.empty() || !all.back().replaced_at.empty()) return {NAN, all.size()};
    return {all.back().value.value, all.size() - 1};
  }
  Desk other{work, project->file("config of another one")};
};

TEST_F(TwoPeople, WhatAnotherOneSavedIsNotOverwrittenUnasked) {
  other.type("otaru-g1-02", "1.3");
  other.save();
  type("otaru-g1-02", "1.2");
  type("otaru-g1-03", "75.9%");
  desk.save();
  ASSERT_EQ(desk.conflicts(), 1u);
  EXPECT_EQ(workspace.work().conflicts[0].theirs.value.value, 1.3);
  EXPECT_EQ(window.dialog, Dialog::conflicts);
  EXPECT_EQ(standing("otaru-g1-02"), std::pair(1.3, std::size_t{0}));
  EXPECT_TRUE(std::isnan(standing("otaru-g1-03").first)) << "nothing of the save is saved";
  EXPECT_EQ(desk.text("otaru-g1-02"), "1.2") << "what was typed is still there";
}

TEST_F(TwoPeople, MineIsSavedOverTheirsWhereItIsDecidedSo) {
  other.type("otaru-g1-02", "1.3");
  other.save();
  type("otaru-g1-02", "1.2");
  type("otaru-g1-03", "75.9%");
  desk.save();
  desk.decide(0, true);
  EXPECT_EQ(desk.conflicts(), 0u);
  EXPECT_EQ(window.dialog, Dialog::none);
  EXPECT_EQ(standing("otaru-g1-02"), std::pair(1.2, std::size_t{1})) << "theirs stays in the history";
  EXPECT_EQ(standing("otaru-g1-03").first, 75.9);
  EXPECT_FALSE(workspace.entry_changed());
}

TEST_F(TwoPeople, TheirsStaysWhereItIsDecidedSo) {
  other.type("otaru-g1-02", "1.3");
  other.save();
  type("otaru-g1-02", "1.2");
  type("otaru-g1-03", "75.9%");
  desk.save();
  desk.decide(0, false);
  EXPECT_EQ(desk.conflicts(), 0u);
  EXPECT_EQ(window.dialog, Dialog::none);
  EXPECT_EQ(standing("otaru-g1-02"), std::pair(1.3, std::size_t{0}));
  EXPECT_EQ(desk.text("otaru-g1-02"), "1.3") << "and is shown";
  EXPECT_EQ(standing("otaru-g1-03").first, 75.9) << "the rest is saved";
  EXPECT_FALSE(workspace.entry_changed());
}

TEST_F(TwoPeople, EachFigureIsDecidedForItself) {
  for (const auto& [id, text] : {std::pair("otaru-g1-02", "1.3"), std::pair("otaru-g1-03", "70%")}) other.type(id, text);
  other.save();
  type("otaru-g1-02", "1.2");
  type("otaru-g1-03", "75.9%");
  desk.save();
  ASSERT_EQ(desk.conflicts(), 2u);
  const bool first = workspace.work().conflicts[0].mine.indicator == "otaru-g1-02";
  desk.decide(first ? 0 : 1, false);
  EXPECT_EQ(desk.conflicts(), 1u);
  EXPECT_EQ(window.dialog, Dialog::conflicts) << "until all are decided";
  EXPECT_EQ(standing("otaru-g1-03"), std::pair(70.0, std::size_t{0}));
  desk.decide(0, true);
  EXPECT_EQ(standing("otaru-g1-02"), std::pair(1.3, std::size_t{0}));
  EXPECT_EQ(standing("otaru-g1-03"), std::pair(75.9, std::size_t{1}));
}

TEST_F(TwoPeople, ARepeatedFigureIsOneQuestion) {
  other.type("otaru-g1-10", "300");
  other.save();
  type("otaru-g1-10", "301");
  desk.save();
  EXPECT_EQ(desk.conflicts(), 1u) << "one cell, though the document prints it twice";
  desk.decide(0, true);
  for (const char* id : {"otaru-g1-10", "otaru-p1-04"}) EXPECT_EQ(standing(id), std::pair(301.0, std::size_t{1})) << id;
}

TEST_F(TwoPeople, AWithdrawnFigureIsAskedAboutToo) {
  type("otaru-g1-02", "1.2");
  desk.save();
  Desk third(work, project->file("config of a third one"));
  third.type("otaru-g1-02", "");
  third.save();
  ASSERT_TRUE(std::isnan(standing("otaru-g1-02").first));
  type("otaru-g1-02", "1.4");
  desk.save();
  ASSERT_EQ(desk.conflicts(), 1u);
  EXPECT_TRUE(store::is_withdrawal(workspace.work().conflicts[0].theirs.value));
  desk.decide(0, true);
  EXPECT_EQ(desk.conflicts(), 0u);
  EXPECT_EQ(standing("otaru-g1-02").first, 1.4);
}

/// While it is being decided the other one saves once more: it is asked again.
TEST_F(TwoPeople, AThirdValueIsAskedAboutAgain) {
  other.type("otaru-g1-02", "1.3");
  other.save();
  type("otaru-g1-02", "1.2");
  desk.save();
  ASSERT_EQ(desk.conflicts(), 1u);
  other.type("otaru-g1-02", "1.35");
  other.save();
  desk.decide(0, true);
  ASSERT_EQ(desk.conflicts(), 1u);
  EXPECT_EQ(workspace.work().conflicts[0].theirs.value.value, 1.35);
  desk.decide(0, true);
  EXPECT_EQ(standing("otaru-g1-02"), std::pair(1.2, std::size_t{2}));
}

TEST_F(TwoPeople, WhatAnotherOneSavesIsShownAndWhatIsTypedStays) {
  Desk watching(work, project->file("config of one who watches"), true);
  watching.type("otaru-g1-03", "75.9%");
  other.type("otaru-g1-02", "1.3");
  other.save();
  // Half a minute is for machines under load.
  for (int i = 0; i < 6000 && watching.text("otaru-g1-02").empty(); ++i) {
    watching.poll();
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  watching.settle();
  EXPECT_EQ(watching.text("otaru-g1-02"), "1.3");
  EXPECT_EQ(watching.check("otaru-g1-02").state, EntryState::saved);
  EXPECT_EQ(watching.text("otaru-g1-03"), "75.9%");
  EXPECT_EQ(watching.window.entry_sheet()->changes(), 1u);
  watching.save();
  EXPECT_EQ(watching.conflicts(), 0u);
  EXPECT_EQ(standing("otaru-g1-03").first, 75.9);
}

}  // namespace
}  // namespace kuiki::app
