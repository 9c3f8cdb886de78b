#pragma once
#include <string>
#include <vector>

#include "base/text.h"
#include "map/subject.h"
#include "model/dataset.h"

/// What a map can be about, as the choosers offer it.
namespace kuiki::app {

/// A subject a map can have.
struct SubjectChoice {
  map::Subject subject;
  Text name;     ///< 札幌市の区
  Text heading;  ///< 区, 地区, 市区町村 …: choices with the same heading stand together
  int count = 0;
};

/// Those that are offered without a question: everything with districts, wards or towns, and the prefectures.
std::vector<SubjectChoice> subject_choices(const model::Dataset& data);
/// Those of one place, what shows most of it first: its wards, districts and towns, it among its neighbours, those with
/// about as many residents, its partnerships and its prefecture. Of a prefecture its municipalities. Never empty.
std::vector<SubjectChoice> subjects_of(const model::Dataset& data, model::AreaRow place);
/// 札幌市の区, 小樽市と隣の市町村, 西区・東区 …
Text subject_name(const model::Dataset& data, const map::Subject& subject);

/// Tells one subject from every other, for widgets.
std::string subject_key(const map::Subject& subject);

}  // namespace kuiki::app
