#include "domain/form_draft.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace shuangda {

QString draftJson(const std::vector<FieldChange>& changes) {
  QJsonArray array;
  for (const FieldChange& change : changes) {
    array.append(QJsonArray{change.field, change.before, change.after});
  }
  return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

std::vector<FieldChange> draftChanges(const QString& json) {
  std::vector<FieldChange> changes;
  const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
  for (const auto& value : array) {
    const QJsonArray change = value.toArray();
    if (!change.at(0).toString().isEmpty()) {
      changes.push_back({change.at(0).toString(), change.at(1).toString(), change.at(2).toString()});
    }
  }
  return changes;
}

DraftComparison compareDraft(const FormDraft& draft, int storedVersion,
                             const std::function<QString(const QString&)>& stored) {
  DraftComparison comparison{.storedVersion = storedVersion, .outdated = storedVersion > draft.baseVersion};
  for (const FieldChange& change : draftChanges(draft.fields)) {
    const QString now = stored(change.field);
    if (now == change.after) {
      continue;
    }
    comparison.differing.push_back({change.field, now, change.after});
    if (now != change.before) {
      comparison.conflicts << change.field;
    }
  }
  return comparison;
}

}  // namespace shuangda
