#include "app/last_work.h"

#include "app/settings.h"
#include "base/error.h"
#include "base/resources.h"

namespace kuiki::app {

std::optional<store::WorkLocation> last_work(const Settings& settings) {
  if (settings.work.empty()) return {};
  try {
    return store::parse_work(settings.work);
  } catch (const Error&) {
    return {};  // settings that were edited by hand
  }
}

std::optional<store::WorkLocation> last_work() { return last_work(load_settings(user_config_folder())); }

}  // namespace kuiki::app
