#pragma once

#include "domain/bulletin.h"
#include "reports/document.h"

namespace shuangda {

/// What the paper says beside the figures: every office has its own.
struct BulletinLetterhead {
  Masthead form = Masthead::Paper;
  QString organ{};        ///< issuing organ, e.g. 云岭县双打办
  QString area{};         ///< whose work it is, e.g. 云岭县; empty = taken from the organ's name
  QString number{};       ///< 文号 or 期号; empty = left open for the clerk (A, D) or by quarter (B, C)
  QString recipients{};   ///< 主送 without colon; empty = 各成员单位
  QString copies{};       ///< 抄送 without full stop; may be empty
  QDate issued{};         ///< date of the paper
};

/// The quarterly bulletin as a paper: head, narrative, one table a breakdown, definitions used. Wording and order follow
/// bulletin/content.md sections 2, 3, 4 and 12; every number comes from `bulletin` and is written by figure_text.
Document composeBulletin(const Bulletin& bulletin, const BulletinLetterhead& letterhead);

/// 云岭县 of 云岭县双打办; the name itself when it does not begin with a place.
QString areaOf(const QString& organ);

}  // namespace shuangda
