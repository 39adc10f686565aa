#include "domain/searched_lines.h"

#include "base/search_text.h"
#include "domain/case_event.h"
#include "domain/clue.h"
#include "domain/legal_case.h"
#include "domain/seized_item.h"

namespace shuangda {
namespace {

/// Joins lines as they are added: one buffer for the whole text, because this is part of every save.
class Lines {
 public:
  Lines() { text_.reserve(192); }
  void add(const QString& value) {
    if (!value.isEmpty()) {
      text_ += searchFolded(value);
    }
    text_ += u'\n';
  }
  /// Initials of several names on the line that is open; a space, which no query contains, keeps them apart.
  void addInitials(const QString& name) {
    if (hasHan(name)) {
      if (!text_.endsWith(u'\n')) {
        text_ += u' ';
      }
      text_ += pinyinInitials(name);
    }
  }
  /// A line more when there is something to say; records of before have none.
  void addFurther(const QString& value) {
    if (!value.isEmpty()) {
      text_ += u'\n';
      text_ += searchFolded(value);
    }
  }
  QString take() { return std::move(text_); }

 private:
  QString text_;
};

}  // namespace

QString searchedText(const LegalCase& c) {
  Lines lines;
  for (const QString* value : {&c.number, &c.decision.docNo, &c.party.name, &c.party.idNo, &c.cause, &c.field, &c.goods, &c.brand,
                               &c.authority, &c.memberUnit, &c.source, &c.note}) {
    lines.add(*value);
  }
  for (const QString* name : {&c.party.name, &c.goods, &c.brand}) {
    lines.addInitials(*name);
  }
  return lines.take();
}

QString searchedText(const SeizedItem& item) {
  Lines lines;
  for (const QString* value : {&item.name, &item.spec, &item.docNo, &item.storage, &item.keeper, &item.note}) {
    lines.add(*value);
  }
  lines.addInitials(item.name);
  for (const QString* value : {&item.brand, &item.rightsHolder, &item.batchNo, &item.barcode, &item.sealNo, &item.packageNo}) {
    lines.addFurther(*value);
  }
  return lines.take();
}

QString searchedText(const Clue& clue) {
  Lines lines;
  for (const QString* value : {&clue.number, &clue.party.name, &clue.party.idNo, &clue.party.phone, &clue.party.address, &clue.brand, &clue.goods, &clue.content,
                               &clue.referring.name, &clue.note}) {
    lines.add(*value);
  }
  for (const QString* name : {&clue.party.name, &clue.goods, &clue.brand}) {
    lines.addInitials(*name);
  }
  return lines.take();
}

QString searchedText(const TransferWords& words) {
  Lines lines;
  for (const QString* value : {&words.number, &words.title, &words.caseNumber, &words.party}) {
    lines.add(*value);
  }
  lines.addInitials(words.party);
  lines.addInitials(words.title);
  for (const QString& name : words.suspects) {
    lines.addInitials(name);
  }
  for (const QStringList* values : {&words.suspects, &words.docNos}) {
    for (const QString& value : *values) {
      lines.addFurther(value);
    }
  }
  return lines.take();
}

QString searchedText(const CaseEvent& event) {
  Lines lines;
  lines.add(event.docNo);
  return lines.take();
}

}  // namespace shuangda
