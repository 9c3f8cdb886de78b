#include "ui/icons.h"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <optional>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/resources.h"

namespace kuiki::ui {
namespace {

using Shape = Icons::Shape;

[[noreturn]] void wrong(std::string_view where, std::string_view what) {
  throw Error(Fault::input_wrong, say("アイコン {} の「{}」は読めません。", "icon {}: cannot read “{}”", where, what));
}

/// The value of attribute `name` in an element's text.
std::optional<std::string_view> attribute(std::string_view element, std::string_view name) {
  const std::string key = " " + std::string(name) + "=\"";
  const auto at = element.find(key);
  if (at == std::string_view::npos) return {};
  const auto begin = at + key.size(), end = element.find('"', begin);
  if (end == std::string_view::npos) return {};
  return element.substr(begin, end - begin);
}

class Pen {
 public:
  Pen(std::string_view text, std::string_view where) : text_(text), where_(where) {}

  std::vector<Shape> shapes() {
    skip();
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (std::string_view("MLHVCZ").find(c) != std::string_view::npos) {
        ++at_;
        verb_ = c;
      } else if (verb_ == 'M')
        verb_ = 'L';
      else if (verb_ == 0 || verb_ == 'Z')
        wrong(where_, text_);
      step();
      skip();
    }
    return std::move(shapes_);
  }

 private:
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == ',' || text_[at_] == '\n')) ++at_;
  }
  float number() {
    skip();
    float value = 0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc{}) wrong(where_, text_);
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }
  void step() {
    if (verb_ == 'M') {
      const float x = number(), y = number();
      shapes_.emplace_back().points.push_back({x, y});
      return;
    }
    if (shapes_.empty()) wrong(where_, text_);
    auto& points = shapes_.back().points;
    const ImVec2 last = points.back();
    if (verb_ == 'L') {
      const float x = number(), y = number();
      points.push_back({x, y});
    } else if (verb_ == 'H') {
      points.push_back({number(), last.y});
    } else if (verb_ == 'V') {
      points.push_back({last.x, number()});
    } else if (verb_ == 'C') {
      float v[6];
      for (float& n : v) n = number();
      for (int i = 1; i <= 12; ++i) {
        const float t = static_cast<float>(i) / 12, u = 1 - t;
        const auto mix = [&](float a, float b, float c, float d) {
          return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
        };
        points.push_back({mix(last.x, v[0], v[2], v[4]), mix(last.y, v[1], v[3], v[5])});
      }
    } else {
      shapes_.back().closed = true;
    }
  }

  std::string_view text_, where_;
  std::size_t at_ = 0;
  char verb_ = 0;
  std::vector<Shape> shapes_;
};

Shape circle(std::string_view element, std::string_view where) {
  const auto value = [&](std::string_view name) {
    const auto text = attribute(element, name);
    float number = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), number).ec != std::errc{}) wrong(where, element);
    return number;
  };
  const float x = value("cx"), y = value("cy"), r = value("r");
  Shape shape;
  shape.closed = true;
  for (int i = 0; i < 28; ++i) {
    const float a = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / 28;
    shape.points.push_back({x + r * std::cos(a), y + r * std::sin(a)});
  }
  return shape;
}

}  // namespace

std::vector<Shape> parse_icon(std::string_view svg, std::string_view where) {
  std::vector<Shape> shapes;
  for (std::size_t at = svg.find('<'); at != std::string_view::npos; at = svg.find('<', at + 1)) {
    const auto element = svg.substr(at, svg.find('>', at) - at + 1);
    std::vector<Shape> read;
    if (element.starts_with("<path ")) {
      const auto d = attribute(element, "d");
      if (!d) wrong(where, element);
      read = Pen(*d, where).shapes();
    } else if (element.starts_with("<circle ")) {
      read.push_back(circle(element, where));
    } else {
      continue;
    }
    for (auto& shape : read) {
      shape.filled = attribute(element, "fill").value_or("none") != "none";
      shape.stroked = attribute(element, "stroke").value_or("") != "none";
      shapes.push_back(std::move(shape));
    }
  }
  if (shapes.empty()) wrong(where, "svg");
  return shapes;
}

Icons::Icons() {
  for (const auto& entry : std::filesystem::directory_iterator(resource("assets/icons"))) {
    if (entry.path().extension() != ".svg") continue;
    icons_[entry.path().stem().string()] = parse_icon(read_whole(entry.path()), entry.path().filename().string());
  }
}

void Icons::draw(ImDrawList* list, std::string_view name, ImVec2 at, float size, ImU32 color) const {
  const auto found = icons_.find(name);
  if (found == icons_.end()) return;
  const float k = size / 24, width = std::max(1.3f, 1.8f * k);
  for (const auto& shape : found->second) {
    for (int pass = 0; pass < 2; ++pass) {
      if ((pass == 0 && !shape.filled) || (pass == 1 && !shape.stroked)) continue;
      list->PathClear();
      for (const auto& p : shape.points) list->PathLineTo({at.x + p.x * k, at.y + p.y * k});
      if (pass == 0)
        list->PathFillConvex(color);
      else
        list->PathStroke(color, shape.closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
    }
  }
}

}  // namespace kuiki::ui
