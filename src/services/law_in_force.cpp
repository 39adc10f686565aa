#include "services/law_in_force.h"

#include <QCryptographicHash>
#include <QFile>

#include "storage/code_list_repository.h"
#include "storage/law_repository.h"

namespace shuangda {
namespace {

/// A later program ships other rules: its clocks are others too.
const QString& shippedStamp() {
  static const QString stamp = [] {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const char* name : {"deadlines", "holidays", "parameters", "procedure_steps", "step_details"}) {
      QFile file(QStringLiteral(":/resources/law/%1.csv").arg(QLatin1String(name)));
      if (file.open(QIODevice::ReadOnly)) {
        hash.addData(file.readAll());
      }
    }
    return QString::fromLatin1(hash.result().toHex().left(16));
  }();
  return stamp;
}

}  // namespace

const Law& LawInForce::law() {
  bringUpToDate();
  return law_;
}

const QString& LawInForce::stamp() {
  bringUpToDate();
  return stamp_;
}

void LawInForce::bringUpToDate() {
  LawRepository changes(database_);
  const QString now = shippedStamp() + u'/' + changes.stamp();
  if (now == stamp_) {
    return;
  }
  book_ = LawBook::builtIn();
  for (const LawRepository::RuleVersion& version : changes.rules()) {
    book_.amend(version.rule);
  }
  calendar_ = WorkCalendar::builtIn();
  for (const HolidayNotice& notice : changes.notices()) {
    calendar_.adopt(notice);
  }
  parameters_ = LawParameters::builtIn();
  CodeListRepository settings(database_);
  const std::vector<LawParameter> shipped = parameters_.all();
  for (const LawParameter& parameter : shipped) {
    // A stored value was checked when it was set; one that no longer fits its unit gives way to the shipped one.
    (void)parameters_.set(parameter.key, settings.setting(QStringLiteral("law.") + parameter.key, parameter.value));
  }
  stamp_ = now;
}

}  // namespace shuangda
