#include "app/last_work.h"

#include "app/settings.h"
#include "base/error.h"
#include "base/resources.h"

namespace kuiki::app {

std::optional<store::WorkLocation> last_work() {
  const auto word = load_settings(user_config_folder()).work;
  if (word.empty()) return {};
  try {
    return store::parse_work(word);
  } catch (const Error&) {
    return {};  // settings that were edited by hand
  }
}

}  // namespace kuiki::app
