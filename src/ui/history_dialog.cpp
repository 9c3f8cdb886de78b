#include "ui/history_dialog.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "app/window_state.h"
#include "app/work_desk.h"
#include "app/work_table.h"
#include "app/workspace.h"
#include "store/moment.h"
#include "ui/dialog.h"
#include "ui/fit_text.h"
#include "ui/focus.h"

namespace kuiki::ui {
namespace {

constexpr std::size_t few_rows = 3;

const std::array<ExportFormat, 2> formats = {
    {{"xlsx", plain("XLSX"), {"表計算ソフトのブック", "A workbook for spreadsheets"}},
     {"csv", plain("CSV"), {"UTF-8 のテキスト：ほかのシステムへ", "UTF-8 text: for other systems"}}}};

/// One line of text as far as there is room; the whole of it in a tooltip.
void fitted_text(const Ui& ui, const std::string& words, float width, Rgba color) {
  const auto shown = elided(ImGui::GetFont(), words, width);
  ImGui::PushStyleColor(ImGuiCol_Text, im(color));
  ImGui::TextUnformatted(shown.c_str());
  ImGui::PopStyleColor();
  if (shown != words) tooltip(ui, plain(words));
}

}  // namespace

void HistoryDialog::draw(const Ui& ui) {
  if (ui.window.dialog != app::Dialog::work_history) {
    open_ = false;
    return;
  }
  if (!open_) {
    open_ = true;
    exporting_ = false;
    who_.clear();
    query_.clear();
    unfolded_.clear();
    list_.reset();
    read(ui);
  }
  refresh(ui);
  const Text title = exporting_ ? Text{"変更の記録の書き出し", "Export the history"} : Text{"変更の記録", "History"};
  if (!begin_dialog(ui, "history-dialog", title, exporting_ ? 560 : 880)) return;
  if (exporting_)
    export_form(ui);
  else
    browse(ui);
  end_dialog();
}

void HistoryDialog::read(const Ui& ui) {
  data_ = ui.workspace.data_revision();
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  ui.push([answer = answer_](app::WindowState& window) {
    window.workspace.read_acts(
        [answer](const std::shared_ptr<const app::ActList>& list) {
          answer->running = false;
          answer->list = list;
        },
        [answer](const Error& error) {
          answer->running = false;
          answer->error = error.message();
        });
  });
}

/// Reads again what was changed meanwhile, here or by somebody else; what stands stays until then.
void HistoryDialog::refresh(const Ui& ui) {
  if (data_ != ui.workspace.data_revision()) read(ui);
  if (answer_->running) return;
  if (answer_->list && answer_->list != list_) {
    list_ = answer_->list;
    if (std::ranges::find(list_->people, who_) == list_->people.end()) who_.clear();
    shown_ = app::shown_acts(*list_, who_, query_);
    lay_out();
  }
}

void HistoryDialog::lay_out() {
  lines_.clear();
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const auto& one = shown_[i];
    lines_.push_back({Line::Kind::act, i, 0});
    const bool all = one.rows.size() <= few_rows + 1 || unfolded_.contains(list_->lines[one.act].number);
    const auto rows = all ? one.rows.size() : few_rows;
    for (std::size_t row = 0; row < rows; ++row) lines_.push_back({Line::Kind::row, i, row});
    if (!all) lines_.push_back({Line::Kind::more, i, one.rows.size() - rows});
  }
}

void HistoryDialog::browse(const Ui& ui) {
  filters(ui);
  gap(ui, 4);
  list(ui);
  if (list_ && list_->more)
    small_text(ui, ui.words(say("新しいものから {}件までを表示しています。それより前は「kuiki work history」で見られます。",
                                "The latest {} are shown; for earlier ones see \"kuiki work history\".", app::most_acts)));
  if (!answer_->error.empty()) {
    paragraph(ui, ui.fonts.body, ui.words(answer_->error), tone::accent_pressed);
    mark(ui, "history-error");
    if (!list_ &&
        button(ui, "history-again", {"もう一度読む", "Read again"}, {"変更の記録を読み直します", "Reads the history again"}))
      read(ui);
  }
  gap(ui, 8);
  if (button(ui, "history-export", {"書き出す…", "Export…"},
             {"表示している変更を表（XLSX・CSV）にします", "Writes the changes shown as a table (XLSX, CSV)"},
             {.icon = "export", .enabled = !shown_.empty() && list_})) {
    exporting_ = true;
    file_.ask_overwrite = false;
    propose_file(file_, ui.words({"変更の記録", "history"}) + std::string("-") + store::today(), formats);
  }
  ImGui::SameLine();
  close_button(ui);
}

void HistoryDialog::filters(const Ui& ui) {
  const auto name = [&](const std::string& who) {
    return who.empty() ? std::string(ui.words({"（不明）", "(not known)"})) : who;
  };
  const std::string everybody = ui.words({"すべての人", "Everybody"});
  bool changed = false;
  if (begin_combo(ui, "history-who", who_.empty() ? everybody : name(who_),
                  {"だれの変更を見るか", "Whose changes are shown"}, ui.px(220))) {
    if (choice(ui, "history-who.all", everybody, who_.empty())) {
      who_.clear();
      changed = true;
    }
    for (std::size_t i = 0; list_ && i < list_->people.size(); ++i) {
      const auto& who = list_->people[i];
      if (who.empty() || !choice(ui, "history-who." + std::to_string(i), name(who), who == who_)) continue;
      who_ = who;
      changed = true;
    }
    end_combo();
  }
  ImGui::SameLine(0, ui.px(12));
  ImGui::SetNextItemWidth(-1);
  const auto hint = field_hint(ui, {"指標の名前・ID・値・備考で探す", "Find by indicator, id, value or note"}, -1);
  changed = ImGui::InputTextWithHint("##history-query", hint.c_str(), &query_) || changed;
  mark(ui, "history-query");
  if (!changed || !list_) return;
  shown_ = app::shown_acts(*list_, who_, query_);
  lay_out();
}

void HistoryDialog::list(const Ui& ui) {
  begin_dialog_list(ui, "##acts", 330, 520);
  if (!list_)
    quiet_text(ui, ui.words(answer_->running ? Text{"読んでいます…", "Reading…"} : Text{}));
  else if (lines_.empty())
    quiet_text(ui, ui.words(list_->acts.empty() ? Text{"まだ何も変更していません。", "Nothing has been changed yet."}
                                                : Text{"当てはまる変更はありません。", "There is no such change."}));
  const float height = ui.px(30);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(lines_.size()), height);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      // Unfolding makes lines anew: the one drawn is a copy.
      line(ui, Line(lines_[static_cast<std::size_t>(i)]), height);
      ImGui::SetCursorScreenPos({at.x, at.y + height});
    }
  clipper.End();
  ImGui::EndChild();
  if (list_) mark(ui, fmt::format("history-list.{}.{}", shown_.size(), list_->acts.size()));
}

void HistoryDialog::line(const Ui& ui, const Line& line, float height) {
  if (line.kind == Line::Kind::act) {
    act(ui, line, height);
    return;
  }
  const auto& shown = shown_[line.shown];
  const auto& of = list_->lines[shown.act];
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ui.px(24));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (height - ImGui::GetFontSize()) / 2);
  if (line.kind == Line::Kind::row) {
    fitted_text(ui, of.rows[shown.rows[line.row]].words, ImGui::GetContentRegionAvail().x,
                of.undone ? tone::quiet : tone::text);
    return;
  }
  if (!link(ui, "history-more." + std::to_string(of.number), ui.words(say("ほか {}件を表示", "Show {} more", line.row)),
            {"この変更のすべての行を表示します", "Shows all rows of this change"}))
    return;
  unfolded_.insert(of.number);
  lay_out();
}

void HistoryDialog::act(const Ui& ui, const Line& line, float height) {
  const auto& of = list_->lines[shown_[line.shown].act];
  const auto at = ImGui::GetCursorScreenPos();
  if (line.shown > 0)
    ImGui::GetWindowDrawList()->AddLine(at, {at.x + ImGui::GetContentRegionAvail().x, at.y}, im(tone::line));
  const auto who = of.who.empty() ? std::string(ui.words({"（不明）", "(not known)"})) : of.who;
  std::string whole = ui.words(
      say("変更 {}　{}　{}　{}　{}件", "Change {}  {}  {}  {}  {} rows", of.number, of.at, who, of.what, of.rows.size()));
  if (!of.note.empty()) whole += "　" + of.note;
  if (ui.told) *ui.told += "history " + whole + "\n";
  const Text undo_words{"取り消す", "Undo"};
  const float width = ImGui::CalcTextSize(ui.words(undo_words)).x + ui.px(24);
  const float begin = ImGui::GetCursorPosX();
  const float room = ImGui::GetContentRegionAvail().x - width - ui.px(16);
  const float text_y = ImGui::GetCursorPosY() + (height - ImGui::GetFontSize()) / 2;
  const float top = ImGui::GetCursorPosY();
  ImGui::SetCursorPosY(text_y);
  fitted_text(ui, whole, room, of.undone ? tone::quiet : tone::accent_pressed);
  if (of.undone) {
    ImGui::SetCursorPos({begin + room + ui.px(8), text_y});
    fitted_text(ui, ui.words({"取消し済み", "Undone"}), width + ui.px(8), tone::quiet);
    return;
  }
  const bool can = ui.workspace.work().state == store::WorkState::open && !answer_->running && !of.rows.empty();
  ImGui::SetCursorPos({begin + room + ui.px(8), top + ui.px(2)});
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {ui.px(6), std::max(0.0f, (height - ui.px(4) - ImGui::GetFontSize()) / 2)});
  if (button(ui, "history-undo." + std::to_string(of.number), undo_words,
             {"この変更の前の値に戻します。記録に残り、あとから取り消せます",
              "Gives back what was before; this is kept in the history and can be undone, too"},
             {.enabled = can, .width = width}))
    undo(ui, of.number);
  ImGui::PopStyleVar();
}

void HistoryDialog::undo(const Ui& ui, std::int64_t number) {
  answer_ = std::make_shared<Answer>();
  answer_->running = true;
  answer_->list = list_;
  ui.push([number, answer = answer_](app::WindowState& window) {
    window.workspace.undo_act(number, [answer](const Error& error) {
      answer->running = false;
      answer->error = error.message();
    });
  });
}

void HistoryDialog::export_form(const Ui& ui) {
  quiet_text(ui, ui.words(say("表示している変更 {}件を、変わった値ごとに1行で書き出します。",
                              "Writes the {} changes shown, a row for each value that was changed.", shown_.size())));
  format_buttons(ui, file_, formats);
  const bool entered = file_field(ui, file_, formats);
  const int pressed = dialog_buttons(ui, export_words(file_), {"表をファイルに書き出します", "Writes the table to a file"},
                                     !file_.path.empty());
  if (pressed == 2) {
    exporting_ = false;
    return;
  }
  if (pressed != 1 && !entered) return;
  const auto file = file_to_write(file_);
  if (!file) return;
  ui.push([file = *file, list = list_, shown = shown_](app::WindowState& window) {
    auto& work = window.workspace;
    work.start_export(file, [file, lang = work.lang(), records = app::records_of(*list, shown)](const Progress&) {
      app::export_history(records, file, lang);
    });
  });
  close_dialog(ui);
}

}  // namespace kuiki::ui
