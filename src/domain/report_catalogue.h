#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <vector>

#include "base/csv.h"
#include "domain/office.h"

namespace shuangda {

/// What kind of number an indicator of the forms is, and with it the base unit in which it is stored.
enum class ReportMeasure {
  Count,   ///< cases, persons, times …: whole numbers
  Money,   ///< fen
  Tonnes,  ///< thousandths of a tonne
};

/// One indicator that member units send in their forms (成员单位报表).
struct ReportIndicator {
  QString code{};            ///< a code of the catalogue of indicators
  QString name{};
  QString unit{};            ///< in which the form asks for it: 件, 人, 万元, 吨
  ReportMeasure measure = ReportMeasure::Count;
  bool fromRecords = false;  ///< computed for units that keep their cases in this program (台账单位)
  bool isStock = false;      ///< stands at the end of a period: not added up over quarters
  QStringList askedOf{};     ///< groups of organs; "all" for every unit; empty: taken when sent, never asked for

  bool operator==(const ReportIndicator&) const = default;
};

/// Which indicators the forms have and which unit is asked for which: resources/bulletin/report_indicators.csv and report_organs.csv.
class ReportCatalogue {
 public:
  /// UnknownValue with the code of the row for a measure or group that does not exist, AlreadyExists for a code that stands twice.
  static Result<ReportCatalogue> parse(const std::vector<CsvRecord>& indicators, const std::vector<CsvRecord>& organs);
  static const ReportCatalogue& builtIn();

  /// In the order of the form.
  const std::vector<ReportIndicator>& all() const { return indicators_; }
  const ReportIndicator* find(QStringView code) const;

  /// The group an office belongs to: by its organ kind, else by words of its name; administrative where neither says.
  QString groupOf(const Office& office) const;
  /// What the form of an office asks for. A unit that keeps a ledger is asked only for what cannot be computed from records.
  std::vector<const ReportIndicator*> askedOf(const Office& office) const;
  bool isAsked(const Office& office, const ReportIndicator& indicator) const;

 private:
  struct Organ {
    QString code{};
    QString label{};
    QString group{};
    QStringList words{};
  };

  std::vector<ReportIndicator> indicators_{};
  QHash<QString, std::size_t> places_{};
  std::vector<Organ> organs_{};
};

/// True for a unit that owes a form. The 双打 office that keeps this store is no member unit, and owes one only when it was given a data_mode.
inline bool owesForm(const Office& office) {
  return office.reports && !(office.organKind == QStringLiteral("leading") && office.dataMode.isEmpty());
}

/// True for a unit whose figures are computed from its records (data_mode 台账).
inline bool keepsLedger(const Office& office) { return office.dataMode == QStringLiteral("台账"); }

}  // namespace shuangda
