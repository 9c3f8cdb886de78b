#include "app/work_words.h"

#include <filesystem>

#include "store/work_safety.h"

namespace kuiki::app {

store::WorkLocation whole_location(const store::WorkLocation& where) {
  auto whole = where;
  if (where.on_server()) return whole;
  std::error_code error;
  const auto file = std::filesystem::weakly_canonical(where.file, error);
  if (!error) whole.file = file;
  return whole;
}

std::string work_key(const store::WorkLocation& where) { return whole_location(where).word(); }

bool is_own_work(const store::WorkLocation& where) { return work_key(where) == work_key(store::own_work()); }

void remember_work(Settings& settings, const store::WorkLocation& where) {
  if (is_own_work(where))
    settings.work.clear();
  else
    settings.remember_work(work_key(where));
}

Text network_warning(const store::WorkLocation& where) {
  const auto disk = where.on_server() ? std::nullopt : store::network_disk(where.file);
  if (!disk) return {};
  return say(
      "作業ファイル {} はネットワーク上のディスク（{}）にあります。同時に保存すると壊れることがあるため、複数の人で使うなら"
      "サーバーに置いてください。",
      "The work file {} lies on a network disk ({}). Saving at the same time may damage it; to share it, put it on a "
      "server.",
      where.title(), *disk);
}

}  // namespace kuiki::app
