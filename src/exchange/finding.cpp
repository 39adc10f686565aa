#include "exchange/finding.h"

#include <QHash>
#include <algorithm>

#include "exchange/resource_table.h"

namespace shuangda {
namespace {

struct Catalogue {
  QStringList codes{};
  QHash<QString, Severity> severities{};
};

const Catalogue& catalogue() {
  static const Catalogue all = [] {
    Catalogue result;
    for (const auto& row : readResourceTable(QStringLiteral("finding_codes.csv"))) {
      const QString code = row.value(QStringLiteral("code"));
      const QString severity = row.value(QStringLiteral("severity"));
      result.codes << code;
      result.severities.insert(code, severity.startsWith(u"error")     ? Severity::Error
                                     : severity.startsWith(u"warning") ? Severity::Warning
                                     : severity.startsWith(u"skip")    ? Severity::Skip
                                                                       : Severity::Info);
    }
    return result;
  }();
  return all;
}

}  // namespace

Severity findingSeverity(const QString& code) {
  const auto found = catalogue().severities.constFind(code);
  if (found == catalogue().severities.constEnd()) {
    qFatal("no such finding code: %s", qPrintable(code));
  }
  return *found;
}

QStringList findingCodes() {
  return catalogue().codes;
}

bool ImportTable::hasErrors() const {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.severity == Severity::Error; });
}

}  // namespace shuangda
