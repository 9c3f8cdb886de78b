#pragma once
#include <string>

namespace kuiki::store {

/// Who works here: the name of the account's owner, else of the account; KUIKI_USER where it is set, for a machine on which
/// several share an account. May be empty.
std::string person();

}  // namespace kuiki::store
