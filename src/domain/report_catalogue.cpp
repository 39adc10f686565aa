#include "domain/report_catalogue.h"

#include <algorithm>

namespace shuangda {
namespace {

const QString kAll = QStringLiteral("all");
const QString kAdministrative = QStringLiteral("administrative");

std::optional<ReportMeasure> measureNamed(const QString& name) {
  if (name == QStringLiteral("count")) {
    return ReportMeasure::Count;
  }
  if (name == QStringLiteral("money")) {
    return ReportMeasure::Money;
  }
  return name == QStringLiteral("tonnes") ? std::optional(ReportMeasure::Tonnes) : std::nullopt;
}

}  // namespace

Result<ReportCatalogue> ReportCatalogue::parse(const std::vector<CsvRecord>& indicators, const std::vector<CsvRecord>& organs) {
  ReportCatalogue catalogue;
  QStringList groups{kAll};
  for (const CsvRecord& row : organs) {
    catalogue.organs_.push_back({row.value(QStringLiteral("organ")), row.value(QStringLiteral("label")), row.value(QStringLiteral("group")),
                                 row.value(QStringLiteral("words")).split(u';', Qt::SkipEmptyParts)});
    groups << catalogue.organs_.back().group;
  }
  for (const CsvRecord& row : indicators) {
    const std::optional<ReportMeasure> measure = measureNamed(row.value(QStringLiteral("measure")));
    ReportIndicator indicator{.code = row.value(QStringLiteral("code")),
                              .name = row.value(QStringLiteral("name_zh")),
                              .unit = row.value(QStringLiteral("unit")),
                              .measure = measure.value_or(ReportMeasure::Count),
                              .fromRecords = row.value(QStringLiteral("from_records")) == QStringLiteral("yes"),
                              .isStock = row.value(QStringLiteral("cumulate")) == QStringLiteral("last"),
                              .askedOf = row.value(QStringLiteral("asked_of")).split(u';', Qt::SkipEmptyParts)};
    const bool knowsGroups = std::ranges::all_of(indicator.askedOf, [&](const QString& group) { return groups.contains(group); });
    if (!measure || !knowsGroups) {
      return refuse(ErrorCode::UnknownValue, QStringLiteral("indicator"), indicator.code);
    }
    if (catalogue.places_.contains(indicator.code)) {
      return refuse(ErrorCode::AlreadyExists, QStringLiteral("indicator"), indicator.code);
    }
    catalogue.places_.insert(indicator.code, catalogue.indicators_.size());
    catalogue.indicators_.push_back(std::move(indicator));
  }
  return catalogue;
}

const ReportCatalogue& ReportCatalogue::builtIn() {
  static const ReportCatalogue catalogue = [] {
    Result<ReportCatalogue> read = parse(readCsvResource(QStringLiteral(":/resources/bulletin/report_indicators.csv")),
                                         readCsvResource(QStringLiteral(":/resources/bulletin/report_organs.csv")));
    if (!read) {
      qFatal("report_indicators.csv: %s", qPrintable(read.error().value));
    }
    return std::move(*read);
  }();
  return catalogue;
}

const ReportIndicator* ReportCatalogue::find(QStringView code) const {
  const auto found = places_.constFind(code.toString());
  return found == places_.constEnd() ? nullptr : &indicators_[*found];
}

QString ReportCatalogue::groupOf(const Office& office) const {
  const auto byKind = std::ranges::find_if(
      organs_, [&](const Organ& organ) { return !office.organKind.isEmpty() && (organ.code == office.organKind || organ.label == office.organKind); });
  if (byKind != organs_.end()) {
    return byKind->group;
  }
  const auto byName = std::ranges::find_if(organs_, [&](const Organ& organ) {
    return std::ranges::any_of(organ.words, [&](const QString& word) { return office.name.contains(word); });
  });
  if (byName != organs_.end()) {
    return byName->group;
  }
  // A county's form carries all its organs together.
  return office.group == QStringLiteral("县区") ? kAll : kAdministrative;
}

bool ReportCatalogue::isAsked(const Office& office, const ReportIndicator& indicator) const {
  if (indicator.askedOf.isEmpty() || (keepsLedger(office) && indicator.fromRecords)) {
    return false;
  }
  const QString group = groupOf(office);
  return group == kAll || indicator.askedOf.contains(kAll) || indicator.askedOf.contains(group);
}

std::vector<const ReportIndicator*> ReportCatalogue::askedOf(const Office& office) const {
  std::vector<const ReportIndicator*> asked;
  for (const ReportIndicator& indicator : indicators_) {
    if (isAsked(office, indicator)) {
      asked.push_back(&indicator);
    }
  }
  return asked;
}

}  // namespace shuangda
