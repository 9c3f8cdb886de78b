#include "store/csv_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace kuiki::store {
namespace {

bool begins_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

std::string_view without_apostrophes(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  return text;
}

bool is_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

/// 「-」 and 「--」 say that there is nothing.
bool is_dashes(std::string_view text) { return text.find_first_not_of('-') == std::string_view::npos; }

}  // namespace

void CsvText::flawed(CsvRecord& record, CsvFlaw flaw) const {
  if (record.flaw != CsvFlaw::none) return;
  record.flaw = flaw;
  record.flaw_line = line_;
}

void CsvText::put(CsvRecord& record, std::string& cell, char c) const {
  if (cell.size() >= manner_.longest)
    flawed(record, CsvFlaw::long_cell);
  else
    cell += c;
}

void CsvText::plain_rest(CsvRecord& record, std::string& cell, CsvFlaw of_quotes) {
  const auto from = at_;
  while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
  const auto rest = text_.substr(from, at_ - from);
  if (of_quotes == CsvFlaw::after_quote ? !rest.empty() : rest.find('"') != rest.npos) flawed(record, of_quotes);
  if (cell.size() + rest.size() > manner_.longest) flawed(record, CsvFlaw::long_cell);
  cell.append(rest.substr(0, manner_.longest - std::min(manner_.longest, cell.size())));
}

bool CsvText::opens_quotes() const {
  if (at_ >= text_.size() || text_[at_] != '"') return false;
  return !manner_.lone_marks || text_.find('"', at_ + 1) != text_.npos;
}

void CsvText::quoted_cell(CsvRecord& record, std::string& cell) {
  const auto opened = line_;
  for (++at_;; ++at_) {
    if (at_ >= text_.size()) {
      flawed(record, CsvFlaw::open_quote);
      record.flaw_line = opened;
      return;
    }
    char c = text_[at_];
    if (c == '"') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      ++at_;
    } else if (c == '\r') {
      // Every kind of line end is one \n.
      if (at_ + 1 < text_.size() && text_[at_ + 1] == '\n') continue;
      c = '\n';
    }
    if (c == '\n') ++line_;
    put(record, cell, c);
  }
  ++at_;
  plain_rest(record, cell, CsvFlaw::after_quote);
}

bool CsvText::next(CsvRecord& record) {
  record.cells.clear();
  record.line = line_;
  record.flaw = CsvFlaw::none;
  if (at_ >= text_.size()) return false;
  for (;;) {
    std::string cell;
    if (opens_quotes())
      quoted_cell(record, cell);
    else
      plain_rest(record, cell, CsvFlaw::inner_quote);
    record.cells.push_back(std::move(cell));
    if (at_ >= text_.size()) return true;
    const char end = text_[at_++];
    if (end == manner_.separator) continue;
    if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return true;
  }
}

char csv_separator(std::string_view text) {
  constexpr std::array<char, 3> candidates = {',', '\t', ';'};
  constexpr int looked_at = 30;
  text = text.substr(0, std::size_t{1} << 18);
  char best = ',';
  std::pair<int, std::size_t> most = {0, 0};
  for (const char candidate : candidates) {
    CsvText reader(text, {.separator = candidate});
    CsvRecord record;
    std::pair<int, std::size_t> score = {0, 0};
    for (int i = 0; i < looked_at && reader.next(record); ++i) {
      if (record.cells.size() < 2) continue;
      ++score.first;
      score.second += record.cells.size();
    }
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}

std::string csv_cell(const std::string& text, bool number) {
  std::string plain;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') plain += c;
  std::erase(plain, '\x7f');
  if (!number && begins_formula(without_apostrophes(plain)) && !is_number(plain) && !is_dashes(plain)) plain.insert(0, "'");
  if (plain.find_first_of(",\"\n\t;") == std::string::npos) return plain;
  std::string out = "\"";
  for (const char c : plain) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void undo_inert(std::string& cell) {
  if (cell.starts_with('\'') && begins_formula(without_apostrophes(cell))) cell.erase(0, 1);
}

}  // namespace kuiki::store
