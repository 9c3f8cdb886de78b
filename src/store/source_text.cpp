#include "store/source_text.h"

#include <fstream>

#include "base/decode.h"
#include "base/error.h"
#include "base/utf8.h"

namespace kuiki::store {
namespace fs = std::filesystem;
namespace {

/// Where the encoding stands in `<?xml version="1.0" encoding="Shift_JIS"?>`: the whole of ` encoding="…"`, and its value.
struct Label {
  std::size_t from = 0, to = 0;
  std::string value;
};

Label find_label(std::string_view text) {
  Label label;
  const auto begin = text.find("<?xml");
  if (begin > 8) return label;  // or nowhere (npos)
  const auto end = text.find("?>", begin);
  const auto at = text.find("encoding", begin);
  if (end == std::string_view::npos || at == std::string_view::npos || at > end) return label;
  const auto open = text.find_first_of("\"'", at);
  if (open == std::string_view::npos || open > end) return label;
  const auto close = text.find(text[open], open + 1);
  if (close == std::string_view::npos || close > end) return label;
  return {at, close + 1, std::string(text.substr(open + 1, close - open - 1))};
}

}  // namespace

std::string read_source_bytes(const fs::path& file, const std::string& shown, std::uintmax_t most) {
  std::error_code trouble;
  const auto size = fs::file_size(file, trouble);
  std::ifstream in(file, std::ios::binary);
  if (trouble || !in) {
    throw Error(Fault::input_missing,
                say("{} を読めません。権限を確かめてください。", "{} cannot be read; check its permissions", shown));
  }
  if (size > most) {
    throw Error(Fault::input_wrong, say("{} は大きすぎます（{} MB。この形式は {} MB まで）。GeoPackage に変換してください。",
                                        "{} is too large ({} MB; at most {} MB of this format); convert it to a GeoPackage",
                                        shown, size >> 20, most >> 20));
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

SourceText read_source_text(const fs::path& file, const std::string& shown, std::string_view label, std::uintmax_t most) {
  std::string bytes = read_source_bytes(file, shown, most);
  constexpr std::size_t large = 64 << 20;
  if (bytes.size() > large && !bytes.starts_with("\xff\xfe") && !bytes.starts_with("\xfe\xff") &&
      !utf8::first_damage(bytes)) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
    return {std::move(bytes), {}};
  }
  SourceText out;
  Decoded decoded = decode(bytes, label);
  if (decoded.encoding != "UTF-8" || decoded.undone)
    out.note = say("文字コードを {} と判断して読みました", "read as {}", decoded.encoding);
  if (decoded.replaced > 0) {
    out.note =
        say("文字コード（{} とみなしました）に合わない文字が {} か所あります",
            "{1} place(s) hold characters that are none in {0}, as which it was read", decoded.encoding, decoded.replaced);
  }
  out.text = std::move(decoded.text);
  return out;
}

std::string xml_encoding(std::string_view head) { return find_label(head).value; }

void drop_xml_encoding(std::string& text) {
  const Label label = find_label(std::string_view(text).substr(0, 1000));
  text.erase(label.from, label.to - label.from);
}

}  // namespace kuiki::store
