#include "app/work_references.h"

#include <algorithm>
#include <map>

#include "app/own_work.h"
#include "base/error.h"
#include "base/strings.h"
#include "map/layer_kinds.h"
#include "map/layer_references.h"
#include "store/row_object.h"

namespace kuiki::app {
namespace {

using store::LostReference;

class MapChecker {
 public:
  explicit MapChecker(const model::Dataset& data) : data_(data) {
    for (const auto& indicator : data.indicators) indicators_.push_back(indicator.id);
    for (const auto& partnership : data.partnerships) partnerships_.push_back(partnership.id);
  }

  void check(const store::OwnText& text) {
    const auto document = own_map(text);
    row_key_ = store::list_text({text.id});
    title_ = text.title;
    subject("subject", document.subject);
    for (const auto& each : document.layers) layer(each);
    area("furniture.reference", document.furniture.reference);
    for (const auto& code : document.extent.areas) area("extent.areas", code);
  }

  std::vector<LostReference> take() { return std::move(found_); }

 private:
  void layer(const map::Layer& layer) {
    const auto* shown = map::measured(layer.options);
    if (shown != nullptr && shown->subject) subject(layer.id, *shown->subject);
    auto options = layer.options;
    map::kind_of(layer).refer(options, [&](const map::Reference& to) {
      const auto where = layer.id + "." + std::string(to.where);
      if (to.of == map::Reference::Of::indicator) indicator(where, to.id);
      if (to.of == map::Reference::Of::partnership) partnership(where, to.id);
      if (to.of == map::Reference::Of::area) area(where, to.id);
    });
  }
  void subject(const std::string& where, const map::Subject& subject) {
    area(where + ".within", subject.within);
    for (const auto& code : subject.also) area(where + ".within", code);
    for (const auto& code : subject.codes) area(where + ".codes", code);
    if (subject.among == map::Among::members)
      partnership(where + ".members_of", subject.of);
    else
      area(where + (subject.among == map::Among::alike ? ".alike" : ".neighbours_of"), subject.of);
  }
  void partnership(const std::string& where, const std::string& id) {
    if (!id.empty() && std::ranges::find(partnerships_, id) == partnerships_.end()) lost(where, id, partnerships_);
  }
  void indicator(const std::string& where, const std::string& id) {
    if (!id.empty() && !data_.find_indicator(id)) lost(where, id, indicators_);
  }
  void area(const std::string& where, const std::string& code) {
    if (!code.empty() && !data_.find_area(code) && data_.find_own_set(code) == nullptr) lost(where, code, data_.areas.code);
  }
  void lost(const std::string& where, const std::string& value, const std::vector<std::string>& known) {
    const auto same = [&](const LostReference& one) {
      return one.row_key == row_key_ && one.value == value && one.column == where;
    };
    if (const auto again = std::ranges::find_if(found_, same); again != found_.end()) {
      ++again->rows;
      return;
    }
    found_.push_back({.table = "saved_map",
                      .row_key = row_key_,
                      .column = where,
                      .value = value,
                      .candidates = store::ids_like(value, known),
                      .of = title_});
  }

  const model::Dataset& data_;
  std::vector<std::string> indicators_, partnerships_;
  std::string row_key_, title_;
  std::vector<LostReference> found_;
};

}  // namespace

std::vector<LostReference> lost_in_maps(const model::Dataset& data, const std::vector<store::OwnText>& texts) {
  MapChecker checker(data);
  for (const auto& text : texts) {
    if (text.kind != store::OwnKind::map) continue;
    try {
      checker.check(text);
    } catch (const Error&) {
      continue;  // it is listed with its reason where maps are
    }
  }
  return checker.take();
}

}  // namespace kuiki::app
