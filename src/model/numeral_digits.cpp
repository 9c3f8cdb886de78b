#include "model/numeral_digits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "model/numeral_text.h"

namespace kuiki::model {
namespace {

struct Power {
  std::string_view sign;
  int exponent;
};
constexpr std::array<Power, 3> small = {{{"十", 1}, {"百", 2}, {"千", 3}}};
constexpr std::array<Power, 4> large = {{{"万", 4}, {"億", 8}, {"兆", 12}, {"京", 16}}};
constexpr std::array<std::string_view, 10> kanji_digits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

bool is_digit(std::string_view t) { return !t.empty() && t[0] >= '0' && t[0] <= '9'; }

std::size_t count_digits(std::string_view t) {
  std::size_t n = 0;
  while (n < t.size() && t[n] >= '0' && t[n] <= '9') ++n;
  return n;
}

/// One group of digits with its power of ten, kept as text so that 1.15千 is the double nearest to 1150.
struct Term {
  std::string digits;
  int exponent = 0;    ///< of the multiples 千, 億 …
  int scientific = 0;  ///< of E+06
};

double value_of(const Term& term) {
  const std::string text = term.digits + "e" + std::to_string(term.exponent + term.scientific);
  double value = NAN;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

struct Reader {
  std::string_view& t;
  Digits result;
  std::vector<Term> terms;
  bool arabic = false;

  bool fail(const char* ja, const char* en) {
    result.wrong = {ja, en};
    return false;
  }

  /// 1,649.5 into `term`; false where the digits are badly grouped.
  bool arabic_digits(Term& term) {
    arabic = true;
    auto n = count_digits(t);
    std::string digits(t.substr(0, n));
    const auto first = n;
    t.remove_prefix(n);
    while (t.size() > 1 && t[0] == ',' && is_digit(t.substr(1))) {
      n = count_digits(t.substr(1));
      if (n != 3 || first > 3 || first == 0)
        return fail("桁区切りのコンマの位置が正しくありません。", "The thousands separators are misplaced.");
      digits += t.substr(1, 3);
      t.remove_prefix(4);
      result.grouped = true;
    }
    if (t.size() > 1 && t[0] == '.' && is_digit(t.substr(1))) {
      n = count_digits(t.substr(1));
      digits += t.substr(0, n + 1);
      result.decimals = static_cast<int>(n);
      t.remove_prefix(n + 1);
      if (t.size() > 1 && t[0] == '.' && is_digit(t.substr(1)))
        return fail("小数点が二つ以上あります。", "There is more than one decimal point.");
    }
    if (digits.starts_with('.')) digits.insert(0, "0");
    // 2.5E+06, as spreadsheets write it.
    if (t.size() > 1 && (t[0] == 'E' || t[0] == 'e')) {
      auto rest = t.substr(1);
      const bool minus = rest.starts_with('-');
      if (minus || rest.starts_with('+')) rest.remove_prefix(1);
      if (const auto m = count_digits(rest); m >= 1 && m <= 3) {
        const int exponent = std::stoi(std::string(rest.substr(0, m)));
        term.scientific = minus ? -exponent : exponent;
        result.decimals = std::max(0, result.decimals - term.scientific);
        t = rest.substr(m);
      }
    }
    term.digits = digits;
    return true;
  }

  bool kanji_digit(Term& term) {
    for (std::size_t d = 0; d < kanji_digits.size(); ++d)
      if (skip(t, kanji_digits[d])) {
        term.digits += static_cast<char>('0' + d);
        return true;
      }
    return false;
  }

  /// 2千, 340,180百, 17,550 千, 五, 百. False: no term here, or wrong.
  bool term() {
    Term term;
    if (is_digit(t) || (t.size() > 1 && t[0] == '.' && is_digit(t.substr(1)))) {
      if (!arabic_digits(term)) return false;
    } else if (!arabic) {
      while (kanji_digit(term)) {
      }
    }
    const bool has_digits = !term.digits.empty();
    if (has_digits) {
      auto rest = trimmed(t);  // 17,550 千 t
      for (const auto& p : small)
        if (skip(rest, p.sign)) {
          term.exponent += p.exponent;
          t = rest;
          break;
        }
    } else if (!arabic) {
      for (const auto& p : small)
        if (skip(t, p.sign)) {
          term.digits = "1";
          term.exponent = p.exponent;
          break;
        }
    }
    if (term.digits.empty()) return false;
    terms.push_back(term);
    return true;
  }

  bool read() {
    for (int limit = 99;;) {
      const auto before = terms.size();
      while (term() && terms.back().exponent > 0) {  // 2千3百: a term without a multiple is the last
      }
      if (!result.wrong.empty() || terms.size() == before) break;
      auto rest = trimmed(t);
      const auto power =
          std::ranges::find_if(large, [&](const Power& p) { return p.exponent < limit && skip(rest, p.sign); });
      if (power == large.end()) break;
      for (auto i = before; i < terms.size(); ++i) terms[i].exponent += power->exponent;
      limit = power->exponent;
      t = rest;
      // 2億2千万 goes on; 2億人 does not.
      if (const auto next = trimmed(t); is_digit(next)) {
        t = next;
      } else if (arabic) {
        break;
      }
    }
    return !terms.empty() && result.wrong.empty();
  }
};

}  // namespace

std::optional<Digits> read_digits(std::string_view& text) {
  auto t = text;
  Reader reader{t, {}, {}};
  const bool whole = reader.read();
  if (!whole && reader.result.wrong.empty()) return {};
  auto result = reader.result;
  if (whole) {
    for (const auto& term : reader.terms) result.value += value_of(term);
    result.kanji = !reader.arabic;
    if (reader.terms.size() > 1) {
      result.scale = 0;
    } else if (!result.kanji) {
      result.scale = std::pow(10.0, reader.terms[0].exponent);
    }
    // What follows at once may say that this was no number by itself.
    auto rest = trimmed(t);
    const bool spaced = rest.size() != t.size();
    const auto followed = [&](std::string_view sign) {
      return rest.starts_with(sign) && is_digit(trimmed(rest.substr(sign.size())));
    };
    if (followed("~") || followed("-") || followed("–") || followed("—") || followed("から"))
      result.wrong = {"範囲は一つの値として読めません。", "A range cannot be read as one value."};
    if (followed("/"))
      result.wrong = {"分数や日付は値として読めません。", "A fraction or a date cannot be read as a value."};
    if (followed(":"))
      result.wrong = {"時刻や比は値として読めません。", "A time of day or a ratio cannot be read as a value."};
    if (spaced && is_digit(rest)) result.wrong = {"数が二つ以上あります。", "There is more than one number."};
    if (!spaced && rest.starts_with(','))
      result.wrong = {"桁区切りのコンマの位置が正しくありません。", "The thousands separators are misplaced."};
  }
  text = t;
  return result;
}

}  // namespace kuiki::model
