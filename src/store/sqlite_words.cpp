#include <sqlite3.h>

#include "base/error.h"
#include "base/printable.h"
#include "store/sqlite_connection.h"

/// What a failure of SQLite is to whoever used the connection, and what to do about it.
namespace kuiki::store {
namespace {

Error not_writable(const std::string& name) {
  return {Fault::output, say("{} には書き込めません（読み取り専用）。書き込める場所に写しを作り、--work "
                             "でその写しを指定してください。何も保存していません。",
                             "{} cannot be written to (read-only); copy it to a folder of your own and name the copy with "
                             "--work. Nothing was saved",
                             name)};
}

}  // namespace

std::string SqliteConnection::name() const { return one_line(file_.string()); }

Text SqliteConnection::remedy() const {
  if (use_ == SqliteUse::read_work || use_ == SqliteUse::save)
    return {"Kuiki の作業ファイルを指定してください。壊れていれば「kuiki work copy」で読めるものを写せます",
            "name a work file of Kuiki; of a damaged one, \"kuiki work copy\" saves what can be read"};
  return {"Kuiki のデータベースを指定するか、作り直してください（kuiki build）",
          "name a database of Kuiki or build it again (kuiki build)"};
}

void SqliteConnection::fail() const {
  switch (use_) {
    case SqliteUse::read:
    case SqliteUse::read_own:
    case SqliteUse::read_work:
    case SqliteUse::hold:
      fail_reading();
    case SqliteUse::save:
      fail_saving();
    case SqliteUse::make:
      break;
  }
  throw Error(
      Fault::output,
      say("データベースに書き込めません（SQLite: {}）。空き容量と書き込み権限を確認してください",
          "the database cannot be written (SQLite: {}); see whether the disk is full or the folder is protected", words()));
}

void SqliteConnection::fail_reading() const {
  const auto shown = name();
  switch (fault()) {
    case SqliteFault::busy:
      throw Error(Fault::input_missing,
                  say("{} を別のプログラムが使っています。QGIS などで開いていれば閉じて、もう一度実行してください。",
                      "another program holds {}; close it there (QGIS?) and try again", shown));
    case SqliteFault::interrupted:
      throw Error(Fault::input_missing,
                  say("{} は書き込みの途中で終わっています。書き込んだプログラム（QGIS など）で一度開いて閉じてから、"
                      "もう一度実行してください。",
                      "{} was left in the middle of being written; open and close it in the program that wrote it (QGIS?) "
                      "and try again",
                      shown));
    case SqliteFault::read_only:
    case SqliteFault::not_openable:
      throw Error(Fault::input_missing,
                  say("{} を開けません（{}）。フォルダーとファイルの権限を確かめてください。",
                      "cannot open {} ({}); see who may read and write it and its folder", shown, words()));
    case SqliteFault::too_large:
      throw Error(Fault::input_wrong,
                  say("{} に、大きすぎる値（{} MB を超える図形など）があります。図形を分けるか、元のデータから書き出し"
                      "直してください。",
                      "{} has a value that is too large (a shape of more than {} MB?); divide it, or export the file again "
                      "from its source",
                      shown, 256));
    case SqliteFault::endless:
      throw Error(Fault::input_wrong,
                  say("{} の読み込みが終わらないため、止めました。元のデータから書き出し直してください。",
                      "reading {} came to no end and was stopped; export the file again from its source", shown));
    default:
      break;
  }
  throw Error(
      Fault::input_wrong,
      say("{} が壊れているか、必要な表や列がありません（{}）。ファイルを作り直すか、元のファイルを写し直してください。",
          "{} is damaged or lacks a table or column ({}); make the file again or copy it afresh", shown, words()));
}

void SqliteConnection::fail_saving() const {
  const auto why = fault();
  const auto shown = name();
  const bool refused = handle() != nullptr && sqlite3_db_readonly(handle(), "main") == 1;
  if (refused || why == SqliteFault::read_only || why == SqliteFault::not_openable) throw not_writable(shown);
  if (why == SqliteFault::busy) {
    throw Error(Fault::output,
                say("{} を別のプログラムが使っているため、保存できません。QGIS "
                    "などで開いていれば閉じて、もう一度保存してください。何も保存していません。",
                    "{} is in use by another program; close it there (QGIS?) and save again. Nothing was saved", shown));
  }
  if (replaced_ || why == SqliteFault::moved) {
    throw Error(Fault::output, say("{} は保存の間に別のファイルに変わりました。もう一度保存してください。何も保存して"
                                   "いません。",
                                   "{} was replaced by another file meanwhile; save again. Nothing was saved", shown));
  }
  throw Error(Fault::output,
              say("{} に保存できません（SQLite: {}）。空き容量を確認してください。何も保存していません。",
                  "cannot save to {} (SQLite: {}); see whether the disk is full. Nothing was saved", shown, words()));
}

}  // namespace kuiki::store
