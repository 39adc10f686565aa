#include "domain/owed_transfer.h"

namespace shuangda {

QString fieldText(OwedTransfer kind) {
  switch (kind) {
    case OwedTransfer::Decided:
      return QStringLiteral("decided");
    case OwedTransfer::Undecided:
      return QStringLiteral("undecided");
    case OwedTransfer::Investigating:
      return QStringLiteral("investigating");
  }
  return {};
}

std::optional<OwedTransfer> owedTransfer(const QString& word) {
  for (const OwedTransfer kind : kOwedTransfers) {
    if (fieldText(kind) == word) {
      return kind;
    }
  }
  return std::nullopt;
}

}  // namespace shuangda
