#include "base/atomic_file.h"

#include <fstream>
#include <random>
#include <sstream>

#include "base/error.h"

namespace kuiki {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void cannot_write(const fs::path& target, const Text& why) {
  throw Error(Fault::output, say("{} に書き込めません：{}", "cannot write {}: {}", target.string(), why));
}

std::string random_suffix() {
  static constexpr char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device device;
  std::string s;
  for (int i = 0; i < 8; ++i) s += letters[device() % (sizeof letters - 1)];
  return s;
}

}  // namespace

AtomicFile::AtomicFile(fs::path target) : target_(std::move(target)) {
  std::error_code error;
  if (target_.empty()) cannot_write(target_, {"ファイル名がありません", "no file name was given"});
  if (fs::is_directory(target_, error))
    cannot_write(target_, {"フォルダーです。ファイル名を指定してください", "it is a folder; name a file"});
  const auto folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, error))
    cannot_write(target_, {"フォルダーがありません。先に作成してください", "its folder does not exist; make it first"});
  temporary_ = folder / (target_.stem().string() + ".part-" + random_suffix() + target_.extension().string());
  // Opening it now tells a folder without permission before any work is done.
  if (!std::ofstream(temporary_, std::ios::binary))
    cannot_write(target_, {"フォルダーに書き込む権限がありません", "its folder cannot be written to"});
}

AtomicFile::~AtomicFile() {
  std::error_code ignored;
  if (!committed_) fs::remove(temporary_, ignored);
}

void AtomicFile::commit() {
  std::error_code error;
  fs::rename(temporary_, target_, error);
  if (error) cannot_write(target_, plain(error.message()));
  committed_ = true;
}

void write_whole(const fs::path& target, std::string_view bytes) {
  AtomicFile file(target);
  {
    std::ofstream out(file.temporary(), std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out)
      cannot_write(target, {"書き込みに失敗しました（空き容量を確かめてください）", "writing failed (is the disk full?)"});
  }
  file.commit();
}

std::string read_whole(const fs::path& path) {
  std::error_code error;
  std::ifstream in(path, std::ios::binary);
  if (!in || fs::is_directory(path, error))
    throw Error(Fault::input_missing, say("ファイルを読めません：{}", "cannot read the file {}", path.string()));
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

}  // namespace kuiki
