#pragma once

#include "domain/bulletin_material.h"
#include "domain/text_template.h"

namespace shuangda {

/// 问题.⟨list⟩ with 名单, 数量, 家数 and 连续 for every list there may be, 上期问题 with 期间, 总数, 已整改, 未整改 and 未整改名单, and 上期 with
/// 期间 where a bulletin was issued before.
void addProblems(TextValue& root, const BulletinMaterial& material);
/// 更正 with 期间, 处数 and 举例, where numbers of the last bulletin changed.
void addCorrections(TextValue& root, const BulletinMaterial& material);

/// A、B、C, of more than `most` “A、B、C等5家”; all where `most` is 0. `unit` counts them.
QString namesOf(const QStringList& names, int most, const QString& unit = QStringLiteral("家"));
/// The units whose figures come from forms alone and of which none has arrived: the figures are without them.
QStringList unitsNotIncluded(const BulletinMaterial& material);

}  // namespace shuangda
