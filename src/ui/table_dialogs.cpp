#include "ui/plans.h"

namespace kuiki::ui {

struct TableDialogs::State {};
TableDialogs::TableDialogs() = default;
TableDialogs::~TableDialogs() = default;
void TableDialogs::draw(const Ui&) {}

}  // namespace kuiki::ui
