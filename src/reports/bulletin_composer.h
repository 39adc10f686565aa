#pragma once

#include "domain/bulletin_material.h"
#include "reports/bulletin_writer.h"
#include "reports/document.h"
#include "reports/letterhead.h"

namespace shuangda {

/// The bulletin as a paper: head, text, signature, attachments and 版记 (bulletin/content.md section 2, format.md). Every number in it comes from
/// the material.
Document composeBulletin(const BulletinMaterial& material, const BulletinLetterhead& letterhead);

/// A fixed paper with the number it was issued under: it was fixed before it had one.
Document withNumber(Document paper, const QString& number);

/// The same with a text written already.
Document composeBulletin(const BulletinMaterial& material, const BulletinLetterhead& letterhead, const std::vector<WrittenParagraph>& text);

}  // namespace shuangda
