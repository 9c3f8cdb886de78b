#include "store/row_object.h"

#include <nlohmann/json.hpp>

#include "store/schema.h"

namespace kuiki::store {
namespace {

using Json = nlohmann::json;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// What stands in the column; null where nothing does.
const Json* cell(const Json& row, std::string_view column) {
  const auto found = row.find(column);
  return found == row.end() ? nullptr : &*found;
}

}  // namespace

RowObject::RowObject() : json_(std::make_unique<Json>(Json::object())) {}
RowObject::RowObject(RowObject&&) noexcept = default;
RowObject& RowObject::operator=(RowObject&&) noexcept = default;
RowObject::~RowObject() = default;

std::optional<RowObject> RowObject::read(std::string_view text) {
  if (text.empty()) return {};
  auto json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return {};
  std::optional<RowObject> row(std::in_place);
  *row->json_ = std::move(json);
  return row;
}

void RowObject::put(std::string_view column, std::string_view words) { (*json_)[std::string(column)] = words; }
void RowObject::put(std::string_view column, std::int64_t number) { (*json_)[std::string(column)] = number; }
void RowObject::put(std::string_view column, double number) { (*json_)[std::string(column)] = number; }
void RowObject::put(std::string_view column, bool is) { (*json_)[std::string(column)] = is; }

std::optional<std::string_view> RowObject::words(std::string_view column) const {
  const auto* found = cell(*json_, column);
  if (found == nullptr || !found->is_string()) return {};
  return found->get_ref<const std::string&>();
}

std::optional<std::int64_t> RowObject::integer(std::string_view column) const {
  const auto* found = cell(*json_, column);
  if (found == nullptr || !found->is_number_integer()) return {};
  return found->get<std::int64_t>();
}

std::optional<double> RowObject::number(std::string_view column) const {
  const auto* found = cell(*json_, column);
  if (found == nullptr || !found->is_number()) return {};
  return found->get<double>();
}

std::optional<bool> RowObject::boolean(std::string_view column) const {
  const auto* found = cell(*json_, column);
  if (found == nullptr || !found->is_boolean()) return {};
  return found->get<bool>();
}

std::string RowObject::text() const { return dumped(*json_); }

bool operator==(const RowObject& a, const RowObject& b) { return *a.json_ == *b.json_; }

std::string key_text(std::string_view columns, const RowObject& row) {
  auto list = Json::array();
  each_name(columns, [&](std::string_view name) {
    const auto* found = cell(*row.json_, name);
    list.push_back(found == nullptr ? Json("") : *found);
  });
  return dumped(list);
}

std::string list_text(std::initializer_list<std::string_view> words) {
  auto list = Json::array();
  for (const auto word : words) list.push_back(word);
  return dumped(list);
}

}  // namespace kuiki::store
