#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <thread>

#include "app/act_list.h"
#include "app/entry_table.h"
#include "app/project_database.h"
#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/workspace.h"
#include "base/error.h"

namespace kuiki::app::test {

/// A window over the project's data and a work file of its own.
struct WorkTest : testing::Test {
  static void SetUpTestSuite() { project = std::make_unique<kuiki::test::ProjectDatabase>(); }
  static void TearDownTestSuite() { project.reset(); }
  static inline std::unique_ptr<kuiki::test::ProjectDatabase> project;

  WorkTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = project->file(test->name());
    std::filesystem::create_directories(folder);
    begin_again({.file = folder / "first.gpkg"});
    show();
  }

  /// As after the window died.
  void begin_again(const store::WorkLocation& where) {
    window.reset();
    workspace = std::make_unique<Workspace>(Settings{}, folder / "config");
    window = std::make_unique<WindowState>(*workspace);
    workspace->use_work(where, false);
    workspace->watch_over_unsaved();
    if (watched) workspace->watch_work([] {});
    workspace->open_database(project->file(), {});
    settle();
  }
  /// The same with the table of entry in front, and others' changes seen.
  void begin_watched(const store::WorkLocation& where) {
    watched = true;
    begin_again(where);
    show();
  }
  void show() const {
    window->open_map_file("otaru-districts");
    window->show_plan("otaru");
    window->show_entry(2016);
  }
  /// As long as it takes; half a minute is for machines under load.
  template <class Condition>
  void wait_until(const Condition& condition) const {
    for (int i = 0; i < 3000 && !condition(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      settle();
    }
  }
  void settle() const {
    for (int i = 0; i < 12000 && workspace->jobs.busy(); ++i) {
      workspace->poll();
      window->apply();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    workspace->poll();
    window->apply();
  }
  std::size_t row_of(const std::string& id) const {
    const auto& sheet = *window->entry_sheet();
    for (std::size_t i = 0; i < sheet.rows().size(); ++i)
      if (sheet.indicator(i).id == id) return i;
    throw std::runtime_error("no row " + id);
  }
  void type(const std::string& id, const std::string& text) const {
    window->entry_sheet()->type(row_of(id), EntryColumn::value, text);
  }
  void enter(const std::string& id, const std::string& text) const {
    type(id, text);
    window->save_entry("2020-04-01", "");
    settle();
  }
  std::string value(const std::string& id) const { return window->entry_sheet()->text(row_of(id)).value; }
  bool said(const std::string& words) const {
    for (const auto& message : workspace->messages())
      if (message.text.en.find(words) != std::string::npos) return true;
    return false;
  }
  std::string all_said() const {
    std::string all;
    for (const auto& message : workspace->messages()) all += message.text.en + "\n";
    return all;
  }
  std::shared_ptr<const ActList> acts() const {
    std::shared_ptr<const ActList> list;
    workspace->read_acts([&](const auto& read) { list = read; }, [](const Error& error) { FAIL() << error.message().en; });
    settle();
    return list;
  }
  void undo(std::int64_t act, std::string* refused = nullptr) const {
    workspace->undo_act(act, [refused](const Error& error) {
      ASSERT_NE(refused, nullptr) << error.message().en;
      *refused = error.message().en;
    });
    settle();
  }

  bool watched = false;
  std::filesystem::path folder;
  std::unique_ptr<Workspace> workspace;
  std::unique_ptr<WindowState> window;
};

}  // namespace kuiki::app::test
