#pragma once

#include "domain/bulletin_material.h"
#include "reports/bulletin_writer.h"
#include "reports/document.h"
#include "reports/letterhead.h"

namespace shuangda {

/// The bulletin as a paper: head, text, signature, attachments and 版记 (bulletin/content.md section 2, format.md). Every number in it comes from
/// the material.
Document composeBulletin(const BulletinMaterial& material, const BulletinLetterhead& letterhead);

/// The same with a text written already.
Document composeBulletin(const BulletinMaterial& material, const BulletinLetterhead& letterhead, const std::vector<WrittenParagraph>& text);

}  // namespace shuangda
