#include "services/filter_texts.h"

#include "domain/case_filter.h"

namespace shuangda {

std::optional<QString> filterRefusalText(const Error& error) {
  if (error.field == QStringLiteral("filter_name")) {
    return QStringLiteral("筛选：没有“%1”这一项。可用的有：%2；要按原文查找，请给它加上引号。")
        .arg(error.value, filterFieldNames().join(u'、'));
  }
  if (error.field == QStringLiteral("filter_text")) {
    return QStringLiteral("筛选“%1”不完整，请在冒号后写明要找的内容，如 当事人:王。").arg(error.value);
  }
  if (error.field == QStringLiteral("filter_stage")) {
    return QStringLiteral("筛选：没有“%1”这种状态。可用的有：%2，多种之间用 | 隔开。").arg(error.value, filterStageNames().join(u'、'));
  }
  if (error.field == QStringLiteral("filter_amount")) {
    return QStringLiteral("筛选“%1”的金额不能识别，请写成 50000、5万 或 1.2亿，如 货值>5万。").arg(error.value);
  }
  if (error.field == QStringLiteral("filter_date")) {
    return QStringLiteral("筛选“%1”的日期不能识别，请写成 2026、2026-08、2026-08-05 或 2026-Q3，如 立案:2026-Q3。").arg(error.value);
  }
  return std::nullopt;
}

}  // namespace shuangda
