#pragma once

#include "services/draft_service.h"

namespace shuangda {

/// 新建案件, 案件 X, 线索 X …: which form a draft is of. `gone` says that its record was taken out meanwhile.
QString draftTitle(const QString& kind, bool isNew, const QString& number, bool gone);
/// The first changed fields with what they would become.
QString draftChangesText(const std::vector<FieldChange>& changes);
/// A value in a sentence: shortened, and said to be empty.
QString quotedValue(const QString& text);

}  // namespace shuangda
