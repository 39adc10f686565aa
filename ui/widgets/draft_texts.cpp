#include "widgets/draft_texts.h"

#include <QHash>
#include <QObject>

#include "services/law_texts.h"
#include "services/texts.h"
#include "services/transfer_texts.h"

namespace shuangda {
namespace {

constexpr std::size_t kFieldsShown = 4;

QString formName(const QString& kind) {
  static const QHash<QString, QString> names{{DraftService::kCase, QObject::tr("案件")},
                                             {DraftService::kClue, QObject::tr("线索")},
                                             {DraftService::kStep, QObject::tr("步骤")},
                                             {DraftService::kTransfer, QObject::tr("移送事项")},
                                             {QStringLiteral("report"), QObject::tr("报表")}};
  return names.value(kind, QObject::tr("表单"));
}

/// What a field that keeps a name of our tables says to people.
QString shownValue(const FieldChange& change) {
  if (change.field == u"step") {
    const QString transfer = transferStepText(change.after);
    return transfer != change.after ? transfer : stepName(change.after);
  }
  TransferLane lane{};
  if (change.field == u"lane" && setField(lane, change.after)) {
    return laneText(lane);
  }
  if (const auto papers = parsePapers(change.after); change.field == u"papers" && papers) {
    QStringList names;
    for (const EnclosedPaper& paper : *papers) {
      names << transferPaperTitle(paper.paper);
    }
    return names.join(u'、');
  }
  return change.after;
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
                  ? QObject::tr("%1：%2").arg(fieldLabel(change.field), quotedValue(shownValue(change)))
                  : QObject::tr("%1：%2 → %3").arg(fieldLabel(change.field), quotedValue(shownValue({change.field, {}, change.before})), quotedValue(shownValue(change))));
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
