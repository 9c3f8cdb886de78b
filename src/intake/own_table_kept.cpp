#include "intake/own_table_kept.h"

#include <algorithm>

#include "base/name_key.h"
#include "store/row_object.h"

namespace kuiki::intake {
namespace {

/// A line a name: the name, a tab, the code.
std::string lines_of(const std::vector<NameChoice>& choices) {
  std::string lines;
  for (const auto& choice : choices) {
    auto name = choice.name;
    std::ranges::replace(name, '\t', ' ');
    std::ranges::replace(name, '\n', ' ');
    lines += name + "\t" + choice.area + "\n";
  }
  return lines;
}

std::vector<NameChoice> choices_of(std::string_view lines) {
  std::vector<NameChoice> choices;
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n'));
    const auto tab = line.rfind('\t');
    if (tab != std::string_view::npos)
      choices.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
  }
  return choices;
}

}  // namespace

std::string to_json(const KeptMapping& mapping) {
  store::RowObject object;
  const auto put = [&](std::string_view name, const std::string& words) {
    if (!words.empty()) object.put(name, std::string_view(words));
  };
  put("key", mapping.key);
  put("value", mapping.value);
  put("item_column", mapping.item_column);
  put("item", mapping.item);
  put("period_column", mapping.period_column);
  put("within", mapping.within);
  put("kind", mapping.kind);
  put("choices", lines_of(mapping.choices));
  return object.text();
}

std::optional<KeptMapping> read_mapping(const std::string& json) {
  const auto object = store::RowObject::read(json);
  if (!object) return {};
  const auto words = [&](std::string_view name) { return std::string(object->words(name).value_or("")); };
  KeptMapping mapping;
  mapping.key = words("key");
  mapping.value = words("value");
  mapping.item_column = words("item_column");
  mapping.item = words("item");
  mapping.period_column = words("period_column");
  mapping.within = words("within");
  mapping.kind = words("kind");
  mapping.choices = choices_of(words("choices"));
  return mapping;
}

KeptMappings::KeptMappings(const std::vector<store::OwnIndicator>& own) : own_(own) {
  for (const auto& indicator : own) mappings_.push_back(read_mapping(indicator.mapping));
}

const store::OwnIndicator* KeptMappings::find(const std::string& key, const std::string& value,
                                              const std::string& item) const {
  const store::OwnIndicator* found = nullptr;
  for (std::size_t i = 0; i < own_.size(); ++i) {
    const auto& mapping = mappings_[i];
    if (mapping && name_key(mapping->key) == name_key(key) && name_key(mapping->value) == name_key(value) &&
        name_key(mapping->item) == name_key(item))
      found = &own_[i];  // the latest
  }
  return found;
}

const KeptMapping* KeptMappings::of(const store::OwnIndicator& indicator) const {
  for (std::size_t i = 0; i < own_.size(); ++i)
    if (&own_[i] == &indicator) return mappings_[i] ? &*mappings_[i] : nullptr;
  return nullptr;
}

const store::OwnIndicator* KeptMappings::named(const std::string& name) const {
  const auto found = std::ranges::find(own_, store::own_indicator_id(name), &store::OwnIndicator::id);
  if (found != own_.end()) return &*found;
  const auto by_name = std::ranges::find(own_, name, &store::OwnIndicator::name);
  return by_name == own_.end() ? nullptr : &*by_name;
}

std::vector<NameChoice> KeptMappings::choices() const {
  std::vector<NameChoice> all;
  for (auto mapping = mappings_.rbegin(); mapping != mappings_.rend(); ++mapping)
    if (*mapping) std::ranges::copy((*mapping)->choices, std::back_inserter(all));
  return all;
}

}  // namespace kuiki::intake
