#include "store/own_head.h"

#include <tuple>
#include <vector>

#include "base/error.h"
#include "base/printable.h"
#include "base/strings.h"
#include "store/act.h"
#include "store/area_set.h"
#include "store/schema_own.h"

namespace kuiki::store {
namespace {

constexpr std::size_t longest_name = 200;

void check_name(const std::string& name) {
  if (!trim(name).empty() && one_line(name, longest_name + 1) == name && name.size() <= longest_name) return;
  throw Error(Fault::input_wrong, say("名前は{}バイトまでの1行で指定してください",
                                      "give the name as one line of at most {} bytes", longest_name));
}

/// A figure's key.
using Place = std::tuple<std::string, std::string, std::string, std::string>;

std::size_t remove_figures(Act& act, std::string_view indicator) {
  std::vector<Place> all;
  RowReader q(act.database(), own_value_table, "indicator_id");
  for (bool more = q.find(indicator); more; more = q.step()) all.emplace_back(q->area_code, q->period, q->role, q->part);
  TableInAct values(act, own_value_table);
  for (const auto& [area, period, role, part] : all)
    values.remove(*values.find(indicator, std::string_view(area), std::string_view(period), std::string_view(role),
                               std::string_view(part)));
  return all.size();
}

template <class Table>
bool has_other(Act& act, const Table& table, const OwnHeadChange& wanted) {
  for (RowReader q(act.database(), table); q.step();)
    if (q->name == wanted.name && q->id != wanted.id) return true;
  return false;
}

std::size_t remove_what_it_has(Act& act, const OwnHeadChange& wanted) {
  if (wanted.kind == OwnHeadChange::Kind::indicator) return remove_figures(act, wanted.id);
  return remove_areas_of(act, wanted.id);
}

template <class Table>
OwnHeadSaved write(Act& act, const OwnHeadChange& wanted, const Table& table, const Text& what) {
  OwnHeadSaved saved;
  TableInAct rows(act, table);
  const auto* standing = rows.find(std::string_view(wanted.id));
  if (standing == nullptr && wanted.seen == 0)
    throw Error(Fault::input_wrong,
                say("{}「{}」は作業ファイルにありません", "the work file has no {} '{}'", what, short_name(wanted.id)));
  if (standing == nullptr || (wanted.seen != 0 && standing->act != wanted.seen)) {
    saved.conflict = standing == nullptr
                         ? say("ほかの人が「{}」を削除しました", "somebody else removed '{}'", short_name(wanted.id))
                         : say("ほかの人が「{}」を変更しました。いまの内容を確かめてから、もう一度行ってください",
                               "somebody else changed '{}'; look at it and try again", standing->name);
    return saved;
  }
  if (!wanted.remove && standing->name == wanted.name) return saved;
  if (wanted.remove) {
    rows.remove(*standing);
    saved.rows = remove_what_it_has(act, wanted);
  } else {
    check_name(wanted.name);
    if (has_other(act, table, wanted))
      throw Error(Fault::input_wrong, say("{}「{}」はほかにもあります", "there is another {} '{}'", what, wanted.name));
    standing = rows.find(std::string_view(wanted.id));
    auto row = *standing;
    row.name = wanted.name;
    rows.replace(*standing, row);
  }
  saved.act = act.number();
  return saved;
}

}  // namespace

OwnHeadSaved write_own_head(Act& act, const OwnHeadChange& wanted) {
  if (wanted.kind == OwnHeadChange::Kind::indicator)
    return write(act, wanted, own_indicator_table, {"自作の指標", "indicator"});
  return write(act, wanted, area_set_table, {"区域の組", "area set"});
}

}  // namespace kuiki::store
