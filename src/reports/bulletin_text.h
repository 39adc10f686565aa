#pragma once

#include "domain/bulletin.h"

namespace shuangda {

/// The sentences of the bulletin. A clause whose figure is zero says so in words (“无立案”) or is left out; a clause
/// without a base has no comparison (bulletin/content.md sections 3 to 5).

/// Administrative enforcement of the period, and the year so far where it is more than the period.
QStringList enforcementParagraphs(const Bulletin& bulletin, const QString& area);
/// Transfers to the police and what became of them.
QStringList transferParagraphs(const Bulletin& bulletin);
/// Destructions and publication.
QStringList destructionParagraphs(const Bulletin& bulletin);
/// Who leads and who has nothing, of one breakdown; empty when there is nothing to compare.
QString breakdownRemark(const std::vector<BreakdownRow>& rows, const QString& what);
/// 口径说明, numbered.
QStringList definitionNotes(const Bulletin& bulletin);

/// 一、二、三 … for headings, 1 to 10.
QString chineseNumeral(int number);

}  // namespace shuangda
