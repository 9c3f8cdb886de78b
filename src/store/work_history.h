#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"

/// Who changed what, and when.
namespace kuiki::store {

class Database;

struct HistoryFilter {
  std::string who, what;     ///< empty: all
  std::string since, until;  ///< days, YYYY-MM-DD, both included; empty: no bound
  std::string key;           ///< contained in a changed row's key: an indicator's id, a code
  std::size_t most = 0;      ///< the latest so many acts; 0: all
  bool rows = true;          ///< with what happened to each row
};

/// One row that an act changed.
struct RowChange {
  std::string table, row_key;  ///< the key as a JSON list
  std::string before, after;   ///< JSON objects; empty: there was none, there is none any more
};

struct ActRecord {
  std::int64_t number = 0;
  std::string at, who, what, note;     ///< `at` is a moment
  std::optional<std::int64_t> undoes;  ///< the act that it undid
  std::optional<std::int64_t> undone;  ///< the act that undid it
  std::size_t changed = 0;             ///< how many rows
  std::vector<RowChange> changes;
};

/// The latest first. Throws in the database's words.
std::vector<ActRecord> read_history(const Database& work, const HistoryFilter& filter = {});
/// The number of the latest act; 0 where there is none.
std::int64_t last_act(const Database& work);

/// The row's key as a reader sees it: "otaru-g1-02 01203 FY2020".
std::string key_words(const RowChange& change);
/// What a row (`before` or `after`) says: its value, its word, its title; empty where there is none.
std::string row_words(const std::string& row);
/// What happened to a row, `name` being what it is called: 「otaru-g1-02 FY2020：12 → 15」. A row that has a title is called by
/// that: 「地図：観光 → 観光（案）」.
Text change_words(const RowChange& change, const std::string& name);
Text change_words(const RowChange& change);
/// Is it a map, a grading scheme or a score rule, which people know by its title and not by its key?
bool has_title(const RowChange& change);

}  // namespace kuiki::store
