#include "widgets/draft_texts.h"

#include <QObject>

#include "services/texts.h"

namespace shuangda {
namespace {

constexpr std::size_t kFieldsShown = 4;

QString formName(const QString& kind) {
  return kind == DraftService::kCase ? QObject::tr("案件") : kind == DraftService::kClue ? QObject::tr("线索") : kind == DraftService::kStep ? QObject::tr("步骤") : kind == QStringLiteral("report") ? QObject::tr("报表") : QObject::tr("表单");
}

}  // namespace

QString quotedValue(const QString& text) {
  constexpr qsizetype kLongest = 24;
  if (text.isEmpty()) {
    return QObject::tr("（空）");
  }
  return text.size() > kLongest ? text.left(kLongest) + u'…' : text;
}

QString draftChangesText(const std::vector<FieldChange>& changes) {
  QStringList parts;
  for (std::size_t i = 0; i < std::min(changes.size(), kFieldsShown); ++i) {
    const FieldChange& change = changes[i];
    parts << (change.before.isEmpty()
                  ? QObject::tr("%1：%2").arg(fieldLabel(change.field), quotedValue(change.after))
                  : QObject::tr("%1：%2 → %3").arg(fieldLabel(change.field), quotedValue(change.before), quotedValue(change.after)));
  }
  const QString text = parts.join(QStringLiteral("；"));
  return changes.size() > kFieldsShown ? QObject::tr("%1 等 %2 项").arg(text).arg(changes.size()) : text;
}

QString draftTitle(const QString& kind, bool isNew, const QString& number, bool gone) {
  const QString form = formName(kind);
  if (isNew) {
    return QObject::tr("新建%1").arg(form);
  }
  return gone ? QObject::tr("%1 %2（原记录已不在库中，恢复后作为新建%1）").arg(form, number) : QStringLiteral("%1 %2").arg(form, number);
}

}  // namespace shuangda
