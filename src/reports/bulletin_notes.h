#pragma once

#include "domain/bulletin_material.h"

namespace shuangda {

/// 口径说明, numbered: period and cut-off, sources and who is missing, the definition of each kind of figure, corrections (bulletin/content.md
/// section 12).
QStringList definitionNotes(const BulletinMaterial& material);

}  // namespace shuangda
