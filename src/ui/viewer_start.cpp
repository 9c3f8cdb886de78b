#include "ui/viewer_start.h"

#include "app/last_work.h"
#include "app/settings.h"
#include "app/work_words.h"
#include "base/resources.h"
#include "store/work_open.h"

namespace kuiki::ui {

void tell_refused(app::Workspace& workspace, const std::vector<std::string>& refused) {
  const auto copy = app::set_settings_aside(user_config_folder());
  std::string lines;
  for (const auto& line : refused) lines += (lines.empty() ? "" : " / ") + line.substr(0, 60);
  workspace.say(say("設定のうち{}行を読めないため、既定の値にしました：{}（元の設定：{}）",
                    "{} lines of the settings cannot be used, so the usual values hold: {} (the old settings: {})",
                    refused.size(), lines, copy.string()),
                app::Message::Kind::warning);
}

void begin_with_work(app::Workspace& workspace, const std::string& named) {
  if (!named.empty()) {
    const auto where = app::whole_location(store::parse_work(named));
    workspace.use_work(where, true);
    app::remember_work(workspace.settings, where);
    return;
  }
  const auto last = app::last_work(workspace.settings);
  if (!last) return;
  if (store::may_be_there(*last)) {
    workspace.use_work(*last, true);
    return;
  }
  workspace.say(say("前回の作業ファイル {} が見つからないため、自分の作業ファイルを開きました。",
                    "The work file of last time, {}, is not there; your own one was opened.", last->word()),
                app::Message::Kind::warning);
}

}  // namespace kuiki::ui
