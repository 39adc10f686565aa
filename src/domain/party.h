#pragma once

#include <QString>

namespace shuangda {

/// 当事人: whom a case is about. All may be unknown; real ledgers contain cases without a party.
struct Party {
  QString name{};
  QString type{};  ///< code list party_type: 企业, 个体工商户, 自然人, 农民专业合作社, 其他
  QString idNo{};  ///< 统一社会信用代码, 居民身份证号码 or old registration number, as text

  bool operator==(const Party&) const = default;
};

}  // namespace shuangda
