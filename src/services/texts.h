#pragma once

#include <QString>

#include "base/identifiers.h"
#include "base/result.h"
#include "domain/attachment.h"
#include "domain/legal_case.h"
#include "storage/storage_error.h"

namespace shuangda {

/// The sentences of the program that window and command line share, in Chinese: refusals name the thing and the remedy.

/// Why something was refused, e.g. “案由：不能为空，请填写。”
QString refusalText(const Error& error);
/// What is wrong with the store and what to do.
QString storageText(StorageError::Kind kind);
/// What is odd about a case, for beside the field.
QString remarkText(const CaseRemark& remark);
/// The Chinese label of a field or column, its name when there is none.
QString fieldLabel(const QString& name);
QString stageText(CaseStage stage);
/// 在库, 文件缺失, 文件已变动 or 已撤回.
QString attachmentStateText(const AttachmentRow& row);
QString identifierKindText(IdentifierKind kind);
/// Why an identifier is not valid; empty when it is.
QString identifierProblem(const IdentifierReading& reading);

}  // namespace shuangda
