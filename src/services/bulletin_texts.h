#pragma once

#include <QString>
#include <optional>

#include "base/result.h"
#include "domain/issued_bulletin.h"
#include "domain/ranking.h"

namespace shuangda {

/// The sentence for a refusal about bulletins; nothing for any other.
std::optional<QString> bulletinRefusalText(const Error& error);

/// 待审核, 已审核, 已印发, 已撤回
QString stageText(IssuedBulletin::Stage stage);
/// Where a bulletin stands and what is next: 已送审，待复核; 已复核，待签发; 已签发; 已撤回
QString progressText(IssuedBulletin::Stage stage);
/// The same with its number or the reason: “已签发 第五十三期”, “已撤回：数据有误”; of none “草稿”.
QString progressText(const IssuedBulletin* bulletin);
/// “2020年第三季度通报已印发，统计截止 2020-10-10 09:00，第五十三期。校验值 …”
QString issuedText(const IssuedBulletin& bulletin);

/// 未报 or —; empty for a unit that has a place.
QString standingText(RankedUnit::Standing standing);
/// The heading above the indicators of a part of the catalogue: 行政执法 for 行政.
QString sectionText(const QString& organ);

}  // namespace shuangda
