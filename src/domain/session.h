#pragma once

#include <QString>

#include "base/id.h"

namespace shuangda {

/// What an account may do. Screens for it come later; services check from the first day.
enum class Role {
  Administrator,  ///< accounts, settings, and everything below
  Editor,         ///< enters and imports records
  Reader,         ///< looks and prints
};

/// Who acts, for which office. Every service function that reads or changes records takes one.
struct Session {
  AccountId account{};
  OfficeId office{};
  Role role = Role::Reader;
  QString login{};
  QString displayName{};
  QString officeName{};

  bool mayWrite() const { return role != Role::Reader; }
  bool mayAdminister() const { return role == Role::Administrator; }
};

}  // namespace shuangda
