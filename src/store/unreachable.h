#pragma once
#include "base/error.h"

namespace kuiki::store {

/// The server of a shared work file does not answer, or stopped answering: what was read holds, and saving can be tried
/// again once it is back. Everything else that a server refuses is an Error and no Unreachable.
class Unreachable : public Error {
 public:
  Unreachable(Fault fault, Text message, bool unsure = false) : Error(fault, std::move(message)), unsure_(unsure) {}
  /// The connection broke in the very moment of saving: it may have been saved or not.
  [[nodiscard]] bool unsure() const { return unsure_; }

 private:
  bool unsure_;
};

}  // namespace kuiki::store
