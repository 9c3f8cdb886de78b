#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include "analysis/formula.h"
#include "base/error.h"
#include "base/utf8.h"

namespace kuiki::analysis {
namespace {

struct Word {
  std::string_view id, ja;
  Function function;
};
constexpr std::array words{Word{"change", "増減", Function::change},
                           Word{"growth", "増減率", Function::growth},
                           Word{"share", "構成比", Function::share},
                           Word{"per_km2", "面積当たり", Function::per_km2},
                           Word{"index", "指数", Function::index},
                           Word{"rank", "順位", Function::rank},
                           Word{"from_city", "市との差", Function::from_city},
                           Word{"whole", "市の値", Function::whole}};

/// Signs of a Japanese keyboard as those of the language.
char32_t plain_sign(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 16> signs{{{U'＋', U'+'},
                                                                 {U'－', U'-'},
                                                                 {U'−', U'-'},
                                                                 {U'×', U'*'},
                                                                 {U'＊', U'*'},
                                                                 {U'÷', U'/'},
                                                                 {U'／', U'/'},
                                                                 {U'（', U'('},
                                                                 {U'）', U')'},
                                                                 {U'，', U','},
                                                                 {U'、', U','},
                                                                 {U'＠', U'@'},
                                                                 {U'［', U'['},
                                                                 {U'］', U']'},
                                                                 {U'　', U' '},
                                                                 {U'．', U'.'}}};
  for (const auto& [from, to] : signs)
    if (c == from) return to;
  if (c >= U'０' && c <= U'９') return c - U'０' + U'0';
  return c;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
/// What an id may have: letters, digits, the hyphen and colon of "own:…", and any kana or kanji.
bool is_of_name(char32_t c) {
  if (c >= 0x80) return true;
  return std::isalnum(static_cast<int>(c)) != 0 || c == U'-' || c == U'_' || c == U':' || c == U'.';
}

class Parser {
 public:
  explicit Parser(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const auto c = utf8::next(text, i);
      raw_ += c;
      text_ += plain_sign(c);
    }
  }

  Expression parse() {
    auto all = sum(0);
    skip();
    if (at_ < text_.size()) wrong({"演算子（+ - * /）", "an operator (+ - * /)"});
    return all;
  }

 private:
  static constexpr int deepest = 64;

  [[noreturn]] void wrong(const Text& expected) const {
    throw Error(Fault::usage,
                say("式の{}文字目：ここには{}が必要です", "formula, character {}: {} was expected here", at_ + 1, expected));
  }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == U' ' || text_[at_] == U'\t')) ++at_;
  }
  bool take(char32_t c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void want(char32_t c, const Text& what) {
    if (!take(c)) wrong(what);
  }

  Expression sum(int depth) {
    if (depth > deepest) wrong({"もっと浅い括弧", "fewer brackets within brackets"});
    auto left = product(depth);
    while (true) {
      const auto at = at_;
      if (take(U'+'))
        left = joined(Expression::Kind::sum, at, std::move(left), product(depth));
      else if (take(U'-'))
        left = joined(Expression::Kind::difference, at, std::move(left), product(depth));
      else
        return left;
    }
  }
  Expression product(int depth) {
    auto left = factor(depth);
    while (true) {
      const auto at = at_;
      if (take(U'*'))
        left = joined(Expression::Kind::product, at, std::move(left), factor(depth));
      else if (take(U'/'))
        left = joined(Expression::Kind::quotient, at, std::move(left), factor(depth));
      else
        return left;
    }
  }
  static Expression joined(Expression::Kind kind, std::size_t at, Expression left, Expression right) {
    Expression both;
    both.kind = kind;
    both.at = at + 1;
    both.parts.push_back(std::move(left));
    both.parts.push_back(std::move(right));
    return both;
  }

  Expression factor(int depth) {
    if (depth > deepest) wrong({"もっと浅い括弧", "fewer brackets within brackets"});
    skip();
    Expression one;
    one.at = at_ + 1;
    if (take(U'-')) {
      one.kind = Expression::Kind::negation;
      one.parts.push_back(factor(depth + 1));
      return one;
    }
    if (take(U'(')) {
      one = sum(depth + 1);
      want(U')', {"「)」", "')'"});
      return one;
    }
    if (at_ < text_.size() && is_digit(text_[at_])) return number();
    if (take(U'[')) return bracketed(one.at);
    return named(depth);
  }

  Expression number() {
    Expression one;
    one.at = at_ + 1;
    std::string digits;
    while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == U'.')) digits += static_cast<char>(text_[at_++]);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), one.number);
    if (error != std::errc{} || end != digits.data() + digits.size()) wrong({"数", "a number"});
    return one;
  }

  Expression bracketed(std::size_t at) {
    Expression one;
    one.kind = Expression::Kind::reference;
    one.at = at;
    while (at_ < text_.size() && text_[at_] != U']') utf8::append(one.id, raw_[at_++]);
    want(U']', {"「]」", "']'"});
    one.period = period();
    return one;
  }

  std::string word() {
    std::string out;
    while (at_ < text_.size() && is_of_name(text_[at_])) utf8::append(out, raw_[at_++]);
    return out;
  }

  Expression named(int depth) {
    Expression one;
    one.at = at_ + 1;
    const auto begin = at_;
    one.id = word();
    if (one.id.empty()) wrong({"指標の ID、数、関数、「(」", "an indicator's id, a number, a function or '('"});
    skip();
    if (at_ >= text_.size() || text_[at_] != U'(') {
      one.kind = Expression::Kind::reference;
      one.period = period();
      return one;
    }
    for (const auto& known : words)
      if (one.id == known.id || one.id == known.ja) return call(known.function, begin, depth);
    at_ = begin;
    std::string all;
    for (const auto& known : words) all += (all.empty() ? "" : ", ") + std::string(known.id);
    wrong(say("関数（{}）", "a function ({})", all));
  }

  Expression call(Function function, std::size_t begin, int depth) {
    Expression one;
    one.kind = Expression::Kind::call;
    one.function = function;
    one.at = begin + 1;
    want(U'(', {"「(」", "'('"});
    one.parts.push_back(sum(depth + 1));
    const bool timed = function == Function::change || function == Function::growth || function == Function::index;
    if (timed && take(U',')) {
      skip();
      one.period = period_word();
    }
    want(U')', {"「)」", "')'"});
    return one;
  }

  std::optional<model::Period> period() {
    if (at_ >= text_.size() || text_[at_] != U'@') return {};
    ++at_;
    return period_word();
  }
  model::Period period_word() {
    std::string text;
    const auto begin = at_;
    while (at_ < text_.size() && (is_digit(text_[at_]) || std::isalpha(static_cast<int>(text_[at_] & 0x7f)) != 0 ||
                                  text_[at_] == U'-' || text_[at_] == U'/'))
      text += static_cast<char>(text_[at_++]);
    const auto found = model::parse_period(text);
    if (found) return *found;
    at_ = begin;
    wrong({"時点（FY2020、CY2020、2020-10-01）", "a period (FY2020, CY2020, 2020-10-01)"});
  }

  std::u32string raw_, text_;
  std::size_t at_ = 0;
};

void collect(const Expression& expression, std::vector<std::string>& into) {
  if (expression.kind == Expression::Kind::reference && std::find(into.begin(), into.end(), expression.id) == into.end())
    into.push_back(expression.id);
  for (const auto& part : expression.parts) collect(part, into);
}

}  // namespace

std::string_view function_id(Function function) {
  for (const auto& word : words)
    if (word.function == function) return word.id;
  return {};
}

std::vector<std::string> function_ids() {
  std::vector<std::string> ids;
  for (const auto& word : words) ids.emplace_back(word.id);
  return ids;
}

Expression parse_formula(std::string_view text) { return Parser(text).parse(); }

std::vector<std::string> references_of(const Expression& expression) {
  std::vector<std::string> ids;
  collect(expression, ids);
  return ids;
}

}  // namespace kuiki::analysis
