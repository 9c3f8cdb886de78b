#include "base/file_kind.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

namespace kuiki {
namespace fs = std::filesystem;
namespace {

/// So much of a file tells its kind.
constexpr std::streamoff looked_at = 4096;

std::string first_bytes(std::istream& in) {
  std::string bytes(looked_at, '\0');
  in.read(bytes.data(), looked_at);
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// The list of what a ZIP archive holds stands at its end.
std::string last_bytes(std::istream& in) {
  constexpr std::streamoff most = 65536;
  in.clear();
  in.seekg(0, std::ios::end);
  const auto size = static_cast<std::streamoff>(in.tellg());
  const auto n = std::min(size, most);
  std::string bytes(static_cast<std::size_t>(std::max<std::streamoff>(n, 0)), '\0');
  in.seekg(size - n);
  in.read(bytes.data(), n);
  return bytes;
}

bool is_workbook(std::string_view head, std::istream& in) {
  return head.starts_with("PK") && last_bytes(in).find("xl/workbook") != std::string::npos;
}

bool is_svg(std::string_view head) { return head.find("<svg") != std::string_view::npos; }

/// Text that is no markup and no list of a program's own.
bool is_table(std::string_view head) {
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) return true;  // UTF-16
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  for (const auto* other : {"%PDF", "PK\x03\x04", "\x89PNG"})
    if (head.starts_with(other)) return false;
  if (head.find('\0') != std::string_view::npos) return false;
  const auto first = head.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || (head[first] != '<' && head[first] != '{');
}

}  // namespace

FileKind kind_of_name(const fs::path& name) {
  auto ending = name.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (ending == ".png") return FileKind::png;
  if (ending == ".svg") return FileKind::svg;
  if (ending == ".pdf") return FileKind::pdf;
  if (ending == ".csv") return FileKind::csv;
  if (ending == ".xlsx") return FileKind::xlsx;
  if (ending == ".gpkg") return FileKind::sqlite;
  return FileKind::any;
}

bool holds_kind(const fs::path& file, FileKind kind) {
  if (kind == FileKind::any) return true;  // without opening it: its caller may hold a lock on it
  std::ifstream in(file, std::ios::binary);
  if (!in) return false;
  const auto head = first_bytes(in);
  if (in.bad()) return false;
  if (head.empty()) return true;
  switch (kind) {
    case FileKind::any:
      break;
    case FileKind::png:
      return head.starts_with("\x89PNG\r\n");
    case FileKind::svg:
      return is_svg(head);
    case FileKind::pdf:
      return head.starts_with("%PDF");
    case FileKind::csv:
      return is_table(head);
    case FileKind::xlsx:
      return is_workbook(head, in);
    case FileKind::sqlite:
      return head.starts_with(std::string_view("SQLite format 3\0", 16));
  }
  return false;
}

Text kind_words(FileKind kind) {
  switch (kind) {
    case FileKind::png:
      return {"PNG 画像", "PNG picture"};
    case FileKind::svg:
      return {"SVG 画像", "SVG picture"};
    case FileKind::pdf:
      return {"PDF", "PDF"};
    case FileKind::csv:
      return {"CSV の表", "CSV table"};
    case FileKind::xlsx:
      return {"Excel ブック", "XLSX workbook"};
    case FileKind::sqlite:
      return {"データベース（GeoPackage）", "database (GeoPackage)"};
    case FileKind::any:
      break;
  }
  return {"ファイル", "file"};
}

}  // namespace kuiki
