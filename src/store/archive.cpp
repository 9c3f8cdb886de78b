#include "store/archive.h"

#include <zip.h>

#include <algorithm>
#include <fstream>

#include "base/decode.h"
#include "base/error.h"
#include "base/printable.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t most_members = 20'000;
constexpr std::uint64_t largest = std::uint64_t{1} << 30;  // bytes, unpacked
constexpr std::uint64_t suspicious = std::uint64_t{32} << 20;
constexpr std::uint64_t most_swelling = 200;  // times the packed size, of what is suspiciously large

/// The last part of a path, fit for a file name anywhere.
std::string safe_name(const std::string& path) {
  std::string name = path.substr(path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/') + 1);
  for (char& c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == ':') c = '_';
  }
  constexpr std::size_t most = 200;
  if (name.size() > most)
    name = "member" + name.substr(name.find_last_of('.') == std::string::npos ? name.size() : name.find_last_of('.'));
  return name.empty() || name == "." || name == ".." ? "member" : name;
}

}  // namespace

struct Archive::Handle {
  zip_t* zip = nullptr;
  ~Handle() {
    if (zip) zip_discard(zip);
  }
};

Archive::Archive(const fs::path& file) : shown_(file.string()), handle_(std::make_unique<Handle>()) {
  int trouble = 0;
  handle_->zip = zip_open(file.c_str(), ZIP_RDONLY, &trouble);
  if (!handle_->zip) {
    throw Error(Fault::input_missing,
                say("{} を zip として読めません（途中で切れているか壊れています）。もう一度取得してください。",
                    "{} cannot be read as a zip archive (cut off or damaged); get it again", shown_));
  }
  const auto n = static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(handle_->zip, 0)));
  if (n > most_members) {
    throw Error(Fault::input_wrong,
                say("{} には {} 個のファイルがあり、多すぎます（{} 個まで）。必要なファイルを取り出してください。",
                    "{} holds {} files, too many (at most {}); take out the ones you need", shown_, n, most_members));
  }
  TextDecoder decoder;
  std::vector<std::string> raw(n);
  for (std::uint64_t i = 0; i < n; ++i) {
    if (const char* name = zip_get_name(handle_->zip, i, ZIP_FL_ENC_RAW)) raw[i] = name;
    decoder.look(raw[i]);
  }
  for (std::uint64_t i = 0; i < n; ++i) {
    zip_stat_t stat;
    if (raw[i].empty() || raw[i].back() == '/' || zip_stat_index(handle_->zip, i, 0, &stat) != 0) continue;
    // In CP932 a backslash may be the second byte of a character: it is looked for only after decoding.
    std::string path = decoder(raw[i]).text;
    if (path.starts_with("__MACOSX/")) continue;
    members_.push_back({std::move(path), i, stat.size, stat.comp_size});
  }
}

Archive::~Archive() = default;

fs::path Archive::unpack(const Member& member, const fs::path& folder) const {
  const std::string shown = shown_ + "/" + short_name(member.path);
  const bool swells = member.size > suspicious && member.size / most_swelling > member.packed;
  if (member.size > largest || swells) {
    throw Error(Fault::input_wrong,
                say("{} は展開すると {} MB になり、大きすぎます。本当に必要なら、展開してから指定してください。",
                    "{} would unpack to {} MB, which is too much; if it is really what you need, unpack it first", shown,
                    member.size >> 20));
  }
  const auto damaged = [&] {
    throw Error(Fault::input_missing,
                say("{} を取り出せません（壊れているか、パスワードが付いています）。展開してから指定してください。",
                    "{} cannot be taken out (it is damaged or has a password); unpack it first", shown));
  };
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> in(zip_fopen_index(handle_->zip, member.index, 0), zip_fclose);
  if (!in) damaged();
  const fs::path file = folder / safe_name(member.path);
  std::ofstream out(file, std::ios::binary);
  std::vector<char> buffer(1 << 16);
  std::uint64_t left = member.size;
  for (;;) {
    const auto n = zip_fread(in.get(), buffer.data(), buffer.size());
    if (n < 0 || static_cast<std::uint64_t>(n) > left) damaged();
    if (n == 0) break;
    left -= static_cast<std::uint64_t>(n);
    out.write(buffer.data(), static_cast<std::streamsize>(n));
  }
  if (left != 0) damaged();
  out.close();
  if (!out) {
    throw Error(Fault::output, say("{} を一時フォルダーに取り出せません。空き容量を確かめてください。",
                                   "{} cannot be unpacked into the temporary folder; check the space on it", shown));
  }
  return file;
}

}  // namespace kuiki::store
