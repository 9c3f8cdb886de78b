#include "store/store.h"

#include <thread>

#include "store/act.h"
#include "store/act_words.h"
#include "store/base_version.h"
#include "store/load.h"
#include "store/person.h"
#include "store/sqlite_connection.h"
#include "store/take_over.h"
#include "store/work_make.h"
#include "store/work_open.h"
#include "store/work_safety.h"
#include "store/work_undo.h"

namespace kuiki::store {
namespace {

std::string digest_of(const std::filesystem::path& base) {
  return entered_digest(SqliteConnection(base, SqliteUse::read_own));
}

}  // namespace

Store::Store(std::filesystem::path base, WorkLocation work, bool must_exist, CompleteDataset complete)
    : base_(std::move(base)), work_(std::move(work)), must_exist_(must_exist), complete_(std::move(complete)) {}

bool Store::there() const {
  if (may_be_there(work_)) return true;
  if (!must_exist_) return false;
  throw Error(Fault::input_missing,
              say("作業ファイル {} がありません。場所を確かめるか、新しく作ってください（kuiki work init）。",
                  "there is no work file {}; check its place or make a new one (kuiki work init)", work_.word()));
}

WorkContent Store::content() const {
  if (!there()) return {};
  const auto digest = digest_of(base_);
  return read_content(*open_work(work_, WorkUse::read), digest);
}

void Store::read_into(Loaded& loaded) const {
  try {
    if (!there()) return;
    loaded.content = content();
    loaded.state = loaded.content.damage ? WorkState::damaged : WorkState::open;
    if (loaded.content.damage) loaded.trouble = Error(Fault::input_wrong, *loaded.content.damage);
  } catch (const Error& error) {
    loaded.state = WorkState::away;
    loaded.trouble = error;
  }
}

Loaded Store::load(const Progress& progress) const {
  if (must_exist_) static_cast<void>(there());
  Loaded loaded;
  // Beside the areas, which take longer.
  std::jthread reading([&] { read_into(loaded); });
  const auto read = [&]() -> const WorkContent& {
    if (reading.joinable()) reading.join();
    return loaded.content;
  };
  loaded.data = load_dataset(base_, read, complete_, progress, loaded.homeless);
  return loaded;
}

Warnings Store::prepare() const {
  if (!may_be_there(work_)) {
    make_work(work_, base_version(base_), person());
    return {};
  }
  if (work_.on_server()) return {};
  if (const auto why = daily_backup(work_.file)) return {*why};
  return {};
}

std::optional<TakenOver> Store::take_over() const {
  const auto former = former_values(SqliteConnection(base_, SqliteUse::read_own));
  if (former.digest.empty()) return {};
  if (may_be_there(work_) && was_taken_over(*open_work(work_, WorkUse::read), former.digest)) return {};
  static_cast<void>(prepare());
  return store::take_over(former, *open_work(work_, WorkUse::change));
}

SaveReport Store::save(const std::vector<EnteredValue>& values, const std::string& date, Doing doing) const {
  std::vector<CheckedValue> checked;
  {
    const SqliteConnection base(base_, SqliteUse::read_own);
    checked = check_entered(base, values, date);
  }
  if (checked.empty()) return {};
  auto warnings = prepare();
  if (const auto taken = take_over()) warnings.push_back(taken->words(work_.title()));
  // All that is wanted of the base comes before the work file is held (take_over.h).
  const auto version = base_version(base_);
  const auto work = open_work(work_, WorkUse::change);
  Act act(*work, std::move(doing));
  auto report = write_entered(act, checked, date);
  report.warnings = std::move(warnings);
  if (!report.conflicts.empty() || report.saved() == 0) {
    report.added = report.replaced = report.withdrawn = 0;
    report.act = 0;
    return report;
  }
  set_work_fact(*work, work_meta::base, version);
  act.finish();
  return report;
}

template <class Saved, class Write>
Saved Store::in_one_act(Doing doing, bool dry, const Write& write) const {
  auto warnings = dry ? Warnings{} : prepare();
  const auto version = base_version(base_);
  const auto work = open_work(work_, WorkUse::change);
  Act act(*work, std::move(doing));
  Saved saved = write(act);
  saved.warnings = std::move(warnings);
  bool conflict = false;
  if constexpr (requires { saved.conflict.has_value(); }) conflict = saved.conflict.has_value();
  if (conflict || act.changes() == 0 || dry) {
    saved.act = 0;
    return saved;
  }
  set_work_fact(*work, work_meta::base, version);
  act.finish();
  return saved;
}

OwnSaved Store::change(const OwnChange& wanted, Doing doing, bool dry) const {
  if (dry && !may_be_there(work_)) return {};  // nothing stands in its way, and nothing is made
  if (doing.what.empty()) doing.what = act_word_of(wanted);
  return in_one_act<OwnSaved>(std::move(doing), dry, [&](Act& act) { return write_own(act, wanted); });
}

DerivedSaved Store::change(const DerivedIndicator& wanted, bool remove, Doing doing, bool dry) const {
  if (dry && !may_be_there(work_)) return {};
  if (doing.what.empty()) doing.what = remove ? act_word::remove : act_word::derive;
  return in_one_act<DerivedSaved>(std::move(doing), dry, [&](Act& act) { return write_derived(act, wanted, remove); });
}

AreaSetSaved Store::change(const AreaSetChange& wanted, Doing doing, bool dry) const {
  if (dry && !may_be_there(work_)) return {.id = area_set_id(wanted.set.name)};
  if (doing.what.empty()) doing.what = wanted.remove ? act_word::remove : act_word::save_areas;
  return in_one_act<AreaSetSaved>(std::move(doing), dry, [&](Act& act) { return write_area_set(act, wanted); });
}

OwnHeadSaved Store::change(const OwnHeadChange& wanted, Doing doing, bool dry) const {
  if (doing.what.empty()) doing.what = wanted.remove ? act_word::remove : act_word::rename;
  return in_one_act<OwnHeadSaved>(std::move(doing), dry, [&](Act& act) { return write_own_head(act, wanted); });
}

OwnReport Store::save_own(const std::vector<OwnSeries>& series, bool over_others, Doing doing, bool dry) const {
  if (dry && !may_be_there(work_)) {
    OwnReport all_new;
    all_new.indicators = series.size();
    for (const auto& one : series) all_new.added += one.values.size();
    return all_new;
  }
  return in_one_act<OwnReport>(std::move(doing), dry,
                               [&](Act& act) { return write_own_indicators(act, series, over_others); });
}

std::vector<OwnIndicator> Store::own_indicators() const {
  if (!there()) return {};
  return read_own_heads(*open_work(work_, WorkUse::read));
}

std::vector<OwnText> Store::texts() const {
  if (!there()) return {};
  return own_texts(*open_work(work_, WorkUse::read));
}

void Store::make() const {
  if (!make_work(work_, base_version(base_), person()))
    throw Error(Fault::output,
                say("{} はすでにあります。上書きしませんでした。", "{} is there already and was left alone", work_.word()));
}

std::vector<LostReference> Store::lost_references() const {
  if (!there()) return {};
  const auto base = load_dataset(base_);
  return store::lost_references(*open_work(work_, WorkUse::read), *base);
}

std::size_t Store::undo(std::int64_t number, Doing doing, bool dry) const {
  if (!dry) static_cast<void>(prepare());
  const auto work = open_work(work_, WorkUse::change);
  doing.undoes = number;
  Act act(*work, std::move(doing));
  const auto rows = undo_act(act, number);
  if (!dry) act.finish();
  return rows;
}

std::vector<ActRecord> Store::history(const HistoryFilter& filter) const {
  if (!there()) return {};
  return read_history(*open_work(work_, WorkUse::read), filter);
}

std::vector<EnteredRecord> Store::entered(std::string_view indicator) const {
  if (!there()) return {};
  return entered_history(*open_work(work_, WorkUse::read), indicator);
}

}  // namespace kuiki::store
