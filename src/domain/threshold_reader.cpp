#include "domain/threshold_reader.h"

#include <algorithm>

#include "base/decimal.h"

namespace shuangda {
namespace {

std::vector<CsvRecord> table(const char* name) { return readCsvResource(QStringLiteral(":/resources/law/%1.csv").arg(QLatin1String(name))); }

QString cell(const CsvRecord& record, const char* column) { return record.value(QLatin1String(column)); }

ThresholdFactName::Kind kindOf(const QString& text) {
  using Kind = ThresholdFactName::Kind;
  return text == QStringLiteral("yes_no")   ? Kind::YesNo
         : text == QStringLiteral("count")  ? Kind::Count
         : text == QStringLiteral("choice") ? Kind::Choice
         : text == QStringLiteral("sum")    ? Kind::Sum
                                            : Kind::Metric;
}

ThresholdRow::Subject subjectOf(const QString& text) {
  return text == QStringLiteral("person") ? ThresholdRow::Subject::Person
         : text == QStringLiteral("unit") ? ThresholdRow::Subject::Unit
                                          : ThresholdRow::Subject::Any;
}

QStringList words(const QString& text, QChar separator = u' ') { return text.split(separator, Qt::SkipEmptyParts); }

/// Units that may be measured in parts; everything else is counted.
bool mayHaveParts(const QString& unit) { return unit == QStringLiteral("tonne") || unit == QStringLiteral("month") || unit == QStringLiteral("ratio"); }

}  // namespace

Result<std::int64_t> thresholdValue(const ThresholdFactName& fact, const QString& text) {
  const Result<Decimal> number = Decimal::parse(text);
  if (!number) {
    return refuse(number.error().code, fact.name, text);
  }
  const int scale = fact.isMoney() ? 2 : mayHaveParts(fact.unit) ? 3 : 0;
  const Result<Decimal> exact = number->rescaled(scale);
  if (number->significantScale() > scale || !exact) {
    return refuse(exact ? ErrorCode::Malformed : ErrorCode::OutOfRange, fact.name, text);
  }
  const std::int64_t factor = fact.isMoney() || scale == 3 ? 1 : ThresholdValues::kUnit;
  if (exact->unscaled() < 0 || exact->unscaled() > ThresholdValues::kLargest / factor) {
    return refuse(ErrorCode::OutOfRange, fact.name, text);
  }
  return exact->unscaled() * factor;
}

ThresholdBook ThresholdReader::read() {
  rows_ = table("thresholds");
  readInputs();
  readMetrics();
  readParts();
  readTags();
  readRows();
  addReadings();
  addFactors();
  addHalfItems();
  Q_ASSERT(book_.facts_.size() <= ThresholdValues::kMost && book_.tags_.size() <= 32);
  return std::move(book_);
}

void ThresholdReader::readInputs() {
  for (const CsvRecord& record : table("threshold_facts")) {
    ThresholdFactName fact{.name = cell(record, "name"), .kind = kindOf(cell(record, "kind")), .label = cell(record, "name_zh"), .unit = cell(record, "unit_id"),
                           .unitLabel = cell(record, "unit_zh"), .askedFor = words(cell(record, "asked_for"), u';')};
    for (const QString& choice : words(cell(record, "choices"), u';')) {
      fact.choices << choice.section(u':', 0, 0);
      fact.choiceLabels << choice.section(u':', 1);
    }
    book_.facts_.push_back(std::move(fact));
  }
}

void ThresholdReader::readMetrics() {
  for (const CsvRecord& record : rows_) {
    const QString name = cell(record, "metric_id");
    const int known = book_.fact(name);
    if (known < 0) {
      const bool half = words(cell(record, "all_tags")).contains(QStringLiteral("HALF2"));
      book_.facts_.push_back({.name = name, .kind = half ? ThresholdFactName::Kind::Half : ThresholdFactName::Kind::Metric, .label = cell(record, "metric_zh"),
                              .unit = cell(record, "unit_id"), .unitLabel = cell(record, "unit_zh")});
    } else if (ThresholdFactName& fact = book_.facts_[static_cast<std::size_t>(known)]; fact.label.isEmpty()) {
      fact.label = cell(record, "metric_zh");
      fact.unit = cell(record, "unit_id");
      fact.unitLabel = cell(record, "unit_zh");
    }
  }
}

void ThresholdReader::readParts() {
  for (const CsvRecord& record : table("threshold_facts")) {
    ThresholdFactName& fact = book_.facts_[static_cast<std::size_t>(factOf(cell(record, "name")))];
    for (const QString& part : words(cell(record, "parts"), u';')) {
      fact.parts.push_back({factOf(part.section(u':', 0, 0)), part.section(u':', 1).toInt()});
    }
  }
}

void ThresholdReader::readTags() {
  for (const CsvRecord& record : table("threshold_tags")) {
    const QString opens = cell(record, "opens");
    const QString own = cell(record, "own_test_metric");
    ThresholdTag tag{.tag = cell(record, "tag"), .label = cell(record, "name_zh"), .quiet = cell(record, "quiet") == QStringLiteral("yes"), .needsParts = opens == QStringLiteral("parts"),
                     .isHalf = opens == QStringLiteral("half"), .ownTest = own.isEmpty() ? -1 : factOf(own)};
    if (!tag.needsParts && !tag.isHalf) {
      tag.condition = conditionOf(opens);
    }
    book_.tags_.push_back(std::move(tag));
  }
}

void ThresholdReader::readRows() {
  for (const CsvRecord& record : rows_) {
    const QString id = cell(record, "crime_id");
    if (!book_.find(id)) {
      book_.offences_.push_back({id, cell(record, "crime_zh"), cell(record, "penal_article"), {}});
    }
    std::ranges::find(book_.offences_, id, &ThresholdOffence::id)->rows.push_back(rowOf(record));
  }
}

ThresholdRow ThresholdReader::rowOf(const CsvRecord& record) const {
  ThresholdRow row;
  row.id = cell(record, "row_id");
  row.metricLabel = cell(record, "metric_zh");
  row.fact = factOf(cell(record, "metric_id"));
  row.value = valueOf(row.fact, cell(record, "value"));
  row.isAggravated = cell(record, "level") == QStringLiteral("aggravated");
  const QStringList all = words(cell(record, "all_tags"));
  const QStringList any = words(cell(record, "any_tags"));
  row.all = bitsOf(all);
  row.any = bitsOf(any);
  row.tags = all + any;
  for (std::size_t i = 0; i < book_.tags_.size(); ++i) {
    const ThresholdTag& tag = book_.tags_[i];
    if ((row.all & (1U << i)) == 0) {
      continue;
    }
    row.needsParts = row.needsParts || tag.needsParts;
    row.isHalf = row.isHalf || tag.isHalf;
    if (tag.ownTest == row.fact) {
      row.all &= ~(1U << i);
    }
  }
  row.subject = subjectOf(cell(record, "subject"));
  if (const QString below = cell(record, "below_metric_id"); !below.isEmpty()) {
    row.below = factOf(below);
    row.belowValue = valueOf(row.below, cell(record, "below_value"));
  }
  row.nearCounts = cell(record, "near_mark") == QStringLiteral("yes");
  row.condition = cell(record, "condition_zh");
  row.basis = cell(record, "basis");
  row.article = cell(record, "basis_article");
  row.from = QDate::fromString(cell(record, "effective_from"), Qt::ISODate);
  row.to = QDate::fromString(cell(record, "effective_to"), Qt::ISODate);
  row.confidence = cell(record, "confidence");
  Q_ASSERT(row.from.isValid() && row.value > 0 && cell(record, "operator") == QStringLiteral(">="));
  return row;
}

void ThresholdReader::addReadings() {
  for (const CsvRecord& record : table("threshold_readings")) {
    const auto offence = std::ranges::find(book_.offences_, cell(record, "crime_id"), &ThresholdOffence::id);
    Q_ASSERT(offence != book_.offences_.end());
    const QString tag = cell(record, "row_tag");
    for (ThresholdRow& row : offence->rows) {
      if (row.fact == factOf(cell(record, "metric")) && (tag.isEmpty() || row.tags.contains(tag))) {
        row.readings.push_back({conditionOf(cell(record, "opens")), factOf(cell(record, "reads")), cell(record, "or_itself") == QStringLiteral("yes")});
      }
    }
  }
}

void ThresholdReader::addFactors() {
  for (const CsvRecord& record : table("threshold_factors")) {
    for (ThresholdOffence& offence : book_.offences_) {
      for (ThresholdRow& row : offence.rows) {
        if (row.basis == cell(record, "basis")) {
          row.factors.push_back({subjectOf(cell(record, "subject")), cell(record, "factor").toInt(),
                                 QDate::fromString(cell(record, "effective_from"), Qt::ISODate), QDate::fromString(cell(record, "effective_to"), Qt::ISODate)});
        }
      }
    }
  }
}

/// HALF2 looks at the numbered items of its own paragraph (第13条第1款（一）至（四）), not at its main clause; where the paper numbers nothing
/// (法发〔2011〕3号第13条) at all rows of the article.
void ThresholdReader::addHalfItems() {
  for (ThresholdOffence& offence : book_.offences_) {
    for (ThresholdRow& half : offence.rows) {
      if (!half.isHalf) {
        continue;
      }
      const qsizetype numbered = half.article.indexOf(u'（');
      for (std::size_t i = 0; i < offence.rows.size(); ++i) {
        const ThresholdRow& row = offence.rows[i];
        const bool sameParagraph = numbered < 0 ? row.article == half.article : row.article.startsWith(half.article.left(numbered + 1));
        if (!row.isHalf && !row.isAggravated && row.basis == half.basis && sameParagraph) {
          half.halfItems.push_back(static_cast<int>(i));
        }
      }
    }
  }
}

int ThresholdReader::factOf(const QString& name) const {
  const int fact = book_.fact(name);
  if (fact < 0) {
    qFatal("threshold tables: unknown fact %s", qPrintable(name));
  }
  return fact;
}

std::int64_t ThresholdReader::valueOf(int fact, const QString& text) const {
  const Result<std::int64_t> value = thresholdValue(book_.factName(fact), text);
  if (!value) {
    qFatal("threshold tables: unreadable value %s", qPrintable(text));
  }
  return *value;
}

ThresholdCondition ThresholdReader::conditionOf(const QString& text) const {
  ThresholdCondition condition;
  if (text == QStringLiteral("always")) {
    return condition;
  }
  for (const QString& test : words(text, u'|')) {
    const qsizetype operation = test.indexOf(u'=');
    const bool equal = !test.contains(QStringLiteral(">="));
    const int fact = factOf(test.left(equal ? operation : operation - 1));
    const QString value = test.mid(operation + 1);
    const qsizetype choice = book_.factName(fact).choices.indexOf(value);
    const bool yesNo = book_.factName(fact).kind == ThresholdFactName::Kind::YesNo;
    condition.tests.push_back({fact, equal, choice >= 0 ? choice : yesNo ? value.toInt() : valueOf(fact, value)});
  }
  return condition;
}

std::uint32_t ThresholdReader::bitsOf(const QStringList& tags) const {
  std::uint32_t bits = 0;
  for (const QString& name : tags) {
    const auto found = std::ranges::find(book_.tags_, name, &ThresholdTag::tag);
    if (found == book_.tags_.end()) {
      qFatal("threshold tables: unknown tag %s", qPrintable(name));
    }
    bits |= 1U << static_cast<unsigned>(found - book_.tags_.begin());
  }
  return bits;
}

}  // namespace shuangda
