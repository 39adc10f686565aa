#pragma once

#include <QString>

#include "base/id.h"

namespace shuangda {

/// A 单位: the 双打 office itself or one of its member units.
struct Office {
  OfficeId id{};
  QString uid{};
  QString name{};
  QString level{};        ///< code list office_level: 省级, 市级, 县级
  QString organKind{};    ///< code list organ_kind: 双打办, 市场监管, 公安, 检察 …
  QString regionCode{};   ///< GB/T 2260, six digits, may be empty
  QString group{};        ///< 部门 or 县区: rankings are made within a group
  bool enforces = true;   ///< takes part in rankings
  bool reports = true;    ///< owes a quarterly form
  QString dataMode{};     ///< 台账 (computed from records) or 报表 (sends figures)
  int sortNo = 0;

  bool operator==(const Office&) const = default;
};

/// The standard import columns of units, and what else is known of an office (see visitCaseFields).
template <typename Unit, typename Visitor>
void visitOfficeFields(Unit&& o, Visitor&& visit) {
  visit("unit_name", o.name);
  visit("level", o.level);
  visit("organ_kind", o.organKind);
  visit("region_code", o.regionCode);
  visit("group", o.group);
  visit("enforces", o.enforces);
  visit("reports", o.reports);
  visit("data_mode", o.dataMode);
  visit("sort_no", o.sortNo);
}

template <typename Visitor>
void visitFields(const Office& office, Visitor&& visit) {
  visitOfficeFields(office, visit);
}

/// 执法人员 of an office.
struct Officer {
  OfficeId office{};
  QString name{};
  QString cardNo{};       ///< 执法证号
};

/// 专项行动 with its period; a case may belong to several.
struct Campaign {
  QString name{};
  int year = 0;
};

}  // namespace shuangda
