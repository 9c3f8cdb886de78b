#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "report/page.h"

/// The sheets of plans by their id: what `kuiki export --sheet ID` and the window's export make.
namespace kuiki::app {

enum class SheetKind { indicator, measure, overview, progress, comparison, score, area, population };

struct SheetOptions {
  model::Wording wording;
  std::optional<int> as_of;                     ///< fiscal year; actuals after it are not looked at
  std::optional<model::GradingScheme> grading;  ///< none: no marks
  std::optional<model::ConversionRule> rule;    ///< of a score; none: the scheme's own
  std::optional<double> total_yen;              ///< of a score
};

/// What an id is: of an indicator of a plan, a node, a plan (its overview), a comparison, or a score ("otaru-happiness");
/// `progress:PLAN` is a plan's progress table, on paper lying on its side; `area:CODE` is the profile of an area,
/// `population:PLAN` the residents of a plan's city over the years.
/// Throws Error(input_missing), saying which kinds of ids there are and the likeliest ids, where it is none of these, and
/// Error(input_wrong) for the code of an area that is not there.
SheetKind sheet_kind(const model::Dataset& data, const std::string& id);

std::vector<report::Page> sheet_pages(const model::Dataset& data, const std::string& id, const SheetOptions& options,
                                      const report::Paper& paper);

/// The sheets of a whole plan, as printed: `all:PLAN` its overview, its progress table, its score where it has one, each node and below it its
/// indicators; `nodes:PLAN` and `indicators:PLAN` only these. None where the id is no such word. Throws Error(input_wrong)
/// for an unknown plan.
std::optional<std::vector<std::string>> sheets_of_plan(const model::Dataset& data, const std::string& id);

/// Is it the id of one sheet, and not of several (`all:PLAN` …)?
bool is_single_sheet(const std::string& id);
/// The id of an area's profile: "area:01105".
std::string area_sheet_id(const model::Dataset& data, model::AreaRow area);
/// What follows "area:" in an id; nothing where it is no such id.
std::optional<std::string> area_of_sheet(const std::string& id);
/// The profiles of what an area is divided into (`--each`, app/area_profile.h). Throws Error(input_wrong) where the data have no parts.
std::vector<std::string> sheets_of_parts(const model::Dataset& data, model::AreaRow area);

/// Writes them in one call: into one .pdf, or, where `output` has no ending, a PDF each into that folder, numbered in the
/// plan's order (`003-tomakomai-s01.pdf`); profiles by code and name (`005-01105-豊平区.pdf`). In one .pdf its pages are numbered throughout. Throws as export_sheet.
void export_sheets(const model::Dataset& data, const std::vector<std::string>& ids, const std::filesystem::path& output,
                   const SheetOptions& options, const Progress& progress = {});

/// Writes a sheet whole or not at all: .pdf on pages of A4; .svg and .png (at `dpi`) as one page as tall as needed.
/// Throws Error(usage) for another extension, Error(output), and what the others throw.
void export_sheet(const model::Dataset& data, const std::string& id, const std::filesystem::path& file,
                  const SheetOptions& options, double dpi = 150, const Progress& progress = {});

}  // namespace kuiki::app
