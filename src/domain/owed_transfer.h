#pragma once

#include <QString>
#include <optional>

namespace shuangda {

/// 应移未移: why the hand-over of a case to the police is owed or in doubt. None of them holds once the case was handed over.
enum class OwedTransfer {
  Decided,        ///< an officer decided 移送 after a screening
  Undecided,      ///< a screening found a standard of prosecution reached, and no officer decided anything
  Investigating,  ///< an officer decided 继续调查, and nothing since
};
constexpr OwedTransfer kOwedTransfers[] = {OwedTransfer::Decided, OwedTransfer::Undecided, OwedTransfer::Investigating};

QString fieldText(OwedTransfer kind);
std::optional<OwedTransfer> owedTransfer(const QString& word);

}  // namespace shuangda
