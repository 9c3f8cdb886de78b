#pragma once
#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

/// Small databases for tests, written with plain SQL so that they can also be wrong.
namespace kuiki::store::test {

using Ring = std::vector<std::pair<double, double>>;
using Blob = std::vector<std::uint8_t>;

inline void put32(Blob& out, std::uint32_t v) {
  for (int i = 0; i < 4; ++i) out.push_back(static_cast<std::uint8_t>(v >> 8 * i));
}
inline void put64(Blob& out, double d) {
  std::uint64_t v;
  std::memcpy(&v, &d, 8);
  for (int i = 0; i < 8; ++i) out.push_back(static_cast<std::uint8_t>(v >> 8 * i));
}

inline Blob header() { return {'G', 'P', 0, 1, 0x0c, 0x1a, 0, 0}; }  // little-endian, no envelope, SRS 6668

/// Multipolygon of parts of rings; rings are given closed.
inline Blob multipolygon(const std::vector<std::vector<Ring>>& parts) {
  Blob out = header();
  out.push_back(1);
  put32(out, 6);
  put32(out, static_cast<std::uint32_t>(parts.size()));
  for (const auto& rings : parts) {
    out.push_back(1);
    put32(out, 3);
    put32(out, static_cast<std::uint32_t>(rings.size()));
    for (const auto& ring : rings) {
      put32(out, static_cast<std::uint32_t>(ring.size()));
      for (const auto& [x, y] : ring) {
        put64(out, x);
        put64(out, y);
      }
    }
  }
  return out;
}
inline Blob point(double x, double y) {
  Blob out = header();
  out.push_back(1);
  put32(out, 1);
  put64(out, x);
  put64(out, y);
  return out;
}
inline Ring square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

/// A blob as an SQL literal.
inline std::string hex(const Blob& blob) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out = "x'";
  for (const auto b : blob) {
    out += digits[b >> 4];
    out += digits[b & 15];
  }
  return out + "'";
}

class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              ("kuiki-" + name + "-" +
               std::to_string(std::hash<std::string>{}(name + std::to_string(reinterpret_cast<std::uintptr_t>(this)))))) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline void run_sql(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* db = nullptr;
  char* why = nullptr;
  const bool good = sqlite3_open(file.string().c_str(), &db) == SQLITE_OK &&
                    sqlite3_exec(db, "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr) == SQLITE_OK &&
                    sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &why) == SQLITE_OK;
  const std::string message = why ? why : "cannot open";
  sqlite3_free(why);
  sqlite3_close(db);
  if (!good) throw std::runtime_error(message);
}

}  // namespace kuiki::store::test
