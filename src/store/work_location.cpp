#include "store/work_location.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/resources.h"
#include "base/strings.h"

namespace kuiki::store {
namespace {

constexpr std::string_view default_schema = "kuiki";

bool is_uri(std::string_view word) { return word.starts_with("postgresql://") || word.starts_with("postgres://"); }

/// "key=value …" as libpq reads it, of which the first key is one of libpq's own.
bool is_key_list(std::string_view word) {
  constexpr std::array keys{"service=", "host=", "hostaddr=", "dbname=", "user=", "port="};
  return std::ranges::any_of(keys, [&](std::string_view key) { return word.starts_with(key); });
}

[[noreturn]] void refuse_password() {
  throw Error(
      Fault::usage,
      {"作業ファイルの場所にパスワードを書かないでください。~/.pgpass、サービスファイル（pg_service.conf）か環境変数 "
       "PGPASSWORD に置きます",
       "do not write a password into the place of the work file; keep it in ~/.pgpass, a service file "
       "(pg_service.conf) or PGPASSWORD"});
}

/// Does the part before the host, or a parameter, give a password?
bool has_password(std::string_view word) {
  if (word.find("password=") != std::string_view::npos) return true;
  if (!is_uri(word)) return false;
  auto authority = word.substr(word.find("://") + 3);
  authority = authority.substr(0, authority.find_first_of("/?"));
  const auto at = authority.rfind('@');
  return at != std::string_view::npos && authority.substr(0, at).find(':') != std::string_view::npos;
}

bool is_schema_name(std::string_view name) {
  return !name.empty() && name.size() <= 63 && !name.starts_with("pg_") &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\'; });
}

/// Takes "schema=…" out of the parameters.
std::string take_schema(std::string& word) {
  const char between = is_uri(word) ? '&' : ' ';
  const auto at = word.find("schema=");
  if (at == std::string::npos || at == 0 || (word[at - 1] != between && word[at - 1] != '?')) return {};
  const auto end = std::min(word.find(between, at), word.size());
  std::string name = word.substr(at + 7, end - at - 7);
  // With the sign before it; after "?" that stays, and the sign behind goes.
  const bool first = word[at - 1] == '?';
  if (first)
    word.erase(at, std::min(end + 1, word.size()) - at);
  else
    word.erase(at - 1, end - at + 1);
  if (word.ends_with('?')) word.pop_back();
  if (!is_schema_name(name))
    throw Error(Fault::usage, say("スキーマの名前「{}」は使えません", "'{}' cannot be the name of a schema", name));
  return name;
}

}  // namespace

std::string WorkLocation::word() const {
  if (!on_server()) return file.string();
  if (schema == default_schema) return server;
  if (!is_uri(server)) return server + " schema=" + schema;
  return server + (server.find('?') == std::string::npos ? "?" : "&") + "schema=" + schema;
}

std::string WorkLocation::title() const {
  if (!on_server()) return file.filename().string();
  auto name = is_uri(server) ? server.substr(server.find("://") + 3) : server;
  if (const auto at = name.find('@'); at != std::string::npos) name.erase(0, at + 1);
  return schema == default_schema ? name : name + " " + schema;
}

WorkLocation parse_work(std::string_view word) {
  WorkLocation place;
  if (!is_uri(word) && !is_key_list(word)) {
    place.file = std::filesystem::path(std::string(word));
    return place;
  }
  if (has_password(word)) refuse_password();
  std::string server(word);
  if (const auto schema = take_schema(server); !schema.empty()) place.schema = schema;
  place.server = std::move(server);
  return place;
}

WorkLocation own_work() { return {.file = user_data_folder() / "work.gpkg"}; }

}  // namespace kuiki::store
