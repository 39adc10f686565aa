#pragma once

#include "domain/law_parameters.h"
#include "reports/document.h"

namespace shuangda {

/// What a bulletin says beside its text and figures: every office has its own set. Four things are chosen apart from each other
/// (bulletin/format.md section 9): masthead, form of the number, signature and place of 主送.
struct BulletinLetterhead {
  Masthead form = Masthead::Paper;
  QString organ{};        ///< issuing organ, e.g. 云岭县双打办
  QString mark{};         ///< 发文机关标志 or name of the serial; empty = made of the organ's name as the form wants
  QString area{};         ///< whose work it is, e.g. 云岭县; empty = taken from the organ's name
  QString number{};       ///< 文号 or 期号; empty = left open for the clerk (A, D) or by quarter (B, C)
  QString recipients{};   ///< 主送 without colon; empty = 各成员单位
  QString copies{};       ///< 抄送 without full stop; may be empty; several lines are several entries
  QString secrecy{};
  QString urgency{};
  QString copiesPrinted{};                        ///< “50”: 共印50份
  std::optional<SignatureStyle> signature{};      ///< absent: as the form has it (none for B and C)
  QString stamped{};                              ///< whose stamp
  bool unsignedPaper = false;                     ///< no signature block at all
  std::optional<bool> recipientsAtEnd{};          ///< absent: as the form has it
  QDate issued{};                                 ///< date of the paper

  bool isSerial() const { return form == Masthead::Serial || form == Masthead::Brief; }
  bool namesRecipientsAtEnd() const { return recipientsAtEnd.value_or(isSerial()); }
};

/// The set the office keeps in its parameters (bulletin_masthead …).
BulletinLetterhead letterheadOf(const LawParameters& parameters, const QString& officeName, QDate issued);

/// 云岭县 of 云岭县双打办; the name itself when it does not begin with a place.
QString areaOf(const QString& organ);
/// 全县, 全市, 全区, 全省 after the last character of the area's name.
QString wholeAreaOf(const QString& area);

}  // namespace shuangda
