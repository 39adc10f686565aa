#pragma once

#include "domain/bulletin_material.h"
#include "domain/text_template.h"

namespace shuangda {

/// 典型案例: a list with 序号, 机关, 当事人, 案由, 物品, 数量, 金额, 立案日, 决定日, 罚没款, 移送日, 公安立案日 and 结案日 of every case chosen.
void addTypicalCases(TextValue& root, const BulletinMaterial& material);

}  // namespace shuangda
