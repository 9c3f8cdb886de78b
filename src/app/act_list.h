#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/dataset.h"
#include "model/wording.h"
#include "store/work_history.h"

/// The history of a work file as a reader sees it.
namespace kuiki::app {

/// So many of the latest acts are shown.
inline constexpr std::size_t most_acts = 500;

struct ActLine {
  struct Row {
    std::string words;   ///< 「若年者の就業率 2020年度：12 → 15」
    std::string search;  ///< folded: names, ids, values
  };
  std::int64_t number = 0;
  std::string at, who, what, note;  ///< `at`: the minute, by this machine's clock
  std::string search;               ///< folded: who, what, note
  std::vector<Row> rows;            ///< in the order of the act's changes
  bool undone = false;
};

struct ActList {
  std::vector<store::ActRecord> acts;  ///< the latest first
  std::vector<ActLine> lines;          ///< of each act
  std::vector<std::string> people;     ///< who is among them, sorted
  bool more = false;                   ///< there are earlier acts
};

/// Of more than `most_acts` the latest. Indicators and areas have the names that the data give them.
ActList act_list(const model::Dataset& data, std::vector<store::ActRecord> acts, model::Wording words);

/// An act of a list, and those of its rows that are wanted.
struct ShownAct {
  std::size_t act = 0;
  std::vector<std::size_t> rows;
};
/// The acts of a person (empty: of all) in which the words of `query` are found: all rows where the act itself has them, else
/// the rows that do.
std::vector<ShownAct> shown_acts(const ActList& list, const std::string& who, const std::string& query);
/// The same as records, to be exported.
std::vector<store::ActRecord> records_of(const ActList& list, const std::vector<ShownAct>& shown);

}  // namespace kuiki::app
