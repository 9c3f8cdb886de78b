#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kuiki {

/// What bytes can be read as. The `through_` ones are UTF-8 already, but made by a program that took the bytes for another
/// encoding than theirs: they are turned back and read again.
enum class Encoding : std::uint8_t {
  utf8,
  cp932,                ///< Shift_JIS with the extensions of NEC and IBM (Windows-31J)
  euc_jp,               ///< with JIS X 0212
  latin,                ///< Windows-1252
  cp932_through_latin,  ///< CP932 taken for Latin-1 or Windows-1252
  utf8_through_latin,   ///< UTF-8 taken for the same
  utf8_through_cp932,   ///< UTF-8 taken for CP932
  iso_2022_jp,
  utf16le,
  utf16be,
};

/// As people call it: "UTF-8", "CP932", "EUC-JP", "Windows-1252", "ISO-2022-JP", "UTF-16".
std::string_view encoding_name(Encoding encoding);

/// What a label means: "SJIS", "ANSI 932", "932", "LDID/19", "utf8", "65001", "ISO-8859-1" …; nothing for other words.
std::optional<Encoding> encoding_of_label(std::string_view label);

struct Decoded {
  std::string text;          ///< UTF-8, never damaged; without a byte order mark
  std::string encoding;      ///< encoding_name()
  std::size_t replaced = 0;  ///< U+FFFD that stand where bytes said nothing
  bool cut = false;          ///< the end was cut within a character, and that character left out
  bool undone = false;       ///< one of the `through_` encodings
};

/// Bytes as text, by what they say: byte order marks first, then whichever reading is the most Japanese (or else the least
/// damaged). `label`, what the file says of itself, only decides between readings that are equally good. Without a mark and
/// with zero bytes it may be UTF-16; whoever wants no binary files looks for zeros first. Never throws.
Decoded decode(std::string_view bytes, std::string_view label = {});

/// The same for many short texts of one file, whose encoding is decided once for all of them: one damaged or cut name says
/// nothing about the rest. `look()` at all (or many) of them first, then read.
class TextDecoder {
 public:
  /// `cut`: texts that end within a character lose it (fields of a fixed width), rather than ending in U+FFFD.
  explicit TextDecoder(std::string_view label = {}, bool cut = false) : label_(encoding_of_label(label)), cut_(cut) {}

  /// Evidence; cheap for ASCII, and once enough was seen.
  void look(std::string_view bytes);
  /// Decided by all that was looked at; `utf8` where all was ASCII.
  [[nodiscard]] Encoding encoding() const;
  /// By encoding(); a text that is damaged in it and well in another one is read in that.
  [[nodiscard]] Decoded operator()(std::string_view bytes) const;

 private:
  static constexpr std::size_t candidates = 7;  ///< the first of Encoding
  std::optional<Encoding> label_;
  bool cut_;
  std::size_t seen_ = 0;  ///< bytes looked at
  std::array<double, candidates> score_{};
};

}  // namespace kuiki
