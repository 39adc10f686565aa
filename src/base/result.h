#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace shuangda {

/// Why something the user asked for was refused. The sentence shown for it is made in services/refusal_text.
enum class ErrorCode {
  Required,          ///< the field must not be empty
  Malformed,         ///< the text is not of the form the field wants
  OutOfRange,        ///< well formed, but too small, too large or impossible
  CheckDigit,        ///< an identifier whose check character does not fit
  UnknownValue,      ///< not in the code list or not a known name
  DateOrder,         ///< two dates contradict each other
  NotFound,          ///< no such record
  AlreadyExists,     ///< a record with this key is stored already
  StaleVersion,      ///< someone else saved the record meanwhile
  Forbidden,         ///< the account may not do this
  BadCredentials,    ///< login or password is wrong
  WrongState,        ///< not possible at this stage of the record
  Unconfirmed,       ///< odd but possible: to be confirmed with a note
  Unreadable,        ///< a file cannot be opened or read
  Unwritable,        ///< a file cannot be created or written
  Unsupported,       ///< a file of a kind that cannot be used here
  Hostile,           ///< a file that breaks a safety limit (zip bomb, nesting, size)
  Damaged,           ///< a file that is truncated or inconsistent
};

/// A refusal: what kind, which field (English identifier or record key), which value. Never a sentence.
struct Error {
  ErrorCode code = ErrorCode::Malformed;
  QString field{};
  QString value{};

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> refuse(ErrorCode code, QString field = {}, QString value = {}) {
  return tl::unexpected<Error>(Error{code, std::move(field), std::move(value)});
}

}  // namespace shuangda
