#include "domain/bulk_edit.h"

namespace shuangda {
namespace {

/// Lists are kept as one text: 领域 with slashes, 专项行动 with enumeration commas.
QChar separatorOf(const QString& field) {
  return field == QStringLiteral("field") ? u'/' : u'、';
}

bool isList(const QString& field) {
  return field == QStringLiteral("field") || field == QStringLiteral("campaign");
}

bool suits(FieldEdit::Kind kind, const QString& field) {
  switch (kind) {
    case FieldEdit::Kind::Set:
      return field != QStringLiteral("note");
    case FieldEdit::Kind::Add:
    case FieldEdit::Kind::Remove:
      return isList(field);
    case FieldEdit::Kind::Append:
      return field == QStringLiteral("note");
  }
  return false;
}

QString editedText(const QString& before, const FieldEdit& edit) {
  const QString text = edit.text.trimmed();
  if (edit.kind == FieldEdit::Kind::Set) {
    return text;
  }
  if (edit.kind == FieldEdit::Kind::Append) {
    return before.isEmpty() ? text : before + u'；' + text;
  }
  const QChar separator = separatorOf(edit.field);
  QStringList items;
  for (const QString& item : before.split(separator, Qt::SkipEmptyParts)) {
    items << item.trimmed();
  }
  if (items.contains(text) == (edit.kind == FieldEdit::Kind::Add)) {
    return before;  // as it was written, with its blanks
  }
  edit.kind == FieldEdit::Kind::Add ? items.append(text) : static_cast<void>(items.removeAll(text));
  return items.join(separator);
}

}  // namespace

const QStringList& bulkFields() {
  static const QStringList fields{QStringLiteral("field"), QStringLiteral("campaign"), QStringLiteral("member_unit"),
                                  QStringLiteral("in_scope"), QStringLiteral("note")};
  return fields;
}

Result<void> checkEdit(const FieldEdit& edit) {
  if (!bulkFields().contains(edit.field) || !suits(edit.kind, edit.field)) {
    return refuse(ErrorCode::UnknownValue, edit.field, edit.field);
  }
  if (edit.kind != FieldEdit::Kind::Set && edit.text.trimmed().isEmpty()) {
    return refuse(ErrorCode::Required, edit.field);
  }
  LegalCase probe;
  return setCaseField(probe, edit.field, edit.text.trimmed());
}

Result<LegalCase> edited(LegalCase legalCase, const std::vector<FieldEdit>& edits) {
  if (legalCase.voidDate) {
    return refuse(ErrorCode::WrongState, QStringLiteral("bulk_void"), legalCase.number);
  }
  for (const FieldEdit& edit : edits) {
    const QString before = caseFieldText(legalCase, edit.field);
    if (const Result<void> set = setCaseField(legalCase, edit.field, editedText(before, edit)); !set) {
      return tl::unexpected(set.error());
    }
  }
  return legalCase;
}

}  // namespace shuangda
