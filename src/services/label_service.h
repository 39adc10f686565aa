#pragma once

#include <QStringList>
#include <vector>

#include "base/id.h"
#include "domain/goods_query.h"
#include "domain/session.h"
#include "services/store.h"

namespace shuangda {

/// What one label says.
struct LabelText {
  QString code{};
  QStringList lines{};
  int printedBefore = 0;  ///< how often the label of this item was printed until now
};

/// The texts of labels, and the record that they were printed.
class LabelService {
 public:
  explicit LabelService(Store& store) : store_(store) {}

  /// NotFound "goods_item".
  Result<std::vector<LabelText>> ofItems(const Session& session, const std::vector<ItemId>& items);
  Result<std::vector<LabelText>> ofPlaces(const Session& session);
  /// The command codes that lie beside a scanner.
  std::vector<LabelText> ofCommands() const;
  /// Required "reprint_reason" when one of the labels was printed before and no reason is given; asked before anything is printed.
  static Result<void> checkReprint(const std::vector<LabelText>& labels, const QString& reason);
  /// Notes on each item that its label was printed, the second time as a reprint with the reason: Required "reprint_reason".
  Result<void> recordPrint(const Session& session, const std::vector<ItemId>& items, const QString& reprintReason);

 private:
  Store& store_;
};

}  // namespace shuangda
