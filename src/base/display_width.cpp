#include "base/display_width.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace kuiki {
namespace {

int width_of(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(utf8::next(text, at));
  return width;
}

}  // namespace kuiki
