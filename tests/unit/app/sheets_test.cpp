#include "app/sheets.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "app/project_database.h"
#include "base/error.h"

namespace kuiki::app {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

class Sheets : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new test::ProjectDatabase;
    data_ = std::make_shared<model::Dataset>(*database_->data);
    if (data_->comparisons.empty())
      data_->comparisons = {{"visitors", "観光入込客数", "", "", "", {{"otaru-g2-06", ""}, {"tomakomai-g3-02", ""}}}};
  }
  static void TearDownTestSuite() { data_.reset(), delete database_; }
  static const model::Dataset& data() { return *data_; }
  static fs::path file(const std::string& name) { return database_->file(name); }
  static std::string bytes(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
  }
  static std::size_t count(const std::string& text, const std::string& words) {
    std::size_t n = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++n;
    return n;
  }
  template <class Do>
  static Error error_of(Do work) {
    try {
      work();
    } catch (const Error& error) {
      return error;
    }
    ADD_FAILURE() << "no error";
    return Error(Fault::internal, {});
  }

 private:
  static inline test::ProjectDatabase* database_ = nullptr;
  static inline std::shared_ptr<model::Dataset> data_;
};

TEST_F(Sheets, AnIdSaysWhatItIsOf) {
  EXPECT_EQ(sheet_kind(data(), "otaru-g1-02"), SheetKind::indicator);
  EXPECT_EQ(sheet_kind(data(), "otaru-package-1"), SheetKind::measure);
  EXPECT_EQ(sheet_kind(data(), "komoro"), SheetKind::overview);
  EXPECT_EQ(sheet_kind(data(), "progress:komoro"), SheetKind::progress);
  EXPECT_EQ(sheet_kind(data(), data().comparisons.front().id), SheetKind::comparison);
  EXPECT_EQ(sheet_kind(data(), "otaru-happiness"), SheetKind::score);
  EXPECT_EQ(sheet_kind(data(), "area:01105"), SheetKind::area);
  const auto error = error_of([] { (void)sheet_kind(data(), "area:99999"); });
  EXPECT_EQ(error.fault(), Fault::input_wrong);
  EXPECT_THAT(error.message().ja, HasSubstr("99999"));
}

TEST_F(Sheets, AWrongIdGetsTheLikeliestOnes) {
  const auto error = error_of([] { (void)sheet_kind(data(), "otaru-g1-2"); });
  EXPECT_EQ(error.fault(), Fault::input_missing);
  EXPECT_THAT(error.message().ja, HasSubstr("近いIDは otaru-g1-02"));
  EXPECT_THAT(error.message().en, HasSubstr("Did you mean: otaru-g1-02"));
  EXPECT_THAT(error.message().ja, HasSubstr("otaru, "));
  EXPECT_THAT(error.message().ja, HasSubstr("otaru-happiness"));
  EXPECT_THAT(error_of([] { (void)sheet_kind(data(), "合計特殊出生率"); }).message().ja, HasSubstr("otaru-g1-02"))
      << "by name";
  EXPECT_THAT(error_of([] { (void)sheet_kind(data(), "xyz"); }).message().ja, testing::Not(HasSubstr("近い")));
  EXPECT_EQ(error_of([] { (void)sheet_kind(model::Dataset{}, "otaru-happiness"); }).fault(), Fault::input_missing);
  // A statistic of no plan has no sheet.
  for (const auto& indicator : data().indicators)
    if (indicator.plan.empty()) {
      EXPECT_THROW((void)sheet_kind(data(), indicator.id), Error);
      break;
    }
}

TEST_F(Sheets, EveryKindIsWrittenAsPdfSvgAndPng) {
  for (const auto& id : {std::string("otaru-g1-02"), std::string("otaru-package-1"), std::string("komoro"),
                         data().comparisons.front().id, std::string("otaru-happiness")}) {
    const auto pages = sheet_pages(data(), id, {}, report::Paper::a4());
    export_sheet(data(), id, file("a.pdf"), {});
    const auto pdf = bytes(file("a.pdf"));
    EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
    EXPECT_EQ(count(pdf, "/Type /Page\n") + count(pdf, "/Type /Page "), pages.size()) << id;
    EXPECT_EQ(count(pdf, "/MediaBox [ 0 0 595"), pages.size()) << id << ": every page is A4";
    EXPECT_GE(count(pdf, "/FontFile"), 1u);
    export_sheet(data(), id, file("a.SVG"), {});
    EXPECT_EQ(count(bytes(file("a.SVG")), "<svg"), 1u);
    export_sheet(data(), id, file("a.png"), {}, 72);
    EXPECT_EQ(bytes(file("a.png")).substr(1, 3), "PNG");
  }
}

TEST_F(Sheets, TheSameSheetIsTheSameFile) {
  for (const auto* ending : {"pdf", "svg", "png"}) {
    const auto a = file(std::string("x.") + ending), b = file(std::string("y.") + ending);
    export_sheet(data(), "sapporo", a, {}, 60);
    export_sheet(data(), "sapporo", b, {}, 60);
    EXPECT_TRUE(bytes(a) == bytes(b)) << ending;
  }
}

TEST_F(Sheets, ProgressIsToldAndCanStop) {
  std::vector<double> told;
  export_sheet(data(), "otaru-g1-02", file("p.pdf"), {}, 150,
               Progress([&](double at, const Text&) { told.push_back(at); }, {}));
  // Once the file is there, nothing more is told: a stop asked for then would say that nothing was written.
  EXPECT_GE(told.size(), 2u);
  EXPECT_LT(told.back(), 1);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(export_sheet(data(), "otaru-g1-02", file("stopped.pdf"), {}, 150, Progress({}, stop.get_token())), Cancelled);
  EXPECT_FALSE(fs::exists(file("stopped.pdf")));
}

TEST_F(Sheets, WhatCannotBeWrittenLeavesTheOldFile) {
  std::ofstream(file("old.pdf")) << "old";
  const auto fault = [](const std::string& id, const std::string& name, double dpi = 150, SheetOptions options = {}) {
    return error_of([&] { export_sheet(data(), id, file(name), options, dpi); }).fault();
  };
  EXPECT_EQ(fault("otaru", "a.jpg"), Fault::usage);
  EXPECT_EQ(fault("otaru", "a"), Fault::usage);
  for (const double dpi : {0.0, 35.0, 1201.0, -5.0, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_EQ(fault("otaru", "old.pdf", dpi), Fault::usage) << dpi;
  EXPECT_EQ(fault("nowhere", "old.pdf"), Fault::input_missing);
  EXPECT_EQ(fault("otaru", "missing/a.pdf"), Fault::output);
  EXPECT_EQ(bytes(file("old.pdf")), "old");
  // A sheet as tall as a house at a printer's resolution: too many pixels, and it says so.
  const auto tall = error_of([] { export_sheet(data(), "otaru", file("tall.png"), {}, 1200); });
  EXPECT_EQ(tall.fault(), Fault::usage);
  EXPECT_THAT(tall.message().ja, HasSubstr("解像度"));
  EXPECT_FALSE(fs::exists(file("tall.png")));
}

TEST_F(Sheets, OptionsReachTheSheet) {
  const auto words = [](const std::vector<report::Page>& pages) {
    std::string all;
    for (const auto& page : pages)
      for (const auto& item : page.scene.items)
        if (const auto* text = std::get_if<map::TextItem>(&item)) all += text->text;
    return all;
  };
  model::ConversionRule rule;
  rule.per_full_way = 80;
  const auto score = words(sheet_pages(data(), "otaru-happiness", {.rule = rule, .total_yen = 5e8}, report::Paper::a4()));
  EXPECT_THAT(score, HasSubstr("80点満点"));
  const auto english = words(sheet_pages(data(), "komoro", {.wording = Lang::en, .as_of = 2021}, report::Paper::a4()));
  EXPECT_THAT(english, HasSubstr("At the end of FY2021"));
}

}  // namespace
}  // namespace kuiki::app
