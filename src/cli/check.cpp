#include "app/check.h"

#include <array>
#include <map>

#include "base/error.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/table.h"

namespace kuiki::cli {

namespace {

using Verdict = app::Finding::Verdict;

const char* id_of(Verdict verdict) {
  return verdict == Verdict::pass ? "pass" : verdict == Verdict::known ? "known" : "fail";
}

Text name_of(Verdict verdict) {
  if (verdict == Verdict::pass) return {"合格", "pass"};
  return verdict == Verdict::known ? Text{"既知", "known"} : Text{"不合格", "fail"};
}

Text rule_name(const std::string& rule) {
  static const std::map<std::string, Text> names = {{"area", {"面積", "area"}},
                                                    {"extent", {"広がり", "extent"}},
                                                    {"adjacency", {"隣接", "adjacency"}},
                                                    {"neighbours", {"隣接の相互", "neighbours"}},
                                                    {"validity", {"形の正しさ", "validity"}},
                                                    {"coverage", {"地区の隙間と重なり", "coverage"}},
                                                    {"location", {"施設の位置", "location"}},
                                                    {"parents", {"上位の区域", "parents"}},
                                                    {"sums", {"合計", "sums"}},
                                                    {"towns", {"町丁・字", "towns"}},
                                                    {"totals", {"公表された合計", "published totals"}},
                                                    {"columns", {"読み込み用の統計", "packed statistics"}},
                                                    {"rates", {"率の計算", "rates"}},
                                                    {"published", {"公表値", "published actuals"}},
                                                    {"plans", {"計画の行数", "plans"}},
                                                    {"cross-sums", {"計画の縦計・横計", "cross sums"}},
                                                    {"repeated", {"再掲の一致", "repeated rows"}},
                                                    {"plan-places", {"計画の場所", "places of plans"}},
                                                    {"comparisons", {"計画どうしの比較", "comparisons of plans"}}};
  const auto found = names.find(rule);
  return found == names.end() ? plain(rule) : found->second;
}

Json to_json(const app::CheckReport& report) {
  Json findings = Json::array();
  for (const auto& finding : report.findings)
    findings.push_back({{"rule", finding.rule},
                        {"subject", finding.subject},
                        {"verdict", id_of(finding.verdict)},
                        {"words", finding.words.ja},
                        {"words_en", finding.words.en}});
  return {{"ok", report.ok()},
          {"pass", report.count(Verdict::pass)},
          {"known", report.count(Verdict::known)},
          {"fail", report.count(Verdict::fail)},
          {"findings", findings}};
}

/// A line a rule, then every finding that is no plain pass.
std::string to_words(const Context& context, const app::CheckReport& report) {
  std::map<std::string, std::array<std::size_t, 3>> counts;
  std::vector<std::string> order;
  for (const auto& finding : report.findings) {
    if (!counts.contains(finding.rule)) order.push_back(finding.rule);
    ++counts[finding.rule][static_cast<std::size_t>(finding.verdict)];
  }
  using Align = Table::Align;
  Table summary({{context({"検査", "Check"})},
                 {context(name_of(Verdict::pass)), Align::right},
                 {context(name_of(Verdict::known)), Align::right},
                 {context(name_of(Verdict::fail)), Align::right}});
  for (const auto& rule : order) {
    const auto& n = counts[rule];
    summary.add({context(rule_name(rule)), std::to_string(n[0]), std::to_string(n[1]), std::to_string(n[2])});
  }
  std::string out = summary.text();
  for (const auto verdict : {Verdict::fail, Verdict::known}) {
    if (report.count(verdict) == 0) continue;
    out += "\n" + context(name_of(verdict)) + ":\n";
    for (const auto& finding : report.findings)
      if (finding.verdict == verdict) out += "  " + context(rule_name(finding.rule)) + ": " + context(finding.words) + "\n";
  }
  return out;
}

int check(const Context& context) {
  const auto database = context.database();
  const auto report = [&] {
    ProgressLine line(context.lang);
    return app::check_database(database, line.progress());
  }();
  print(context.json ? written(to_json(report)) : to_words(context, report));
  if (report.ok()) return 0;
  throw Error(Fault::input_wrong,
              say("{}: {} 件が参照値と合いません。標準出力の「不合格」を見て元のデータを確かめてください",
                  "{}: {} findings do not agree with the reference facts; see those marked 'fail' on standard output",
                  database.string(), report.count(Verdict::fail)));
}

}  // namespace

void add_check(Command& program, Context& context) {
  auto* command = add_command(program, context, "check",
                              {"データベースを参照値と照らし合わせる", "Hold the database against the reference facts"},
                              "  kuiki check\n  kuiki check --db mine.gpkg --json");
  add_json(*command, context);
  add_database(*command, context);
  add_language(*command, context);
  command->callback([&context] { context.job = [&context] { return check(context); }; });
}

}  // namespace kuiki::cli
