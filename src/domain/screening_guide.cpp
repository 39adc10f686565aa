#include "domain/screening_guide.h"

#include <algorithm>

#include "base/csv.h"
#include "domain/threshold_text.h"

namespace shuangda {
namespace {

std::vector<CsvRecord> table(const char* name) { return readCsvResource(QStringLiteral(":/resources/law/%1.csv").arg(QLatin1String(name))); }

QString cell(const CsvRecord& record, const char* column) { return record.value(QLatin1String(column)); }

QStringList parts(const QString& text) { return text.split(u';', Qt::SkipEmptyParts); }

std::vector<std::string> words(const QString& text) {
  std::vector<std::string> list;
  for (const QString& word : parts(text)) {
    list.push_back(word.toStdString());
  }
  return list;
}

bool containsOne(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

int offenceIndex(const QString& id) {
  const ThresholdOffence* offence = ThresholdBook::builtIn().find(id);
  if (!offence) {
    qFatal("screening tables: unknown offence %s", qPrintable(id));
  }
  return static_cast<int>(offence - ThresholdBook::builtIn().offences().data());
}

CaseAmounts::Kind amountOf(const QString& column) {
  for (const CaseAmounts::Kind kind : {CaseAmounts::GoodsValue, CaseAmounts::IllegalTurnover, CaseAmounts::IllegalIncome}) {
    if (caseAmountColumn(kind) == column) {
      return kind;
    }
  }
  qFatal("screening tables: unknown amount %s", qPrintable(column));
}

OffenceMask bitOf(int offence) { return OffenceMask{1} << static_cast<unsigned>(offence); }

}  // namespace

QString caseAmountColumn(CaseAmounts::Kind kind) {
  switch (kind) {
    case CaseAmounts::GoodsValue:
      return QStringLiteral("goods_value_yuan");
    case CaseAmounts::IllegalTurnover:
      return QStringLiteral("illegal_turnover_yuan");
    case CaseAmounts::IllegalIncome:
      return QStringLiteral("illegal_income_yuan");
  }
  return {};
}

void CaseAmounts::add(const CaseAmounts& other) {
  for (std::size_t i = 0; i < kKinds; ++i) {
    if (other.fen[i] >= 0) {
      fen[i] = std::min(std::max<std::int64_t>(fen[i], 0) + std::min(other.fen[i], ThresholdValues::kLargest), ThresholdValues::kLargest);
    }
  }
}

const ScreeningGuide& ScreeningGuide::builtIn() {
  static const ScreeningGuide guide;
  return guide;
}

ScreeningGuide::ScreeningGuide() {
  Q_ASSERT(ThresholdBook::builtIn().offences().size() <= 64);
  readOffences();
  readStandIns();
  readGroups();
  readIndicators();
  for (const CsvRecord& record : table("screening_hints")) {
    hints_.push_back({cell(record, "crime_id"), cell(record, "kind"), cell(record, "text"), cell(record, "source")});
  }
  for (const CsvRecord& record : table("screening_subjects")) {
    const bool person = cell(record, "subject") == QStringLiteral("person");
    subjects_.emplace_back(cell(record, "party_type"), person ? ThresholdFacts::Subject::Person : ThresholdFacts::Subject::Unit);
  }
}

void ScreeningGuide::readOffences() {
  presumed_.resize(ThresholdBook::builtIn().offences().size());
  for (const CsvRecord& record : table("screening_offences")) {
    OffenceRule rule{.offence = offenceIndex(cell(record, "crime_id")), .words = words(cell(record, "words")), .with = words(cell(record, "with_words")),
                     .without = words(cell(record, "without_words")), .source = cell(record, "source")};
    for (const QString& fact : parts(cell(record, "presumed"))) {
      const QString name = fact.section(u'=', 0, 0);
      ThresholdValues values;
      const Result<void> set = setThresholdFact(ThresholdBook::builtIn(), values, name, fact.section(u'=', 1));
      Q_ASSERT(set);
      const int key = ThresholdBook::builtIn().fact(name);
      presumed_[static_cast<std::size_t>(rule.offence)].emplace_back(key, values.at(key));
    }
    if (cell(record, "ip") == QStringLiteral("yes")) {
      ip_ |= bitOf(rule.offence);
    }
    rules_.push_back(std::move(rule));
  }
}

void ScreeningGuide::readStandIns() {
  for (const CsvRecord& record : table("screening_amounts")) {
    StandIn standIn{.fact = ThresholdBook::builtIn().fact(cell(record, "metric")), .note = cell(record, "note")};
    Q_ASSERT(standIn.fact >= 0);
    for (const QString& column : parts(cell(record, "case_fields"))) {
      standIn.amounts.push_back(amountOf(column));
    }
    if (const QString minus = cell(record, "minus"); !minus.isEmpty()) {
      standIn.minus = amountOf(minus);
    }
    standIns_.push_back(std::move(standIn));
  }
}

void ScreeningGuide::readGroups() {
  for (const CsvRecord& record : table("screening_history")) {
    Group group{.name = cell(record, "group")};
    if (const QString fact = cell(record, "fact"); !fact.isEmpty()) {
      group.fact = ThresholdBook::builtIn().fact(fact);
      Q_ASSERT(group.fact >= 0);
    }
    if (const QString years = cell(record, "years"); !years.isEmpty()) {
      group.years = years.toInt();
    }
    for (const QString& id : parts(cell(record, "crime_ids"))) {
      group.offences |= bitOf(offenceIndex(id));
    }
    groups_.push_back(std::move(group));
  }
}

void ScreeningGuide::readIndicators() {
  std::size_t index = 0;
  for (const CsvRecord& record : table("screening_indicators")) {
    Q_ASSERT(index < kIndicators);
    indicators_[index++] = {cell(record, "id"), cell(record, "name_zh"), parts(cell(record, "steps")), parts(cell(record, "attachment_roles")),
                            parts(cell(record, "movements")), cell(record, "answer")};
  }
}

OffenceMask ScreeningGuide::offencesOf(std::string_view cause, std::string_view field, std::string_view goods) const {
  OffenceMask mask = 0;
  for (const OffenceRule& rule : rules_) {
    const bool about = containsOne(cause, rule.words) || containsOne(field, rule.words);
    if (about && (rule.with.empty() || containsOne(cause, rule.with) || containsOne(field, rule.with) || containsOne(goods, rule.with)) &&
        !containsOne(cause, rule.without)) {
      mask |= bitOf(rule.offence);
    }
  }
  return mask;
}

OffenceMask ScreeningGuide::bit(const ThresholdOffence* offence) const {
  return bitOf(static_cast<int>(offence - ThresholdBook::builtIn().offences().data()));
}

std::vector<ScreeningGuide::Hint> ScreeningGuide::hintsFor(OffenceMask offences) const {
  std::vector<Hint> found;
  for (const Hint& hint : hints_) {
    if ((offences & bitOf(offenceIndex(hint.offence))) != 0) {
      found.push_back(hint);
    }
  }
  return found;
}

ThresholdFacts::Subject ScreeningGuide::subjectOf(const QString& partyType) const {
  const auto found = std::ranges::find(subjects_, partyType, &std::pair<QString, ThresholdFacts::Subject>::first);
  return found == subjects_.end() ? ThresholdFacts::Subject::Any : found->second;
}

}  // namespace shuangda
