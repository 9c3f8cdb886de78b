#include "app/progress_table.h"

#include <charconv>
#include <cmath>

#include "app/output_folder.h"
#include "base/error.h"
#include "model/figure_writer.h"
#include "model/plan_names.h"
#include "model/progress_words.h"
#include "render/page_painter.h"

namespace kuiki::app {
namespace {

constexpr double points_per_unit = 0.75;  ///< of a unit of 1/96 inch

std::string digits_of(double value) {
  char text[64];
  const auto [end, error] = std::to_chars(text, text + sizeof text, value == 0 ? 0.0 : value, std::chars_format::fixed);
  return error == std::errc{} ? std::string(text, end) : std::string();
}

/// 百万 of 百万円: numbers stand in the document's own unit. Empty for 1 and for what has no such word.
std::string multiple_of(double scale) {
  for (const auto& [value, words] : {std::pair{1e3, "千"}, {1e4, "万"}, {1e6, "百万"}, {1e8, "億"}, {1e12, "兆"}})
    if (scale == value) return words;
  return {};
}

/// A plain number where the figure is one, else its words: 「20分短縮」, 「180位以内」, 「一部実施」.
store::TableCell value_cell(const std::optional<model::Figure>& figure, const report::DatedWords& words, double scale,
                            Lang lang) {
  if (figure && std::isfinite(figure->value) && figure->qualifier == model::Qualifier::exact)
    return {digits_of(figure->value / scale), true};
  return {words.words.in(lang), false};
}

store::TableCell actual_cell(const report::ProgressLine& line, double scale, Lang lang) {
  if (line.progress.rule == model::Rule::running_sum && std::isfinite(line.progress.sum) && line.progress.gaps.empty())
    return {digits_of(line.progress.sum / scale), true};
  return line.progress.rule == model::Rule::running_sum ? store::TableCell{line.figures.actual.words.in(lang), false}
                                                        : value_cell(line.progress.actual, line.figures.actual, scale, lang);
}

/// （暫定）, where the value is a number that cannot say it itself.
std::string actual_mark(const report::ProgressLine& line, Lang lang) {
  return line.progress.actual ? model::figure_mark(*line.progress.actual).in(lang) : std::string{};
}

std::string listed(const std::vector<std::string>& words, Lang lang) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : lang == Lang::ja ? "、" : ", ") + word;
  return all;
}

class Writer {
 public:
  Writer(const report::Request& request, const std::string& plan)
      : r_(request), lang_(request.wording.lang), tree_(request.data, plan), lines_(report::progress_lines(request, plan)) {
    table_.sheet = plan;
  }

  store::Table whole() {
    put_header(false);
    for (const auto& line : lines_) put(line, nullptr);
    return std::move(table_);
  }
  store::Table grouped() {
    put_header(true);
    for (const auto& [department, lines] : groups())
      for (const auto* line : lines) put(*line, &department);
    return std::move(table_);
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::vector<const report::ProgressLine*>>> groups() const {
    return report::by_department(r_, lines_);
  }
  store::Table of(const std::vector<const report::ProgressLine*>& lines) {
    table_.rows.clear();
    put_header(false);
    for (const auto* line : lines) put(*line, nullptr);
    return table_;
  }

 private:
  const report::Request& r_;
  Lang lang_;
  model::PlanTree tree_;
  std::vector<report::ProgressLine> lines_;
  store::Table table_;

  void put_header(bool by_department) {
    auto& header = table_.rows.emplace_back();
    const auto add = [&](const Text& words) { header.push_back({words.in(lang_), false}); };
    if (by_department) add({"課", "Department of the group"});
    add({"位置付け", "Place in the plan"});
    add({"指標名", "Indicator name"});
    add({"部分", "Part"});
    add({"単位", "Unit"});
    add({"基準値", "Baseline"});
    add({"基準値の年度", "Year of the baseline"});
    add({"最新の実績値", "Latest actual"});
    add({"実績値の年度", "Year of the actual"});
    add({"実績値の経過年", "Years since the actual"});
    add({"目標値", "Target"});
    add({"目標値の年度", "Year of the target"});
    add({"進捗率（%）", "Progress (%)"});
    add({"判定", "Verdict"});
    if (r_.grading != nullptr) add({"評価記号", "Mark"});
    add({"担当課", "Department"});
    add({"関連課", "Works with"});
    add({"再掲", "Printed again"});
    add({"指標ID", "Indicator ID"});
  }

  [[nodiscard]] std::string path_of(model::NodeRow node) const {
    std::string path;
    if (node == model::none) return path;
    for (const auto step : tree_.path(node))
      path += (path.empty() ? "" : " ＞ ") + model::node_name(r_.data.plan_nodes[step]);
    return path;
  }

  void put(const report::ProgressLine& line, const std::string* department) {
    const auto& indicator = r_.data.indicators[line.indicator];
    auto& cells = table_.rows.emplace_back();
    const auto add = [&](std::string words) { cells.push_back({std::move(words), false}); };
    if (department != nullptr) add(*department);
    add(path_of(line.node));
    add(line.name);
    add(line.progress.part);
    const double scale = multiple_of(indicator.printed_scale).empty() ? 1 : indicator.printed_scale;
    add(multiple_of(indicator.printed_scale) + indicator.unit);
    const bool printed = !line.figures.baseline.words.empty();
    cells.push_back(printed ? value_cell(line.progress.baseline, line.figures.baseline, scale, lang_) : store::TableCell{});
    add(line.figures.baseline.when.in(lang_));
    cells.push_back(actual_cell(line, scale, lang_));
    add(line.figures.actual.when.in(lang_) + actual_mark(line, lang_));
    cells.push_back(line.progress.years_old > 0 ? store::TableCell{std::to_string(line.progress.years_old), true}
                                                : store::TableCell{});
    cells.push_back(value_cell(line.progress.target, line.figures.target, scale, lang_));
    add(line.figures.target.when.in(lang_));
    if (std::isfinite(line.progress.share))
      cells.push_back({digits_of(std::round(line.progress.share * 1000) / 10), true});
    else
      cells.emplace_back();
    add(model::verdict_name(line.progress.verdict).in(lang_));
    if (r_.grading != nullptr) add(line.mark);
    add(listed(line.departments, lang_));
    add(listed(line.related, lang_));
    add(line.repeated ? Text{"再掲", "again"}.in(lang_) : std::string{});
    add(indicator.id);
  }
};

std::string ending_of(const std::filesystem::path& file) {
  auto ending = file.extension().string();
  for (auto& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending;
}

void write_pdf(const report::Request& request, const std::string& plan, bool by_department,
               const std::filesystem::path& file) {
  const auto pages = report::progress_sheet(request, plan, by_department, report::Paper::a4_landscape());
  render::write_pages(report::scenes_of(pages), file, points_per_unit);
}

/// A workbook for each department in a folder, which is made where it is not there.
void write_folder(const report::Request& request, const std::string& plan, const std::filesystem::path& folder,
                  const Progress& progress) {
  make_output_folder(folder);
  Writer writer(request, plan);
  const auto groups = writer.groups();
  std::vector<std::string> departments;
  departments.reserve(groups.size());
  for (const auto& [department, lines] : groups) departments.push_back(department);
  const auto names = department_file_names(departments, request.wording.lang == Lang::ja);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    progress.at(static_cast<double>(i) / static_cast<double>(groups.size()),
                say("{}を書き出しています", "Writing {}", names[i]));
    store::write_xlsx(writer.of(groups[i].second), folder / (names[i] + ".xlsx"));
  }
}

}  // namespace

store::Table progress_table(const report::Request& request, const std::string& plan, bool by_department) {
  Writer writer(request, plan);
  return by_department ? writer.grouped() : writer.whole();
}

void write_progress_table(const model::Dataset& data, const std::string& plan, const std::filesystem::path& output,
                          const ProgressTableOptions& options, const Progress& progress) {
  const auto ending = ending_of(output);
  const bool folder = ending.empty() && options.by_department;
  if (!folder && ending != ".xlsx" && ending != ".csv" && ending != ".pdf")
    throw Error(
        Fault::usage,
        say("{}: 拡張子は .xlsx、.csv、.pdf のいずれかにしてください（--by department では拡張子のない名前がフォルダー）",
            "{}: the name must end in .xlsx, .csv or .pdf (with --by department a name without an ending is a folder)",
            output.string()));
  const auto& sheet = options.sheet;
  const auto* grading = sheet.grading ? &*sheet.grading : nullptr;
  const report::Request request{data, sheet.wording, {.as_of = sheet.as_of}, grading};
  progress.at(0.0, {"進捗一覧を作成しています", "Making the progress table"});
  if (folder)
    write_folder(request, plan, output, progress);
  else if (ending == ".pdf")
    write_pdf(request, plan, options.by_department, output);
  else
    store::write_table(progress_table(request, plan, options.by_department), output, options.byte_order_mark);
  progress.at(1.0, {"書き出しました", "Written"});
}

}  // namespace kuiki::app
