#include "app/district_sources.h"

#include <algorithm>
#include <map>

#include "app/area_import.h"
#include "app/own_table.h"
#include "app/workspace.h"
#include "base/plural.h"
#include "intake/area_names.h"
#include "store/table_file.h"

namespace kuiki::app {
namespace {

using model::AreaRow;
using model::TownGrouping;

Text report_of(const TownGrouping& grouping, const std::string& file) {
  const auto given =
      std::ranges::count_if(grouping.district_of, [](std::int32_t of) { return of != TownGrouping::nowhere; });
  const auto districts = counted(grouping.districts.size(), "district");
  const auto towns = counted(grouping.towns.size(), "town");
  return {fmt::format("{}：{}地区（町丁・字 {} のうち {} が地区に入ります）", file, districts.ja, towns.ja, given),
          fmt::format("{}: {} ({} of {} are in one)", file, districts.en, given, towns.en)};
}

ReadDistricts from_table(const model::Dataset& data, AreaRow within, const std::filesystem::path& file) {
  const auto shown = file.filename().string();
  const auto table = intake::read_district_table(store::read_table_file(file), shown, data, within, {});
  ReadDistricts read{grouping_of(data, within, table), {}, {}};
  for (const auto& one : table.refused)
    read.left.push_back(say("{}行目「{}」：{}", "row {} “{}”: {}", one.row, one.town, one.why));
  return read;
}

ReadDistricts from_boundaries(const model::Dataset& data, AreaRow within, const std::filesystem::path& file,
                              const Progress& progress) {
  AreaImport wanted;
  wanted.file = file;
  wanted.within = within;
  const auto report = read_areas(data, wanted, progress);
  ReadDistricts read{model::empty_grouping(data, within), {}, {}};
  auto& grouping = read.grouping;
  constexpr double most_of_it = 0.5;
  for (const auto& area : report.set.areas) {
    grouping = model::edited(std::move(grouping), model::AddDistrict{area.name, area.colour});
    const auto number = static_cast<std::int32_t>(grouping.districts.size()) - 1;
    for (const auto& part : area.towns) {
      const auto town = data.find_area(part.code);
      if (!town || part.share <= most_of_it) continue;
      const auto found = std::ranges::lower_bound(grouping.towns, *town);
      if (found != grouping.towns.end() && *found == *town)
        grouping.district_of[static_cast<std::size_t>(found - grouping.towns.begin())] = number;
    }
  }
  for (const auto& warning : report.warnings) read.left.push_back(warning);
  if (report.cut_towns > 0)
    read.left.push_back(say("境界が町丁・字を分けるところが {} か所あります。面積の半分より多くが入る区域に入れました。",
                            "The borders cut {}: each is given to the area that has more than half of its ground.",
                            counted(report.cut_towns, "town")));
  return read;
}

std::vector<std::string> names_in(std::string_view words) {
  std::vector<std::string> names;
  std::string name;
  const auto end = [&] {
    const auto first = name.find_first_not_of(" \r");
    if (first != std::string::npos) names.push_back(name.substr(first, name.find_last_not_of(" \r") - first + 1));
    name.clear();
  };
  constexpr std::string_view comma = "、";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.substr(i).starts_with(comma)) {
      end();
      i += comma.size() - 1;
    } else if (words[i] == '\n' || words[i] == '\t' || words[i] == ',') {
      end();
    } else {
      name += words[i];
    }
  }
  end();
  return names;
}

}  // namespace

TownGrouping grouping_of(const model::Dataset& data, AreaRow within, const intake::DistrictTable& table) {
  auto grouping = model::empty_grouping(data, within);
  std::map<std::string, std::int32_t> districts;
  for (const auto& row : table.taken) {
    const auto [found, fresh] = districts.try_emplace(row.district, static_cast<std::int32_t>(districts.size()));
    if (fresh) grouping = model::edited(std::move(grouping), model::AddDistrict{row.district, {}});
    const auto place = std::ranges::lower_bound(grouping.towns, row.town) - grouping.towns.begin();
    grouping.district_of[static_cast<std::size_t>(place)] = found->second;
  }
  return grouping;
}

ReadDistricts read_districts(const model::Dataset& data, AreaRow within, const std::filesystem::path& file,
                             const Progress& progress) {
  auto read = is_table_name(file) ? from_table(data, within, file) : from_boundaries(data, within, file, progress);
  if (read.grouping.districts.empty())
    throw Error(Fault::input_wrong,
                say("{}：地区になる行や区域がありません", "{}: nothing in it makes a district", file.filename().string()));
  read.report = report_of(read.grouping, file.filename().string());
  return read;
}

void read_districts(Workspace& work, AreaRow within, const std::filesystem::path& file,
                    std::function<void(const ReadDistricts&)> done, std::function<void(const Error&)> failed) {
  work.jobs.start(
      {"地区を読んでいます", "Reading the districts"},
      [data = work.dataset(), within, file, done = std::move(done)](const Progress& progress) -> Jobs::Finish {
        const auto read = std::make_shared<const ReadDistricts>(read_districts(*data, within, file, progress));
        return [read, done] { done(*read); };
      },
      std::move(failed));
}

TownList read_towns(const model::Dataset& data, AreaRow within, std::string_view words) {
  const intake::AreaNames names(data.areas);
  TownList list;
  for (const auto& name : names_in(words)) {
    auto rows = names.find(name, within);
    std::erase_if(rows, [&](AreaRow row) {
      return data.areas.kind[row] != model::AreaKind::town || !model::is_within(data.areas, row, within);
    });
    if (rows.size() == 1)
      list.towns.push_back(rows.front());
    else if (rows.empty())
      list.left.push_back(say("「{}」：この名前の町丁・字はありません", "“{}”: no town of that name", name));
    else
      list.left.push_back(say("「{}」：{} つあります", "“{}” means {} towns", name, rows.size()));
  }
  std::ranges::sort(list.towns);
  const auto repeats = std::ranges::unique(list.towns);
  list.towns.erase(repeats.begin(), repeats.end());
  return list;
}

void read_towns(Workspace& work, AreaRow within, const std::string& words, std::function<void(const TownList&)> done,
                std::function<void(const Error&)> failed) {
  work.jobs.start(
      {"町丁・字を探しています", "Finding the towns"},
      [data = work.dataset(), within, words, done = std::move(done)](const Progress&) -> Jobs::Finish {
        const auto list = std::make_shared<const TownList>(read_towns(*data, within, words));
        return [list, done] { done(*list); };
      },
      std::move(failed));
}

}  // namespace kuiki::app
