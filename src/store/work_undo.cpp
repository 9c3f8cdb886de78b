#include "store/work_undo.h"

#include <algorithm>
#include <vector>

#include "base/error.h"
#include "store/moment.h"
#include "store/work_tables.h"

namespace kuiki::store {
namespace {

struct Change {
  std::string table, row_key;
  std::optional<RowObject> before, after;  ///< nothing where there was no row
};

std::vector<Change> changes_of(const Database& work, std::int64_t number) {
  std::vector<Change> all;
  RowReader q(work, act_change_table, "act");
  for (bool more = q.find(number); more; more = q.step())
    all.push_back(
        {std::string(q->table_name), std::string(q->row_key), RowObject::read(q->before), RowObject::read(q->after)});
  return all;
}

[[noreturn]] void changed_since(const Database& work, const Change& change) {
  std::int64_t last = 0;
  RowReader q(work, act_change_table, "table_name, row_key");
  for (bool more = q.find(change.table, change.row_key); more; more = q.step()) last = q->act;
  std::string who;
  std::string when;
  RowReader act(work, act_table, "fid");
  if (act.find(last)) {
    who = act->who;
    when = minute_of(act->at.text);
  }
  throw Error(Fault::input_wrong,
              say("変更 {1} のあとに {0} が変わっているため、取り消せません（{2}、{3}）。先にそちらを取り消してください。",
                  "{0} has changed since, in act {1} by {3} at {2}; undo that one first", change.row_key, last, when, who));
}

/// The act that made a row what it is, seen through undos: a row that an undo gave back was made by the act before the undone
/// one. So acts can be undone one after another, the last first.
std::int64_t maker_of(const Database& work, const Change& row, std::int64_t act) {
  RowReader acts(work, act_table, "fid");
  while (acts.find(act) && acts->undoes && *acts->undoes < act) {
    const auto undone = changes_of(work, *acts->undoes);
    const auto same =
        std::ranges::find_if(undone, [&](const Change& c) { return c.table == row.table && c.row_key == row.row_key; });
    if (same == undone.end() || !same->before) break;
    const auto earlier = same->before->integer("act");
    if (!earlier || *earlier >= act) break;  // of a file that somebody else wrote
    act = *earlier;
  }
  return act;
}

/// Is the row as the act left it? Rows that the undo itself gave back are.
template <class Row>
bool as_left(Act& act, const Change& change, const Row* standing, std::int64_t number) {
  if (!change.after) return standing == nullptr;
  if (standing == nullptr) return false;
  return standing->act == number || standing->act == act.number() ||
         maker_of(act.database(), change, standing->act) == number;
}

/// The row's key as the values that `find` takes: all are texts but the places of scenes.
template <class Row, class... Values>
void undo_in(Act& act, const Declared<Row, Values...>& table, const std::vector<const Change*>& changes,
             std::int64_t number) {
  TableInAct rows(act, table);
  std::deque<std::string> kept;
  for (const auto* change : changes) {
    const auto& known = change->after ? change->after : change->before;
    if (!known) continue;
    const auto wanted = row_from(table, *known, kept);
    const Row* standing = rows.find_like(wanted);
    if (!as_left(act, *change, standing, number)) changed_since(act.database(), *change);
    if (!change->before) {
      rows.remove(*standing);
      continue;
    }
    const auto before = row_from(table, *change->before, kept);
    if (standing != nullptr)
      rows.replace(*standing, before);
    else
      rows.add(before);
  }
}

}  // namespace

std::size_t undo_act(Act& act, std::int64_t number) {
  auto& work = act.database();
  RowReader acts(work, act_table, "fid");
  if (!acts.find(number))
    throw Error(Fault::input_wrong,
                say("変更 {} はありません（kuiki work history）。", "there is no act {} (kuiki work history)", number));
  RowReader undone(work, act_table, "undoes");
  if (undone.find(number))
    throw Error(Fault::input_wrong, say("変更 {} はすでに取り消されています（変更 {}）。",
                                        "act {} was undone already, by act {}", number, undone->fid));
  const auto changes = changes_of(work, number);
  each_changed_table([&](const auto& table) {
    std::vector<const Change*> of;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change)
      if (change->table == table.facts.head.name) of.push_back(&*change);
    if (!of.empty()) undo_in(act, table, of, number);
  });
  return changes.size();
}

}  // namespace kuiki::store
