#pragma once

#include <QDate>
#include <QString>
#include <vector>

namespace shuangda {

/// One entry of a code list (案由, 领域, 处罚种类, 计量单位 …): data with dates of effect, which an office can extend.
struct CodeEntry {
  QString list{};
  QString code{};
  QString label{};
  QString parent{};      ///< code of the group it belongs to, may be empty
  QString validFrom{};   ///< ISO date, empty = always
  QString validTo{};     ///< ISO date of the last day, empty = open
  QString note{};
  int sortNo = 0;
  bool shipped = true;   ///< false when the office added it

  bool validOn(QDate day) const {
    const QString iso = day.toString(Qt::ISODate);
    return (validFrom.isEmpty() || validFrom <= iso) && (validTo.isEmpty() || validTo >= iso);
  }
};

template <typename Visitor>
void visitFields(const CodeEntry& e, Visitor&& visit) {
  visit("list", e.list);
  visit("code", e.code);
  visit("label", e.label);
  visit("parent", e.parent);
  visit("valid_from", e.validFrom);
  visit("valid_to", e.validTo);
  visit("note", e.note);
  visit("sort_no", e.sortNo);
  visit("shipped", e.shipped);
}

/// Reads the shipped lists from resources/codes/*.csv (columns list,code,label,parent,valid_from,valid_to,note).
std::vector<CodeEntry> shippedCodeLists();

}  // namespace shuangda
