#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "base/clock.h"
#include "domain/legal_case_fields.h"

namespace shuangda {

/// 草稿: what stood in a form of any kind when it was kept last. One row a form, found again by its uid.
struct FormDraft {
  QString uid{};
  QString kind{};             ///< which form: "case" …
  std::int64_t recordId = 0;  ///< 0 for a new record
  int baseVersion = 0;        ///< the version of the record the form was opened with
  QString title{};            ///< what the record is called, for the offer
  QString fields{};           ///< JSON of the form, see draftJson()
  Instant savedAt{};

  bool operator==(const FormDraft&) const = default;
};

/// The JSON of a form as its changed fields: name, text the form was opened with, text as typed (readable or not).
QString draftJson(const std::vector<FieldChange>& changes);
/// The changed fields; empty for a text that is no such JSON.
std::vector<FieldChange> draftChanges(const QString& json);

/// A draft against the record as it is stored now.
struct DraftComparison {
  std::vector<FieldChange> differing{};  ///< stored now → draft
  QStringList conflicts{};  ///< fields the draft changed that were changed in the record too, to something else
  int storedVersion = 0;    ///< 0 when there is no record
  bool outdated = false;    ///< the record has a later version than the draft is based on

  bool operator==(const DraftComparison&) const = default;
};
/// `stored` gives the record's text of a field now.
DraftComparison compareDraft(const FormDraft& draft, int storedVersion,
                             const std::function<QString(const QString&)>& stored);

}  // namespace shuangda
