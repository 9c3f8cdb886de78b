#include "store/own_text.h"

#include <algorithm>
#include <random>
#include <tuple>

#include "base/error.h"
#include "base/printable.h"
#include "store/act.h"
#include "store/act_words.h"
#include "store/moment.h"

namespace kuiki::store {
namespace {

constexpr std::size_t longest_title = 200;

const auto& table_of(OwnKind kind) {
  if (kind == OwnKind::grading) return grading_table;
  return kind == OwnKind::map ? saved_map_table : score_rule_table;
}

std::string_view id_word(OwnKind kind) {
  if (kind == OwnKind::grading) return "grading";
  return kind == OwnKind::map ? "map" : "rule";
}

std::string_view save_word(OwnKind kind) {
  if (kind == OwnKind::grading) return act_word::save_grading;
  return kind == OwnKind::map ? act_word::save_map : act_word::save_rule;
}

/// Not counted, so that two work files that were one once do not give the same id to two things.
std::string new_id(OwnKind kind) {
  std::random_device random;
  return fmt::format("{}-{:08x}", id_word(kind), random() & 0xFFFFFFFFU);
}

/// Who made an act, and when; empty where it is not known.
class Makers {
 public:
  explicit Makers(const Database& work) : acts_(work, act_table, "fid") {}
  void tell(OwnText& of) {
    if (!acts_.find(of.act)) return;
    of.changed_at = acts_->at.text;
    of.changed_by = acts_->who;
  }

 private:
  ReaderOf<act_table> acts_;
};

OwnText text_of(OwnKind kind, const OwnTextRow& row, Makers& makers) {
  OwnText text{.kind = kind,
               .id = std::string(row.id),
               .title = std::string(row.title),
               .text = std::string(row.text),
               .act = row.act};
  makers.tell(text);
  return text;
}

/// The title as it is kept: without blanks around it.
std::string checked_title(const OwnChange& change) {
  const auto begin = change.title.find_first_not_of(" \t");
  const auto end = change.title.find_last_not_of(" \t");
  const auto title = begin == std::string::npos ? std::string() : change.title.substr(begin, end - begin + 1);
  if (title.empty())
    throw Error(Fault::input_wrong, say("{}の名前がありません。名前を付けてください", "the {} has no name; give it one",
                                        own_kind_name(change.kind)));
  if (one_line(title) != title || title.size() > longest_title)
    throw Error(Fault::input_wrong,
                say("名前「{}」は使えません。{}バイトまでの1行にしてください",
                    "'{}' cannot be a name; give one line of at most {} bytes", one_line(title), longest_title));
  return title;
}

[[noreturn]] void never_there(const OwnChange& change) {
  throw Error(Fault::input_wrong,
              say("{}「{}」は作業ファイルにありません（kuiki work info）", "the work file has no {} '{}' (kuiki work info)",
                  own_kind_name(change.kind), one_line(change.id)));
}

/// One change; the places of the kind are settled when it begins.
class Writer {
 public:
  Writer(Act& act, const OwnChange& change)
      : act_(act), change_(change), table_(table_of(change.kind)), rows_(act, table_), makers_(act.database()) {}

  OwnSaved write() {
    if (change_.id.empty()) {
      add();
      return std::move(saved_);
    }
    saved_.id = change_.id;
    const auto* standing = rows_.find(std::string_view(change_.id));
    if (standing == nullptr) {
      gone();
      return std::move(saved_);
    }
    if (change_.seen && *change_.seen != standing->act) {
      saved_.conflict = OwnConflict{OwnConflict::Kind::changed, text_of(change_.kind, *standing, makers_)};
      return std::move(saved_);
    }
    if (change_.remove)
      rows_.remove(*standing);
    else
      replace(*standing);
    saved_.act = act_.changes() > 0 ? act_.number() : 0;
    return std::move(saved_);
  }

 private:
  void add() {
    const auto title = checked_title(change_);
    if (is_taken(title)) return;
    do saved_.id = new_id(change_.kind);
    while (rows_.find(std::string_view(saved_.id)) != nullptr);
    const auto text = change_.text.value_or("");
    rows_.add({.id = saved_.id, .title = title, .text = text});
    saved_.act = act_.number();
  }

  /// `standing` holds until the next look at a row.
  void replace(const OwnTextRow& standing) {
    const auto title = change_.title.empty() ? std::string(standing.title) : checked_title(change_);
    const auto text = change_.text ? *change_.text : std::string(standing.text);
    const bool renamed = title != standing.title;
    if (!renamed && text == standing.text) return;
    if (renamed && is_taken(title)) return;
    const auto* again = rows_.find(std::string_view(change_.id));
    rows_.replace(*again, {.id = change_.id, .title = title, .text = text});
  }

  /// Another one of that title is a conflict.
  bool is_taken(const std::string& title) {
    for (RowReader q(act_.database(), table_); q.step();) {
      if (q->title != title || q->id == change_.id) continue;
      saved_.conflict = OwnConflict{OwnConflict::Kind::title_taken, text_of(change_.kind, *q, makers_)};
      return true;
    }
    return false;
  }

  /// It was there and somebody removed it: known from what the acts did.
  void gone() {
    RowReader q(act_.database(), act_change_table, "table_name, row_key");
    std::int64_t last = 0;
    std::string before;
    for (bool more = q.find(table_.facts.head.name, list_text({change_.id})); more; more = q.step()) {
      last = q->act;
      before = q->before;
    }
    if (last == 0) never_there(change_);
    if (change_.remove) return;  // as it was wanted
    OwnText theirs{.kind = change_.kind, .id = change_.id, .act = last};
    if (const auto row = RowObject::read(before)) theirs.title = row->words("title").value_or("");
    makers_.tell(theirs);
    saved_.conflict = OwnConflict{OwnConflict::Kind::removed, std::move(theirs)};
  }

  Act& act_;
  const OwnChange& change_;
  const decltype(grading_table)& table_;
  decltype(TableInAct(std::declval<Act&>(), grading_table)) rows_;
  Makers makers_;
  OwnSaved saved_;
};

}  // namespace

Text own_kind_name(OwnKind kind) {
  if (kind == OwnKind::grading) return {"評価方式", "grading scheme"};
  if (kind == OwnKind::score_rule) return {"得点の規則", "score rule"};
  return {"地図", "map"};
}

Text OwnConflict::words() const {
  const auto name = own_kind_name(theirs.kind);
  const auto who = theirs.changed_by.empty() ? Text{"ほかの人", "somebody else"} : plain(theirs.changed_by);
  const auto when = minute_of(theirs.changed_at);
  if (kind == Kind::title_taken)
    return say("「{}」という名前の{}がすでにあります（{}、{}）", "there is a {1} named '{0}' already ({3}, {2})",
               theirs.title, name, when, who);
  if (kind == Kind::removed)
    return say("{}「{}」は、開いたあとに {} が削除しています（{}）",
               "the {} '{}' was deleted by {} since it was opened ({})", name, theirs.title, who, when);
  return say("{}「{}」は、開いたあとに {} が変更しています（{}）", "the {} '{}' was changed by {} since it was opened ({})",
             name, theirs.title, who, when);
}

void add_own_texts(const Database& work, OwnKind kind, std::vector<OwnText>& into) {
  Makers makers(work);
  for (RowReader q(work, table_of(kind)); q.step();) into.push_back(text_of(kind, *q, makers));
  const auto place = [](const OwnText& text) { return std::tie(text.kind, text.title); };
  std::ranges::stable_sort(into, [&](const OwnText& a, const OwnText& b) { return place(a) < place(b); });
}

std::vector<OwnText> own_texts(const Database& work) {
  std::vector<OwnText> all;
  for (const auto kind : own_kinds) add_own_texts(work, kind, all);
  return all;
}

OwnSaved write_own(Act& act, const OwnChange& change) { return Writer(act, change).write(); }

std::string_view act_word_of(const OwnChange& change) {
  if (change.remove) return act_word::remove;
  return change.text ? save_word(change.kind) : act_word::rename;
}

}  // namespace kuiki::store
