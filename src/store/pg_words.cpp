#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/printable.h"
#include "store/pg_connection.h"
#include "store/unreachable.h"

/// What a failure of PostgreSQL is to whoever used the connection, and what to do about it.
namespace kuiki::store {
namespace {

struct Code {
  std::string_view begins;
  PgFault fault;
};

/// By the beginning of its code (https://www.postgresql.org/docs/15/errcodes-appendix.html).
constexpr std::array codes{
    Code{"08", PgFault::lost},         Code{"57P0", PgFault::lost},       Code{"25P03", PgFault::lost},
    Code{"53300", PgFault::lost},      Code{"42501", PgFault::denied},    Code{"28", PgFault::denied},
    Code{"3F000", PgFault::absent},    Code{"42P01", PgFault::absent},    Code{"3D000", PgFault::absent},
    Code{"55P03", PgFault::busy},      Code{"40", PgFault::busy},         Code{"57014", PgFault::busy},
    Code{"53", PgFault::full},         Code{"25006", PgFault::read_only}, Code{"42P0", PgFault::duplicate},
    Code{"23505", PgFault::duplicate}, Code{"22", PgFault::unfit},        Code{"23", PgFault::unfit},
};

PgFault fault_of(std::string_view code) {
  const auto found = std::ranges::find_if(codes, [&](const Code& one) { return code.starts_with(one.begins); });
  return found == codes.end() ? PgFault::other : found->fault;
}

/// What connecting failed of: "connection to server at "…" failed: FATAL:  28P01: password authentication failed …".
struct Refusal {
  std::string code;  ///< empty: no server spoke
  std::string words;
};

bool is_code(std::string_view text) {
  return text.size() == 5 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

Refusal refusal_in(std::string_view message) {
  auto line = message.substr(0, message.find('\n'));
  for (auto at = line.find(":  "); at != std::string_view::npos; at = line.find(":  ", at + 1)) {
    const auto code = line.substr(at + 3, 5);
    if (is_code(code) && line.substr(at + 8, 2) == ": ") return {std::string(code), one_line(line.substr(at + 10))};
  }
  return {{}, one_line(line)};
}

/// What the server says to a statement, with the details where they name the row.
std::string words_of(const pg_result* result, pg_conn* connection) {
  const char* primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  if (primary == nullptr) {
    const std::string_view all = PQerrorMessage(connection);
    return one_line(all.substr(0, all.find('\n')));
  }
  std::string words = primary;
  if (const char* detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL)) words += std::string(" ") + detail;
  return one_line(words, 300);
}

}  // namespace

Text PgConnection::remedy() const {
  return say("「kuiki work check」で確かめるか、管理者に相談してください（作業ファイルを作るのは「kuiki work init {}」）",
             "look with \"kuiki work check\" or ask its administrator (\"kuiki work init {}\" makes one)", name());
}

void PgConnection::refuse(Text message) const {
  if (writes()) message = say("{}何も保存していません。", "{}. Nothing was saved", message);
  throw Error(writes() ? Fault::output : Fault::input_missing, std::move(message));
}

void PgConnection::fail(const pg_result* result) const {
  const char* code = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  auto fault = code ? fault_of(code) : PgFault::other;
  if (lost()) fault = PgFault::lost;
  fail_by(fault, words_of(result, handle()));
}

void PgConnection::fail_connecting() const {
  const auto [code, words] = refusal_in(PQerrorMessage(handle()));
  if (PQconnectionNeedsPassword(handle()) == 1) {
    refuse(
        say("{} にはパスワードが必要です。~/.pgpass、サービスファイル（pg_service.conf）か環境変数 PGPASSWORD "
            "に置いてください。",
            "{} asks for a password; keep it in ~/.pgpass, a service file (pg_service.conf) or PGPASSWORD", name()));
  }
  if (code == "28P01") {
    refuse(
        say("{} のロール {} のパスワードが違います。~/.pgpass、サービスファイルか環境変数 PGPASSWORD を確かめて"
            "ください。",
            "{} does not take the password of role {}; see ~/.pgpass, the service file or PGPASSWORD", name(),
            PQuser(handle())));
  }
  if (code.starts_with("28")) {
    refuse(say("{} はロール {} の接続を認めません（PostgreSQL: {}）。サーバーの管理者に相談してください。",
               "{} does not let the role {} in (PostgreSQL: {}); ask the server's administrator", name(), PQuser(handle()),
               words));
  }
  if (code == "3D000") {
    refuse(say("{} のデータベースがありません（PostgreSQL: {}）。名前を確かめるか、管理者が「createdb」で作ってください。",
               "the database of {} is not there (PostgreSQL: {}); see its name, or have its administrator make it with "
               "\"createdb\"",
               name(), words));
  }
  fail_by(code.empty() ? PgFault::lost : fault_of(code), words);
}

void PgConnection::fail_by(PgFault fault, const std::string& words) const {
  const auto where = name();
  switch (fault) {
    case PgFault::lost: {
      auto message = say(
          "{} に接続できません（PostgreSQL: {}）。サーバーが動いているか、ネットワークと場所の書き方（ホスト、データ"
          "ベース、service）を確かめてください。",
          "{} cannot be reached (PostgreSQL: {}); see whether the server runs, the network, and how the place is written "
          "(host, database, service)",
          where, words);
      if (writes()) message = say("{}何も保存していません。", "{}. Nothing was saved", message);
      throw Unreachable(writes() ? Fault::output : Fault::input_missing, std::move(message));
    }
    case PgFault::denied:
      refuse(say("ロール {} の権限が {} で足りません（PostgreSQL: {}）。データベースの管理者に GRANT を頼んでください。",
                 "the role {} lacks a right in {} (PostgreSQL: {}); its administrator can GRANT it", PQuser(handle()), where,
                 words));
    case PgFault::absent:
      refuse(say("{} に作業ファイルがありません。場所を確かめるか、「kuiki work init {}」で作ってください。",
                 "there is no work file in {}; see how the place is written, or make one with \"kuiki work init {}\"", where,
                 where));
    case PgFault::busy:
      refuse(say("{} をほかの人が保存しているところです（PostgreSQL: {}）。少し待って、もう一度実行してください。",
                 "somebody else is saving to {} (PostgreSQL: {}); wait a little and try again", where, words));
    case PgFault::full:
      refuse(say("{} のサーバーに空きがありません（PostgreSQL: {}）。サーバーの管理者に知らせてください。",
                 "the server of {} has no room left (PostgreSQL: {}); tell its administrator", where, words));
    case PgFault::read_only:
      refuse(say("{} のサーバーは読み取り専用です（PostgreSQL: {}）。書き込めるサーバーを指定してください。",
                 "the server of {} takes no changes (PostgreSQL: {}); name the one that does", where, words));
    case PgFault::duplicate:
      if (use_ == PgUse::make)
        refuse(say("{} にはすでに表があります。別のスキーマを schema=名前 で指定してください。",
                   "{} holds tables already; name another schema with schema=NAME", where));
      refuse(say("{} に同じものがすでにあります（PostgreSQL: {}）。読み直して、もう一度実行してください。",
                 "{} has it already (PostgreSQL: {}); read it again and try again", where, words));
    case PgFault::unfit:
      refuse(say("{} に保存できない値があります（PostgreSQL: {}）。元のデータを確かめてください。",
                 "{} does not take a value (PostgreSQL: {}); see the data it comes from", where, words));
    case PgFault::none:
    case PgFault::other:
      break;
  }
  if (writes()) refuse(say("{} に保存できません（PostgreSQL: {}）。", "cannot save to {} (PostgreSQL: {})", where, words));
  throw Error(Fault::input_wrong, say("{} を読めません（PostgreSQL: {}）。{}。", "{} cannot be read (PostgreSQL: {}); {}",
                                      where, words, remedy()));
}

}  // namespace kuiki::store
