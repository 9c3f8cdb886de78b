#include "base/decode.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/decode_reading.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace kuiki {
namespace {

/// More than this much of a file adds nothing to what is known of its encoding.
constexpr std::size_t enough = 64 << 10;

constexpr double impossible = -std::numeric_limits<double>::infinity();

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What a reading has for or against it before its words count. Hardly ever is anything else whole UTF-8 by chance, and the
/// less the longer it is.
double prior(Encoding encoding, std::string_view bytes) {
  const bool whole = !utf8::first_damage(bytes);
  const auto leads = std::ranges::count_if(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
  const double chance = whole ? -2.0 * static_cast<double>(leads - 1) : 0;
  switch (encoding) {
    case Encoding::utf8:
      return whole ? 4 : 0;
    case Encoding::cp932:
      return chance;
    case Encoding::euc_jp:
      return chance - 1;
    case Encoding::latin:
      return chance - 0.5;
    default:
      return -1;
  }
}

/// EUC-JP of kanji alone reads as half-width kana as well; only kana of two bytes are proof of it.
bool may_be_euc(std::string_view bytes, const Reading& reading) {
  if (reading.replaced > 0) return false;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if ((lead == 0xA4 || lead == 0xA5) && static_cast<unsigned char>(bytes[i + 1]) >= 0xA1) return true;
  }
  return false;
}

double score(std::string_view bytes, Encoding encoding, bool drop_tail, std::optional<Encoding> label) {
  const auto reading = read_as(bytes, encoding, drop_tail);
  if (!reading) return impossible;
  if (encoding == Encoding::euc_jp && label != encoding && !may_be_euc(bytes, *reading)) return impossible;
  return plausibility(*reading) + prior(encoding, bytes);
}

/// A label counts little: it is wrong as often as right.
double label_bonus(std::optional<Encoding> label, Encoding encoding) { return label == encoding ? 1 : 0; }

/// Parts of a long text that are not ASCII, in whole lines.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  while (!bytes.empty() && sample.size() < enough) {
    const auto end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const auto line = bytes.substr(0, end);
    if (!is_ascii(line)) sample += line.substr(0, enough);
    bytes.remove_prefix(end);
  }
  return sample;
}

Decoded decoded(Reading reading, Encoding encoding) {
  Decoded result;
  result.text = std::move(reading.text);
  result.encoding = encoding_name(encoding);
  result.replaced = reading.replaced;
  result.cut = reading.cut;
  result.undone = encoding == Encoding::cp932_through_latin || encoding == Encoding::utf8_through_latin ||
                  encoding == Encoding::utf8_through_cp932;
  if (result.text.starts_with("\xef\xbb\xbf")) result.text.erase(0, 3);
  return result;
}

Decoded as(std::string_view bytes, Encoding encoding, bool drop_tail = false) {
  if (auto reading = read_as(bytes, encoding, drop_tail)) return decoded(std::move(*reading), encoding);
  return decoded(read_as(bytes, Encoding::utf8, drop_tail).value_or(Reading{}), Encoding::utf8);
}

/// UTF-16 without a mark: every ASCII character has a zero byte, on one and the same side.
std::optional<Encoding> utf16_of(std::string_view bytes) {
  const auto head = bytes.substr(0, enough);
  if (head.size() < 2 || head.find('\0') == std::string_view::npos) return {};
  std::size_t zeros[2] = {};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  if (zeros[1] > 4 * zeros[0]) return Encoding::utf16le;
  if (zeros[0] > 4 * zeros[1]) return Encoding::utf16be;
  return {};
}

std::optional<Encoding> by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) return Encoding::utf8;
  if (bytes.starts_with("\xff\xfe")) return Encoding::utf16le;
  if (bytes.starts_with("\xfe\xff")) return Encoding::utf16be;
  if (is_ascii(bytes.substr(0, enough)) && (bytes.find("\x1b$") != std::string_view::npos) && is_ascii(bytes))
    return Encoding::iso_2022_jp;
  return utf16_of(bytes);
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::cp932:
    case Encoding::cp932_through_latin:
      return "CP932";
    case Encoding::euc_jp:
      return "EUC-JP";
    case Encoding::latin:
      return "Windows-1252";
    case Encoding::iso_2022_jp:
      return "ISO-2022-JP";
    case Encoding::utf16le:
    case Encoding::utf16be:
      return "UTF-16";
    default:
      return "UTF-8";
  }
}

std::optional<Encoding> encoding_of_label(std::string_view label) {
  std::string word;
  for (const char c : lower_ascii(label))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) word += c;
  const auto has = [&](std::string_view part) { return word.find(part) != std::string::npos; };
  if (has("sjis") || has("shiftjis") || has("mskanji") || has("932") || has("31j") || has("943") || word == "ldid19")
    return Encoding::cp932;
  if (has("euc")) return Encoding::euc_jp;
  if (has("2022")) return Encoding::iso_2022_jp;
  if (has("utf16le")) return Encoding::utf16le;
  if (has("utf16")) return Encoding::utf16be;
  if (has("utf8") || has("65001")) return Encoding::utf8;
  if (has("8859") || has("1252") || has("latin") || has("ldid3") || has("ldid87")) return Encoding::latin;
  return {};
}

Decoded decode(std::string_view bytes, std::string_view label) {
  if (const auto marked = by_mark(bytes)) {
    auto result = as(bytes, *marked);
    // A file of another kind that begins like one has its own way below.
    if (result.replaced * 20 <= result.text.size()) return result;
  }
  if (is_ascii(bytes)) return as(bytes, Encoding::utf8);
  TextDecoder decoder(label);
  decoder.look(sample_of(bytes));
  return as(bytes, decoder.encoding());
}

void TextDecoder::look(std::string_view bytes) {
  if (seen_ >= enough || is_ascii(bytes)) return;
  seen_ += bytes.size();
  for (std::size_t i = 0; i < candidates; ++i) {
    const double here = score(bytes, static_cast<Encoding>(i), cut_, label_);
    // A text that cannot have come about that way speaks against it, but only as loud as one text.
    score_[i] += here == impossible ? -10 : here;
  }
}

Encoding TextDecoder::encoding() const {
  Encoding best = seen_ == 0 ? Encoding::utf8 : label_.value_or(Encoding::utf8);
  if (seen_ == 0) return best;
  double most = impossible;
  for (std::size_t i = 0; i < candidates; ++i) {
    const auto encoding = static_cast<Encoding>(i);
    const double here = score_[i] + label_bonus(label_, encoding);
    if (here > most) {
      most = here;
      best = encoding;
    }
  }
  return best;
}

Decoded TextDecoder::operator()(std::string_view bytes) const {
  if (is_ascii(bytes)) return decoded({std::string(bytes), 0, false}, Encoding::utf8);
  const auto chosen = encoding();
  auto result = as(bytes, chosen, cut_);
  if (result.replaced == 0) return result;
  TextDecoder alone({}, cut_);
  alone.look(bytes);
  auto other = as(bytes, alone.encoding(), cut_);
  return other.replaced == 0 && plausibility({other.text, 0, false}) > 0 ? other : result;
}

}  // namespace kuiki
