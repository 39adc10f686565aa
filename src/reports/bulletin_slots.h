#pragma once

#include "domain/bulletin_material.h"
#include "domain/text_template.h"
#include "reports/letterhead.h"

namespace shuangda {

/// What the bulletin's templates may name. Every figure stands under its code with 数 (12件), 同比, 环比, 累计, 累计同比 and 名称; a section
/// {{#有.code}} is written when the figure is known and not zero, {{#无.code}} when it is known to be zero, {{#有组.公安}} when a figure of
/// that part of the catalogue is not zero, {{#有句.行政执法}} and {{#有句.累计}} when that sentence has anything to say. 累计 is empty for zero.
/// 未含 is （未含…） while forms of units that only report are missing. Beside them: 期间, 年初至今, 地区, 全地区, 截止日, 机关, 回复日; 分地区 and 分部门 (居前, 居后, 升幅最大,
/// 降幅最大, 无立案); the lists 专项行动, 领域 and 典型案例; 问题.⟨list⟩ (名单, 数量, 家数, 连续); 上期问题; 上期; 更正.
TextValue bulletinSlots(const BulletinMaterial& material, const BulletinLetterhead& head);

}  // namespace shuangda
