#include "base/atomic_file.h"

#include <fstream>
#include <random>
#include <sstream>

#include "base/error.h"
#include "base/utf8.h"

namespace kuiki {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view mark = ".part-";
constexpr std::size_t suffix_length = 8;

[[noreturn]] void cannot_write(const fs::path& target, const Text& why) {
  throw Error(Fault::output, say("{} に書き込めません：{}", "cannot write {}: {}", target.string(), why));
}

/// What the system says, in a user's words where it is something a user can mend.
Text reason(const std::error_code& error) {
  if (error == std::errc::no_space_on_device)
    return {"ディスクの空き容量がありません", "the disk is full; make room and try again"};
  if (error == std::errc::file_too_large)
    return {"書き込めるファイルの大きさの上限を超えました", "the file would be larger than is allowed here"};
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted)
    return {"フォルダーに書き込む権限がありません", "its folder cannot be written to"};
  if (error == std::errc::read_only_file_system) return {"読み取り専用の場所です", "that place is read-only"};
  if (error == std::errc::filename_too_long) return {"ファイル名が長すぎます", "the file name is too long"};
  return plain(error.message());
}

std::string random_suffix() {
  static constexpr char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::random_device device;
  std::string s;
  for (std::size_t i = 0; i < suffix_length; ++i) s += letters[device() % (sizeof letters - 1)];
  return s;
}

fs::path folder_of(const fs::path& target) { return target.has_parent_path() ? target.parent_path() : fs::path("."); }

/// Where the bytes go in the end: the file a link leads to.
fs::path behind_links(const fs::path& target) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(target, error))) return target;
  auto real = fs::canonical(target, error);
  if (error)
    cannot_write(target, {"行き先のないリンクです。リンクを消すか、別の名前にしてください",
                          "it is a link to nothing; remove it or choose another name"});
  return real;
}

/// The begin of a temporary name, short enough for every file system and cut between characters.
std::string stem_of(const fs::path& target) {
  auto stem = target.stem().string();
  if (constexpr std::size_t most = 160; stem.size() > most) {
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(stem[end]) & 0xC0) == 0x80) --end;
    stem.resize(end);
  }
  return stem;
}

/// What killed writers of this target left.
void clear_leftovers(const fs::path& target) {
  const auto begin = stem_of(target) + std::string(mark), ending = target.extension().string();
  std::error_code error;
  for (fs::directory_iterator each(folder_of(target), error), end; !error && each != end; each.increment(error)) {
    const auto name = each->path().filename().string();
    if (name.size() == begin.size() + suffix_length + ending.size() && name.starts_with(begin) && name.ends_with(ending))
      remove_if_deserted(each->path());
  }
}

void check_existing(const fs::path& asked, const fs::path& target, FileKind kind) {
  std::error_code error;
  const auto status = fs::status(target, error);
  if (!fs::exists(status)) return;
  if (fs::is_directory(status))
    cannot_write(asked, {"フォルダーです。ファイル名を指定してください", "it is a folder; name a file"});
  if (!fs::is_regular_file(status))
    cannot_write(asked, {"ふつうのファイルではありません（デバイスやパイプ）。ファイル名を指定してください",
                         "it is no ordinary file (a device or pipe); name a file"});
  if (!may_write(target))
    cannot_write(asked, {"書き込みが禁じられています。別の名前にするか、書き込みを許してください",
                         "it is write-protected; choose another name or allow writing"});
  if (!holds_kind(target, kind))
    cannot_write(asked, say("{}ではないファイルが、すでにあります。上書きしませんでした。別の名前にしてください",
                            "there is a file that is no {} (or cannot be read); it was left alone. Choose another name",
                            kind_words(kind)));
}

}  // namespace

void check_output(const fs::path& asked, FileKind kind, std::span<const fs::path> inputs) {
  if (asked.empty() || !asked.has_filename()) cannot_write(asked, {"ファイル名がありません", "no file name was given"});
  const auto target = behind_links(asked);
  std::error_code error;
  if (!fs::is_directory(folder_of(target), error))
    cannot_write(asked, {"フォルダーがありません。先に作成してください", "its folder does not exist; make it first"});
  for (const auto& input : inputs) {
    if (fs::equivalent(input, target, error))
      cannot_write(asked, say("読み込むファイル {} と同じファイルです。別の名前にしてください",
                              "it is the same file as the input {}; choose another name", input.string()));
  }
  check_existing(asked, target, kind);
}

void check_output(const fs::path& target, std::span<const fs::path> inputs) {
  check_output(target, kind_of_name(target), inputs);
}

AtomicFile::AtomicFile(fs::path target) : AtomicFile(target, kind_of_name(target)) {}

AtomicFile::AtomicFile(fs::path target, FileKind kind) : asked_(std::move(target)), kind_(kind) {
  check_output(asked_, kind_);
  target_ = behind_links(asked_);
  clear_leftovers(target_);
  std::error_code error;
  for (int tries = 0; !handle_ && tries < 10; ++tries) {
    temporary_ =
        folder_of(target_) / (stem_of(target_) + std::string(mark) + random_suffix() + target_.extension().string());
    handle_ = FileHandle::create(temporary_, target_, error);
    if (!handle_ && error != std::errc::file_exists) break;
  }
  if (!handle_) cannot_write(asked_, reason(error));
}

AtomicFile::~AtomicFile() {
  std::error_code ignored;
  if (!committed_) fs::remove(temporary_, ignored);
}

void AtomicFile::write(std::string_view bytes) const {
  if (const auto error = handle_.write(bytes)) cannot_write(asked_, reason(error));
}

void AtomicFile::commit() {
  check_output(asked_, kind_);  // the target may have become something else meanwhile
  if (const auto error = flush_to_disk(temporary_)) cannot_write(asked_, reason(error));
  std::error_code error;
  if (fs::exists(target_, error))
    if (const auto refused = copy_permissions(target_, temporary_)) cannot_write(asked_, reason(refused));
  fs::rename(temporary_, target_, error);
  if (error) cannot_write(asked_, reason(error));
  committed_ = true;
  FileInTheMaking::done();
  // The file is the new one whatever comes of this; a disk that cannot keep it will say so elsewhere.
  static_cast<void>(flush_to_disk(folder_of(target_)));
}

bool AtomicFile::commit_new() {
  if (const auto error = flush_to_disk(temporary_)) cannot_write(asked_, reason(error));
  // A second name for the file, which the system refuses where the name is taken: renaming would replace what stands there.
  std::error_code error;
  fs::create_hard_link(temporary_, target_, error);
  if (error == std::errc::file_exists) return false;
  if (error) {
    if (fs::exists(target_)) return false;
    fs::rename(temporary_, target_, error);  // a disk without hard links
    if (error) cannot_write(asked_, reason(error));
    committed_ = true;
  }
  FileInTheMaking::done();
  static_cast<void>(flush_to_disk(folder_of(target_)));
  return true;
}

void write_whole(const fs::path& target, std::string_view bytes) {
  AtomicFile file(target);
  file.write(bytes);
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
