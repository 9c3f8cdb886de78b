#include "cli/json.h"

#include "base/printable.h"
#include "base/utf8.h"

namespace kuiki::cli {
namespace {

void append_escaped(std::string& out, char32_t c) {
  if (c < 0x10000) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    return;
  }
  const auto above = static_cast<unsigned>(c) - 0x10000;
  out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF));
}

}  // namespace

std::string written(const Json& json) {
  auto text = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  if (is_inert(text)) return text;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto begin = i;
    const char32_t c = utf8::next(text, i);
    const auto character = std::string_view(text).substr(begin, i - begin);
    if (is_inert(character))
      out += character;
    else
      append_escaped(out, c);
  }
  return out;
}

}  // namespace kuiki::cli
