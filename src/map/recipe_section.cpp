#include "map/recipe_section.h"

#include "base/strings.h"

namespace kuiki::map::recipe {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
          out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        else
          out += c;
    }
  }
  return out + '"';
}

std::string number_text(double value) { return fmt::format("{}", value); }

std::string list_text(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) add_part(out, ", ", in_quotes(word));
  return "[" + out + "]";
}

std::string list_text(const std::vector<double>& numbers) { return "[" + join(numbers, ", ", number_text) + "]"; }

void Section::line(std::string_view key, const std::string& value) {
  if (!begun_ && !heading_.empty()) out_ += fmt::format("\n{}\n", heading_);
  begun_ = true;
  out_ += fmt::format("{} = {}\n", key, value);
}

void Section::text(std::string_view key, const std::string& value, const std::string& usual) {
  if (value != usual) line(key, in_quotes(value));
}

void Section::text(std::string_view key, const Text& value) {
  if (value.empty()) return;
  if (value.ja == value.en)
    line(key, in_quotes(value.ja));
  else
    line(key, fmt::format("{{ ja = {}, en = {} }}", in_quotes(value.ja), in_quotes(value.en)));
}

void Section::flag(std::string_view key, bool value, bool usual) {
  if (value != usual) line(key, value ? "true" : "false");
}

void Section::color(std::string_view key, const std::optional<Rgba>& value) {
  if (value) line(key, in_quotes(to_hex(*value)));
}

}  // namespace kuiki::map::recipe
