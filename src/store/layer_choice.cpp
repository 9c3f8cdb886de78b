#include "store/layer_choice.h"

#include <algorithm>

#include "base/error.h"
#include "base/fold.h"
#include "base/name_key.h"
#include "base/printable.h"

namespace kuiki::store {
namespace {

/// As a message has it: the place, too, where the name alone does not tell two apart.
std::vector<std::string> with_places(const std::vector<Field>& fields, const std::vector<std::size_t>& chosen) {
  std::vector<std::string> names;
  names.reserve(chosen.size());
  for (const auto i : chosen) names.push_back(fmt::format("{}（#{}）", short_name(fields[i].name), i + 1));
  return names;
}

[[noreturn]] void ambiguous(const LayerName& where, const std::vector<Field>& fields, const std::string& wanted,
                            const std::vector<std::size_t>& found) {
  where.wrong(
      say("列「{}」に当たる列が{}つあります：{}。列の名前をそのまま書くか、「#{}」のように何番目の列かを"
          "指定してください。",
          "\"{}\" may be one of {} fields: {}; write the name as it is or the place of the field, for example \"#{}\"",
          short_name(wanted), found.size(), joined_names(with_places(fields, found)), found.front() + 1));
}

std::optional<std::size_t> by_place(const std::vector<Field>& fields, const std::string& wanted) {
  if (wanted.size() < 2 || wanted.size() > 6 || wanted[0] != '#') return {};
  if (!std::all_of(wanted.begin() + 1, wanted.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  const auto place = static_cast<std::size_t>(std::stoul(wanted.substr(1)));
  if (place < 1 || place > fields.size()) return {};
  return place - 1;
}

/// The likest one, where one is like it.
Text did_you_mean(const std::vector<Field>& fields, const std::string& wanted) {
  const Field* best = nullptr;
  double most = 0.5;
  for (const auto& field : fields) {
    if (const double like = likeness(name_key(field.name), name_key(wanted)); like > most) {
      most = like;
      best = &field;
    }
  }
  return best ? say("「{}」ではありませんか。", "did you mean \"{}\"? ", short_name(best->name)) : Text{};
}

template <class Same>
std::vector<std::size_t> matches(const std::vector<Field>& fields, const Same& same) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (same(fields[i].name)) found.push_back(i);
  }
  return found;
}

}  // namespace

Text joined_names(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  Text out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    const Text name = names[i].empty() ? Text{"（名前なし）", "(no name)"} : plain(short_name(names[i]));
    out.ja += (i ? "、" : "") + name.ja;
    out.en += (i ? ", " : "") + name.en;
  }
  if (names.size() > most) {
    const Text more = say(" ほか{}", " and {} more", names.size() - most);
    out.ja += more.ja;
    out.en += more.en;
  }
  if (names.empty()) out = {"なし", "none"};
  return out;
}

std::size_t choose_layer(const VectorInput& input, const std::vector<LayerOffer>& offers, Warnings& notes) {
  std::vector<std::string> names;
  std::vector<std::string> with_polygons;
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    names.push_back(offers[i].name);
    if (offers[i].polygons) with_polygons.push_back(offers[i].name);
    if (!chosen && (input.layer ? offers[i].name == *input.layer : offers[i].polygons)) chosen = i;
  }
  if (!chosen && input.layer) {
    throw Error(Fault::input_wrong, say("{} にレイヤ「{}」がありません。ポリゴンのレイヤは：{}",
                                        "{} has no layer \"{}\"; layers of polygons: {}", input.shown,
                                        short_name(*input.layer), joined_names(with_polygons)));
  }
  if (!chosen) {
    throw Error(Fault::input_wrong,
                say("{} にポリゴンのレイヤがありません（点や線のレイヤ：{}）。面の図形を持つファイルを指定してください。",
                    "{} has no layer of polygons (layers of points or lines: {}); name a file that has one", input.shown,
                    joined_names(names)));
  }
  if (!input.layer && with_polygons.size() > 1) {
    std::erase(with_polygons, offers[*chosen].name);
    notes.push_back(say("レイヤ「{}」を描きました。ほかのポリゴンのレイヤは --layer で選べます：{}",
                        "layer \"{}\" is drawn; other layers of polygons, to be named with --layer: {}",
                        short_name(offers[*chosen].name), joined_names(with_polygons)));
  } else if (!input.layer && names.size() > 1) {
    notes.push_back(say("ポリゴンのあるレイヤ「{}」を描きました（ほかのレイヤに面の図形はありません）",
                        "layer \"{}\" is drawn, the only one with polygons", short_name(offers[*chosen].name)));
  }
  return *chosen;
}

std::size_t find_field(const LayerName& where, const std::vector<Field>& fields, const std::string& wanted) {
  auto found = matches(fields, [&](const std::string& name) { return name == wanted; });
  if (found.empty()) {
    const std::string folded = fold(wanted);
    found = matches(fields, [&](const std::string& name) { return fold(name) == folded; });
  }
  if (found.empty()) {
    const std::string key = name_key(wanted);
    found = matches(fields, [&](const std::string& name) { return !key.empty() && name_key(name) == key; });
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) ambiguous(where, fields, wanted, found);
  if (const auto place = by_place(fields, wanted)) return *place;
  std::vector<std::string> names;
  for (const bool numeric : {true, false}) {
    for (const auto& field : fields) {
      if (field.numeric == numeric && !field.key) names.push_back(field.name);
    }
  }
  where.wrong(say("列「{}」がありません。{}あるのは：{}", "there is no field \"{}\"; {}there are: {}", short_name(wanted),
                  did_you_mean(fields, wanted), joined_names(names)));
}

}  // namespace kuiki::store
