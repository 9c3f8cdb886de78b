#include "base/decode_reading.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace kuiki {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// ICU's name; its Shift_JIS is that of Windows, with all extensions.
const char* converter_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::cp932:
      return "ibm-943_P15A-2003";
    case Encoding::euc_jp:
      return "EUC-JP";
    case Encoding::latin:
      return "windows-1252";
    case Encoding::iso_2022_jp:
      return "ISO-2022-JP-2";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::utf16be:
      return "UTF-16BE";
    default:
      return "UTF-8";
  }
}

/// U+FFFD for bytes without meaning; by itself ICU puts a control character for some.
void replace_damage(const void*, UConverterToUnicodeArgs* args, const char*, int32_t, UConverterCallbackReason reason,
                    UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  *error = U_ZERO_ERROR;
  const char16_t replacement = 0xFFFD;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
}

/// One a thread and encoding: opening one costs more than a short text.
UConverter* converter(Encoding encoding) {
  thread_local std::vector<std::pair<Encoding, Converter>> open;
  for (const auto& [known, one] : open)
    if (known == encoding) return one.get();
  UErrorCode error = U_ZERO_ERROR;
  open.emplace_back(encoding, Converter(ucnv_open(converter_name(encoding), &error)));
  UConverter* const one = open.back().second.get();
  if (U_FAILURE(error)) return nullptr;
  ucnv_setToUCallBack(one, replace_damage, nullptr, nullptr, nullptr, &error);
  ucnv_setFromUCallBack(one, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  return one;
}

Reading from_utf16(const std::u16string& units) {
  Reading reading;
  reading.text.reserve(units.size() * 2);
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (units[i + 1] - 0xDC00u);
      ++i;
    }
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    reading.replaced += c == 0xFFFD;
    utf8::append(reading.text, c);
  }
  return reading;
}

Reading converted(std::string_view bytes, Encoding encoding) {
  UConverter* const from = converter(encoding);
  if (from == nullptr) return {std::string(bytes.size(), '?'), bytes.size(), false};
  std::u16string units(bytes.size() + 16, u'\0');
  UErrorCode error = U_ZERO_ERROR;
  ucnv_reset(from);
  char16_t* out = units.data();
  const char* in = bytes.data();
  ucnv_toUnicode(from, &out, units.data() + units.size(), &in, bytes.data() + bytes.size(), nullptr, true, &error);
  units.resize(static_cast<std::size_t>(out - units.data()));
  return from_utf16(units);
}

/// UTF-16 by hand, so that an unpaired surrogate is one replaced character and an odd last byte another.
Reading from_utf16_bytes(std::string_view bytes, bool big) {
  std::u16string units;
  units.reserve(bytes.size() / 2 + 1);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    units += static_cast<char16_t>(big ? a << 8 | b : b << 8 | a);
  }
  auto reading = from_utf16(units);
  if (bytes.size() % 2 == 1) {
    utf8::append(reading.text, 0xFFFD);
    ++reading.replaced;
  }
  return reading;
}

Reading from_utf8(std::string_view bytes) {
  Reading reading;
  for (auto bad = utf8::first_damage(bytes); bad; bad = utf8::first_damage(bytes)) {
    reading.text += bytes.substr(0, *bad);
    utf8::append(reading.text, 0xFFFD);
    ++reading.replaced;
    // The rest of the same damaged character is not damage again.
    std::size_t next = *bad + 1;
    const bool lead = static_cast<unsigned char>(bytes[*bad]) >= 0xC0;
    while (lead && next < bytes.size() && next < *bad + 4 && (static_cast<unsigned char>(bytes[next]) & 0xC0) == 0x80)
      ++next;
    bytes.remove_prefix(next);
  }
  reading.text += bytes;
  return reading;
}

/// Bytes of characters of two (or three) bytes that begin in the text and do not end in it.
std::size_t unfinished(std::string_view bytes, Encoding encoding) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (encoding == Encoding::utf8) {
    std::size_t tail = 0;
    while (tail < bytes.size() && tail < 3 && (byte(bytes.size() - 1 - tail) & 0xC0) == 0x80) ++tail;
    if (tail == bytes.size()) return 0;
    const auto lead = byte(bytes.size() - 1 - tail);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    return tail + 1 < length ? tail + 1 : 0;
  }
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto c = byte(i);
    std::size_t length = 1;
    if (encoding == Encoding::cp932) length = (c >= 0x81 && c <= 0x9F) || (c >= 0xE0 && c <= 0xFC) ? 2 : 1;
    if (encoding == Encoding::euc_jp) length = c == 0x8F ? 3 : c == 0x8E || c >= 0xA1 ? 2 : 1;
    if (i + length > bytes.size()) return bytes.size() - i;
    i += length;
  }
  return 0;
}

/// The byte that Windows-1252 or Latin-1 shows as this character; −1 where none does.
int latin_byte(char32_t c) {
  static constexpr char32_t upper[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  if (c < 0x100) return static_cast<int>(c);
  const auto found = std::ranges::find(upper, c);
  return found == std::end(upper) ? -1 : static_cast<int>(0x80 + (found - std::begin(upper)));
}

/// The bytes that were taken for Latin-1; nothing where the text holds something that Latin-1 has not, or nothing but ASCII.
std::optional<std::string> latin_bytes(std::string_view text) {
  if (utf8::first_damage(text)) return {};
  std::string bytes;
  bool foreign = false;
  for (std::size_t i = 0; i < text.size();) {
    const int byte = latin_byte(utf8::next(text, i));
    if (byte < 0) return {};
    foreign = foreign || byte >= 0x80;
    bytes += static_cast<char>(byte);
  }
  if (!foreign) return {};
  return bytes;
}

/// The bytes that were taken for CP932; nothing where they cannot have been, or are no UTF-8.
std::optional<std::string> cp932_bytes(std::string_view text, bool drop_tail) {
  if (utf8::first_damage(text)) return {};
  UConverter* const to = converter(Encoding::cp932);
  if (to == nullptr) return {};
  std::u16string units(text.size() + 1, u'\0');
  int32_t length = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strFromUTF8(units.data(), static_cast<int32_t>(units.size()), &length, text.data(), static_cast<int32_t>(text.size()),
                &error);
  std::string bytes(text.size() * 2 + 16, '\0');
  const auto n = ucnv_fromUChars(to, bytes.data(), static_cast<int32_t>(bytes.size()), units.data(), length, &error);
  if (U_FAILURE(error)) return {};
  bytes.resize(static_cast<std::size_t>(n));
  std::string_view whole = bytes;
  if (drop_tail) whole.remove_suffix(unfinished(whole, Encoding::utf8));
  const bool foreign = std::ranges::any_of(whole, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (!foreign || utf8::first_damage(whole)) return {};
  return bytes;
}

}  // namespace

std::optional<Reading> read_as(std::string_view bytes, Encoding encoding, bool drop_tail) {
  std::optional<std::string> before;
  switch (encoding) {
    case Encoding::cp932_through_latin:
      before = latin_bytes(bytes);
      return before ? read_as(*before, Encoding::cp932, drop_tail) : std::nullopt;
    case Encoding::utf8_through_latin:
      before = latin_bytes(bytes);
      return before ? read_as(*before, Encoding::utf8, drop_tail) : std::nullopt;
    case Encoding::utf8_through_cp932:
      before = cp932_bytes(bytes, drop_tail);
      return before ? read_as(*before, Encoding::utf8, drop_tail) : std::nullopt;
    case Encoding::utf16le:
    case Encoding::utf16be:
      return from_utf16_bytes(bytes, encoding == Encoding::utf16be);
    default:
      break;
  }
  const std::size_t cut = drop_tail ? unfinished(bytes, encoding) : 0;
  bytes.remove_suffix(cut);
  auto reading = encoding == Encoding::utf8 ? from_utf8(bytes) : converted(bytes, encoding);
  reading.cut = cut > 0;
  return reading;
}

}  // namespace kuiki
