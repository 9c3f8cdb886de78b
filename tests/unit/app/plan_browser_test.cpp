#include "app/plan_browser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/search.h"
#include "base/name_key.h"
#include "model/sdgs.h"
#include "project_database.h"

/// Over the five plans as they are: what a planner types, and what must then be found.
namespace kuiki::app {
namespace {

using model::IndicatorRow;
using model::NodeRow;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class PlanBrowser : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new test::ProjectDatabase;
    for (const auto& plan : data().plans) trees_.emplace_back(data(), plan.id);
    index_ = new PlanIndex(data(), trees_);
  }
  static void TearDownTestSuite() { delete index_, delete database_, trees_.clear(); }
  static const model::Dataset& data() { return *database_->data; }
  static const PlanIndex& index() { return *index_; }
  static const model::PlanTree& tree(std::string_view plan) {
    return *std::ranges::find_if(trees_, [&](const auto& t) { return data().plans[t.plan()].id == plan; });
  }
  static model::Verdict verdict_of(IndicatorRow row) { return model::judge(data(), row).verdict; }
  static PlanFindings find(const PlanFilter& filter, std::string_view plan = {}) {
    return index().find(filter, plan, verdict_of);
  }
  static std::vector<std::string> ids(const PlanFindings& found, bool nodes) {
    std::vector<std::string> all;
    for (const auto& hit : found.hits)
      if (hit.item.is_node == nodes)
        all.push_back(nodes ? data().plan_nodes[hit.item.row.as<model::NodeRow>()].id
                            : data().indicators[hit.item.row.as<model::IndicatorRow>()].id);
    return all;
  }

 private:
  static inline test::ProjectDatabase* database_ = nullptr;
  static inline std::vector<model::PlanTree> trees_;
  static inline PlanIndex* index_ = nullptr;
};

TEST_F(PlanBrowser, WithoutAWordEverythingIsThere) {
  const auto all = find({});
  EXPECT_EQ(all.indicators, 335);
  EXPECT_EQ(all.nodes, static_cast<int>(data().plan_nodes.size()));
  EXPECT_TRUE(all.everything);
  EXPECT_EQ(find({}, "otaru").indicators, 108);
  EXPECT_EQ(find({.query = " 　"}, "komoro").indicators, 54);
}

TEST_F(PlanBrowser, FindsHoweverItIsWritten) {
  const auto same = [&](const char* a, const char* b, std::string_view plan = {}) {
    const auto x = find({.query = a}, plan), y = find({.query = b}, plan);
    EXPECT_GT(x.hits.size(), 0u) << a;
    EXPECT_EQ(ids(x, true), ids(y, true)) << a << " / " << b;
    EXPECT_EQ(ids(x, false), ids(y, false)) << a << " / " << b;
  };
  same("苫小牧", "苦小牧");
  same("がらす", "ガラス", "otaru");
  same("ｶﾞﾗｽ", "ガラス", "otaru");
  same("ＩＣＴ", "ict");
  same("ケ", "ヶ");
  same("観光 客", "客　観光");
  same("ＳＤＧｓ", "sdgs");
}

TEST_F(PlanBrowser, ReadsNamesOfPlaces) {
  EXPECT_EQ(ids(find({.query = "とまこまい"}), false), ids(find({.query = "苫小牧"}), false));
  EXPECT_EQ(ids(find({.query = "otaru"}, "otaru"), true), ids(find({.query = "otaru"}, "otaru"), true));
  EXPECT_GT(find({.query = "おたる"}, "otaru").hits.size(), 3u);
}

TEST_F(PlanBrowser, SearchesEveryText) {
  const auto field_of = [&](const char* query, const char* id) {
    for (const auto found = find({.query = query}); const auto& hit : found.hits) {
      const auto i = hit.item.row.index();
      if ((hit.item.is_node ? data().plan_nodes[i].id : data().indicators[i].id) == id) return hit.field;
    }
    ADD_FAILURE() << query << " does not find " << id;
    return PlanField::id;
  };
  EXPECT_EQ(field_of("婚姻率", "otaru-g1-01"), PlanField::name);
  EXPECT_EQ(field_of("単位の印刷なし", "otaru-g1-01"), PlanField::note);
  EXPECT_EQ(field_of("欄が原文テキストで失われている", "otaru-g1-01"), PlanField::note);  // of a figure
  EXPECT_EQ(field_of("3.6(H25)", "otaru-g1-01"), PlanField::printed_row);
  EXPECT_EQ(field_of("学校施設長寿命化計画", "komoro-1-1"), PlanField::individual_plans);
  EXPECT_EQ(field_of("自己肯定感", "komoro-1-1"), PlanField::text);
  EXPECT_EQ(field_of("学校教育課", "komoro-1-1"), PlanField::departments);
  EXPECT_EQ(field_of("質の高い教育をみんなに", "komoro-1-1"), PlanField::sdgs);
  EXPECT_EQ(field_of("quality education", "komoro-1-1-1"), PlanField::sdgs);  // of its measure
  EXPECT_EQ(field_of("町内会連合会と、連携", "tomakomai-evaluation-1110111"), PlanField::future_direction);
  EXPECT_EQ(field_of("健康・スポーツ", "sapporo-toyohira-g1-p1"), PlanField::theme);
  EXPECT_EQ(field_of("豊平区", "sapporo-toyohira-g1-p1"), PlanField::place);
  EXPECT_EQ(field_of("出光カルチャーパーク", "tomakomai-s07-04"), PlanField::place);
  EXPECT_EQ(field_of("まいさぽ小諸", "komoro-3-2-3"), PlanField::name);
  EXPECT_EQ(field_of("otaru-g1-02", "otaru-g1-02"), PlanField::id);
  EXPECT_TRUE(find({.query = "どこにもない言葉"}).hits.empty());
}

TEST_F(PlanBrowser, FiltersAndCounts) {
  PlanFilter filter;
  filter.sdg = "4";
  const auto education = find(filter, "komoro");
  EXPECT_THAT(ids(education, true), Contains("komoro-1-1"));
  EXPECT_THAT(ids(education, false), Contains("komoro-1-1-1"));
  EXPECT_LT(education.indicators, 54);
  // The count beside a value is what choosing it gives.
  for (const auto& facet : education.facets.departments) {
    auto with = filter;
    with.department = facet.value;
    const auto found = find(with, "komoro");
    EXPECT_EQ(found.indicators, facet.indicators) << facet.value;
    EXPECT_EQ(found.nodes, facet.nodes) << facet.value;
  }
  for (const auto& facet : find({}, "komoro").facets.sdgs) {
    PlanFilter with;
    with.sdg = facet.value;
    EXPECT_EQ(find(with, "komoro").indicators, facet.indicators) << facet.value;
  }
  PlanFilter lost;
  lost.status = model::Status::missing_in_source;
  const auto gaps = find(lost, "otaru");
  EXPECT_EQ(gaps.indicators, 2);
  EXPECT_EQ(gaps.nodes, 0);
  EXPECT_THAT(ids(gaps, false), Contains("otaru-g1-01"));
  PlanFilter facility;
  facility.mapping_unit = model::MappingUnit::facility;
  EXPECT_EQ(find(facility).indicators, 18);
  PlanFilter category;
  category.category = "子育て・教育";
  const auto children = find(category, "otaru");
  EXPECT_THAT(ids(children, false), Contains("otaru-g1-01"));
  EXPECT_GT(children.indicators, 7);  // also the packages' indicators that serve the category
  PlanFilter watched;
  watched.direction = model::Direction::monitor;
  EXPECT_EQ(find(watched, "tomakomai-evaluation").indicators, 10);
  PlanFilter verdict;
  verdict.verdict = model::Verdict::not_applicable;
  EXPECT_EQ(find(verdict, "tomakomai-evaluation").indicators, 10);
}

TEST_F(PlanBrowser, ShowsWhereItWasFound) {
  const auto found = find({.query = "苦小牧"}, "tomakomai");
  ASSERT_FALSE(found.hits.empty());
  for (const auto& hit : found.hits) {
    const auto snippet = index().snippet(hit, "苦小牧", 30);
    ASSERT_FALSE(snippet.marks.empty()) << snippet.text;
    const auto [begin, end] = snippet.marks.front();
    EXPECT_EQ(name_key(snippet.text.substr(begin, end - begin)), "苫小牧") << snippet.text;
  }
  EXPECT_THAT(index().marks("ｶﾞﾗｽのまち", "がらす"), ElementsAre(std::pair(std::size_t{0}, std::string("ｶﾞﾗｽ").size())));
  EXPECT_THAT(index().marks("まち・ひと", "ちひ"), ElementsAre(std::pair(std::size_t{3}, std::string("まち・ひ").size())));
  EXPECT_THAT(index().marks("俱知安", "倶知安"), ElementsAre(std::pair(std::size_t{0}, std::string("俱知安").size())));
  EXPECT_TRUE(index().marks("まち", "").empty());
}

TEST_F(PlanBrowser, UnfoldsToWhatWasFound) {
  const auto rows = [&](const PlanFilter& filter, const Folding& folding = {}) {
    return tree_rows(data(), tree("otaru"), "goals", find(filter, "otaru"), folding, verdict_of);
  };
  const auto count = [](const std::vector<PlanRow>& all, PlanRow::Kind kind) {
    return std::ranges::count(all, kind, &PlanRow::kind);
  };
  // At first the goals with what is right below them.
  const auto first = rows({});
  EXPECT_EQ(first.front().depth, 0);
  EXPECT_TRUE(first.front().open);
  EXPECT_EQ(std::ranges::count(first, 0, &PlanRow::depth), 3);
  int all = 0;
  for (const int n : first.front().verdicts) all += n;
  EXPECT_EQ(all, first.front().indicators);
  // Folded by hand.
  const auto folded = rows({}, {{first.front().key(), false}});
  EXPECT_LT(folded.size(), first.size());
  // A query opens the way to each hit of this hierarchy and shows nothing else.
  const auto found = rows({.query = "婚姻率"});
  ASSERT_EQ(count(found, PlanRow::Kind::indicator), 1);
  EXPECT_EQ(found.back().row.as<IndicatorRow>(), *data().find_indicator("otaru-g1-01"));
  EXPECT_GE(found.back().hit, 0);
  EXPECT_EQ(count(found, PlanRow::Kind::node), 2);
  // Of a found node without hits below it, the whole is there to be unfolded.
  const auto node = rows({.query = "基本ニーズ・住居"});
  const auto at = std::ranges::find_if(node, [](const PlanRow& r) { return r.kind == PlanRow::Kind::node && r.hit >= 0; });
  ASSERT_NE(at, node.end());
  EXPECT_TRUE(at->folds);
}

TEST_F(PlanBrowser, IndicatorsStandWhereTheyAreRead) {
  std::size_t printed = 0;
  for (const auto hierarchy : {"goals", "packages", "directions"}) {
    Folding open;
    PlanRow key;
    for (const NodeRow node : tree("otaru").nodes()) {
      key.row = node;
      open[key.key()] = true;
    }
    for (const auto& row : tree_rows(data(), tree("otaru"), hierarchy, find({}, "otaru"), open, verdict_of))
      printed += row.kind == PlanRow::Kind::indicator && !row.also;
  }
  EXPECT_EQ(printed, 108u);  // each once over the hierarchies
}

TEST_F(PlanBrowser, AllPlansTogether) {
  const auto found = find({.query = "合計特殊出生率"});
  const auto rows = flat_rows(data(), found, {}, verdict_of);
  ASSERT_GE(rows.size(), 4u);
  EXPECT_EQ(rows.front().kind, PlanRow::Kind::plan);
  EXPECT_GE(std::ranges::count(rows, PlanRow::Kind::plan, &PlanRow::kind), 2);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count_if(rows, [](const auto& r) { return r.hit >= 0; })),
            found.hits.size());
}

TEST_F(PlanBrowser, SaysFiguresAndPlacesInWords) {
  const auto figures = [&](const char* id) { return figures_in_short(model::judge(data(), *data().find_indicator(id))).ja; };
  EXPECT_EQ(figures("tomakomai-g1-01"), "基準 46人（単年） → 目標 累計230人");
  EXPECT_EQ(figures("otaru-g1-01"), "基準 3.6‰ → 目標値は記載欠落");
  EXPECT_THAT(figures("komoro-1-1-1"), HasSubstr("小 93.5・中 98.1 → "));
  const auto where = [&](const char* id) { return where_drawn(data(), data().indicators[*data().find_indicator(id)]).ja; };
  EXPECT_THAT(where("otaru-g1-01"), HasSubstr("小樽市全体の値"));
  for (const auto& indicator : data().indicators) {
    if (indicator.plan.empty()) continue;
    const auto words = where_drawn(data(), indicator);
    EXPECT_FALSE(words.ja.empty() || words.en.empty());
    EXPECT_EQ(indicator.mapping_unit == model::MappingUnit::partnership, partnership_of(data(), indicator) != nullptr)
        << indicator.id;
  }
}

TEST_F(PlanBrowser, TheSearchAboveKnowsPlansToo) {
  const SearchIndex search(data(), {});
  const auto first = [&](const char* query) {
    const auto hits = search.find(query);
    EXPECT_FALSE(hits.empty()) << query;
    return hits.empty() ? Hit{} : hits.front();
  };
  EXPECT_EQ(first("小樽市総合戦略").kind, Hit::Kind::plan);
  EXPECT_EQ(first("小樽市総合戦略").id, "otaru");
  EXPECT_EQ(first("とよひらスポーツ健康ウォーキング事業").kind, Hit::Kind::node);
  EXPECT_EQ(first("otaru-g1-02").id, "otaru-g1-02");
  EXPECT_THAT(first("観光入込客数").detail.ja, HasSubstr("小樽市総合戦略"));
  EXPECT_EQ(first("小樽").kind, Hit::Kind::area);  // a city goes before what is named after it
  EXPECT_EQ(first("苦小牧").id, first("苫小牧").id);
  for (const auto& hit : search.find("合計特殊出生率", 50)) {
    if (hit.kind != Hit::Kind::indicator) continue;
    EXPECT_TRUE(data().indicators[hit.row.as<IndicatorRow>()].same_as.empty()) << hit.id;  // each once
  }
}

TEST(Sdgs, AreSeventeen) {
  for (int n = 1; n <= 17; ++n) EXPECT_FALSE(model::sdg_goal(std::to_string(n)).empty()) << n;
  EXPECT_EQ(model::sdg_goal("4").ja, "質の高い教育をみんなに");
  for (const char* none : {"", "0", "18", "4a", "-1", "４"}) EXPECT_TRUE(model::sdg_goal(none).empty()) << none;
}

}  // namespace
}  // namespace kuiki::app
