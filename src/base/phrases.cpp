#include "base/phrases.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>

namespace kuiki {
namespace {

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

/// ICU's rules of line breaking with phrases of Japanese; those of plain lines where its data has none. One a thread.
icu::BreakIterator* breaker() {
  thread_local const std::unique_ptr<icu::BreakIterator> one = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createLineInstance(icu::Locale("ja@lw=phrase"), error));
    if (U_FAILURE(error)) made.reset();
    return made;
  }();
  return one.get();
}

/// Between a digit and what follows without a space there is no break, nor within a date (2020年4月1日), nor before a mark that
/// belongs to what stands before.
bool divides_a_figure(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return false;
  const auto before = static_cast<unsigned char>(text[at - 1]);
  const auto is_digit = [](unsigned char c) { return c >= '0' && c <= '9'; };
  const auto head = text.substr(0, at);
  const bool in_date = (head.ends_with("年") || head.ends_with("月")) && is_digit(static_cast<unsigned char>(text[at]));
  return is_digit(before) || in_date || text[at] == '*';
}

}  // namespace

std::vector<std::size_t> phrase_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  if (text.empty()) return ends;
  auto* lines = breaker();
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> utf8(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error));
  if (lines == nullptr || U_FAILURE(error)) return {text.size()};
  lines->setText(utf8.get(), error);
  if (U_FAILURE(error)) return {text.size()};
  for (auto at = lines->next(); at != icu::BreakIterator::DONE; at = lines->next()) {
    const auto end = static_cast<std::size_t>(at);
    if (!divides_a_figure(text, end)) ends.push_back(end);
  }
  if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
  return ends;
}

}  // namespace kuiki
