#include "cli/threshold_output.h"

#include <QJsonArray>

#include "services/threshold_texts.h"

namespace shuangda::cli {
namespace {

QString stateName(ThresholdLine::State state) {
  return state == ThresholdLine::State::Hit ? QStringLiteral("hit") : state == ThresholdLine::State::Near ? QStringLiteral("near") : QStringLiteral("below");
}

const ThresholdFactName& factOf(const ThresholdLine& line) { return ThresholdBook::builtIn().factName(line.row->fact); }

void insertValue(QJsonObject& object, const QString& key, const ThresholdFactName& fact, std::int64_t value) {
  if (fact.isMoney()) {
    object.insert(key + QStringLiteral("_fen"), static_cast<qint64>(value));
  } else {
    object.insert(key, static_cast<double>(value) / static_cast<double>(ThresholdValues::kUnit));
  }
}

}  // namespace

QStringList thresholdColumns() {
  return {QStringLiteral("crime_id"), QStringLiteral("row_id"),   QStringLiteral("state"),      QStringLiteral("level"),    QStringLiteral("set"),
          QStringLiteral("metric"),   QStringLiteral("value"),    QStringLiteral("standard"),   QStringLiteral("unit"),     QStringLiteral("ratio"),
          QStringLiteral("basis"),    QStringLiteral("article"),  QStringLiteral("condition"),  QStringLiteral("remark")};
}

QStringList thresholdCells(const ThresholdFacts& facts, const ThresholdLine& line, const ThresholdOptions&) {
  const ThresholdFactName& fact = factOf(line);
  const auto value = [&](std::int64_t number) {
    return fact.isMoney() ? Money::ofFen(number).yuanText() : QString::number(static_cast<double>(number) / static_cast<double>(ThresholdValues::kUnit));
  };
  return {facts.offence->id,
          line.row->id,
          stateName(line.state),
          line.row->isAggravated ? QStringLiteral("aggravated") : QStringLiteral("base"),
          line.isComparison ? QStringLiteral("comparison") : QStringLiteral("governing"),
          fact.name,
          value(line.value),
          value(line.standard),
          fact.unit,
          permilleText(line.permille()),
          line.row->basis,
          line.row->article,
          conditionText(*line.row),
          thresholdConfidenceText(*line.row)};
}

QJsonObject thresholdJson(const ThresholdFacts& facts, const std::vector<ThresholdLine>& lines, const ThresholdOptions& options) {
  QJsonArray rows;
  for (const ThresholdLine& line : lines) {
    QJsonObject row{{QStringLiteral("row_id"), line.row->id},
                    {QStringLiteral("state"), stateName(line.state)},
                    {QStringLiteral("level"), line.row->isAggravated ? QStringLiteral("aggravated") : QStringLiteral("base")},
                    {QStringLiteral("set"), line.isComparison ? QStringLiteral("comparison") : QStringLiteral("governing")},
                    {QStringLiteral("metric"), factOf(line).name},
                    {QStringLiteral("ratio_permille"), static_cast<qint64>(line.permille())},
                    {QStringLiteral("basis"), line.row->basis},
                    {QStringLiteral("article"), line.row->article},
                    {QStringLiteral("condition"), conditionText(*line.row)},
                    {QStringLiteral("confidence"), line.row->confidence},
                    {QStringLiteral("remark"), thresholdConfidenceText(*line.row)}};
    insertValue(row, QStringLiteral("value"), factOf(line), line.value);
    insertValue(row, QStringLiteral("standard"), factOf(line), line.standard);
    rows.append(row);
  }
  const MissingFacts missing = missingFacts(ThresholdBook::builtIn(), facts);
  return {{QStringLiteral("crime_id"), facts.offence->id},
          {QStringLiteral("crime"), facts.offence->name},
          {QStringLiteral("act_from"), facts.from.toString(Qt::ISODate)},
          {QStringLiteral("act_to"), facts.to.toString(Qt::ISODate)},
          {QStringLiteral("rows"), rows},
          {QStringLiteral("missing"), QJsonArray::fromStringList(missingTexts(missing))},
          {QStringLiteral("conclusions"), QJsonArray::fromStringList(thresholdConclusions(facts, lines, options))}};
}

void printThresholds(const ThresholdFacts& facts, const std::vector<ThresholdLine>& lines, const ThresholdOptions& options) {
  print(QStringLiteral("%1（刑法第%2条），行为 %3 至 %4，主体：%5")
            .arg(facts.offence->name, facts.offence->penalArticle, facts.from.toString(Qt::ISODate), facts.to.toString(Qt::ISODate), subjectText(facts.subject)));
  std::vector<QStringList> rows;
  for (const ThresholdLine& line : lines) {
    const ThresholdFactName& fact = factOf(line);
    rows.push_back({line.row->id, thresholdStateText(line.state, options.nearPercent), thresholdLevelText(line.row->isAggravated), line.row->metricLabel,
                    amountText(fact, line.value), amountText(fact, line.standard), permilleText(line.permille()), articleText(*line.row), conditionText(*line.row),
                    thresholdSetText(line.isComparison), thresholdConfidenceText(*line.row)});
  }
  printTable({QStringLiteral("行"), QStringLiteral("结果"), QStringLiteral("档次"), QStringLiteral("指标"), QStringLiteral("数额"), QStringLiteral("标准"),
              QStringLiteral("比例"), QStringLiteral("依据"), QStringLiteral("情形"), QStringLiteral("适用"), QStringLiteral("提示")},
             rows);
  for (const QString& conclusion : thresholdConclusions(facts, lines, options)) {
    print(conclusion);
  }
  if (const QStringList missing = missingTexts(missingFacts(ThresholdBook::builtIn(), facts)); !missing.isEmpty()) {
    print(QStringLiteral("尚缺：%1。").arg(missing.join(u'、')));
  }
}

}  // namespace shuangda::cli
