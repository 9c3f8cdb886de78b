#include "app/complete.h"

#include "analysis/derived.h"
#include "analysis/own_figures.h"

namespace kuiki::app {
namespace {

/// What is derived has the sums of own areas among its inputs, so that they come first.
bool complete(model::Dataset& data) {
  const bool sums = !data.own_sets.empty();
  if (sums) {
    analysis::add_own_area_figures(data);
    data.index();
  }
  return analysis::add_derived(data) || sums;
}

}  // namespace

store::Store open_store(std::filesystem::path base, store::WorkLocation work, bool must_exist) {
  return {std::move(base), std::move(work), must_exist, complete};
}

}  // namespace kuiki::app
