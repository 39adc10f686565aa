#include "cli/screen_output.h"

#include <unistd.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

#include "cli/paper_file.h"
#include "cli/threshold_output.h"
#include "reports/page_layout.h"
#include "reports/screening_composer.h"
#include "services/screening_paper.h"
#include "services/screening_texts.h"
#include "services/threshold_texts.h"

namespace shuangda::cli {
namespace {

QString stateName(ThresholdLine::State state) {
  return state == ThresholdLine::State::Hit ? QStringLiteral("hit") : state == ThresholdLine::State::Near ? QStringLiteral("near") : QStringLiteral("below");
}

void printJson(const QJsonObject& object) { print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed()); }

QStringList overviewColumns() {
  return {QStringLiteral("case_id"), QStringLiteral("alone"), QStringLiteral("together"), QStringLiteral("indicators"), QStringLiteral("ip"), QStringLiteral("repeated"),
          QStringLiteral("unpunished"), QStringLiteral("splitting"), QStringLiteral("splitting_with"), QStringLiteral("party"), QStringLiteral("cause"), QStringLiteral("unit"), QStringLiteral("offences")};
}

QStringList overviewCells(const ScreeningOverview::Row& row) {
  const auto flag = [](bool holds) { return holds ? QStringLiteral("1") : QStringLiteral("0"); };
  return {row.number, stateName(row.outcome.alone), stateName(row.outcome.together), indicatorNumbers(row.outcome.indicators).replace(u'、', u' '), flag(row.isIp),
          flag(row.repeated), QString::number(row.unpunished), flag(row.split), splittingText(row), row.party, row.cause, row.unit, offenceNames(row.outcome.offences)};
}

QJsonObject overviewJson(const ScreeningOverview& overview) {
  QJsonArray rows;
  for (const ScreeningOverview::Row& row : overview.rows) {
    QJsonObject object;
    const QStringList cells = overviewCells(row);
    for (qsizetype i = 0; i < cells.size(); ++i) {
      object.insert(overviewColumns().at(i), cells.at(i));
    }
    rows.append(object);
  }
  QJsonObject byIndicators;
  for (std::size_t n = 0; n < overview.byIndicators.size(); ++n) {
    byIndicators.insert(QString::number(n), static_cast<qint64>(overview.byIndicators[n]));
  }
  return {{QStringLiteral("cases"), static_cast<qint64>(overview.cases)},
          {QStringLiteral("transferred"), static_cast<qint64>(overview.transferred)},
          {QStringLiteral("hits"), static_cast<qint64>(overview.hits)},
          {QStringLiteral("nears"), static_cast<qint64>(overview.nears)},
          {QStringLiteral("only_together"), static_cast<qint64>(overview.onlyTogether)},
          {QStringLiteral("splitting"), static_cast<qint64>(overview.splits)},
          {QStringLiteral("other_ip"), static_cast<qint64>(overview.otherIp)},
          {QStringLiteral("by_indicators"), byIndicators},
          {QStringLiteral("listed"), static_cast<qint64>(overview.listed)},
          {QStringLiteral("rows"), rows}};
}

void printOverviewText(const ScreeningOverview& overview, int nearPercent) {
  for (const QString& sentence : overviewTexts(overview, nearPercent)) {
    print(sentence);
  }
  std::vector<QStringList> rows;
  for (const ScreeningOverview::Row& row : overview.rows) {
    QStringList remarks;
    if (row.repeated) {
      remarks << QStringLiteral("处罚后再犯");
    }
    if (row.unpunished > 0) {
      remarks << QStringLiteral("累计 %1 件").arg(row.unpunished + 1);
    }
    if (row.split) {
      remarks << QStringLiteral("疑似化整为零（%1）").arg(splittingText(row));
    }
    rows.push_back({row.number, outcomeText(row.outcome, nearPercent), indicatorNumbers(row.outcome.indicators), remarks.join(u'、'), row.party, row.cause, row.unit});
  }
  printTable({QStringLiteral("案件"), QStringLiteral("数额"), QStringLiteral("指标"), QStringLiteral("提示"), QStringLiteral("当事人"), QStringLiteral("案由"), QStringLiteral("单位")}, rows);
  if (overview.listed > static_cast<std::int64_t>(overview.rows.size())) {
    print(QStringLiteral("共应列出 %1 件，以上为最重的 %2 件；用 --limit 多列。").arg(overview.listed).arg(overview.rows.size()));
  }
}

QJsonObject sheetJson(const ScreeningSheet& sheet, const ScreeningPaper& paper) {
  QJsonArray offences;
  for (const OffenceScreening& offence : sheet.offences) {
    QJsonObject object = thresholdJson(offence.facts, offence.lines, sheet.options);
    QJsonObject sources;
    for (const auto& [fact, source] : offence.sources) {
      sources.insert(ThresholdBook::builtIn().factName(fact).name, sourceText(source));
    }
    object.insert(QStringLiteral("sources"), sources);
    object.insert(QStringLiteral("together"), offence.unpunished > 0 ? thresholdJson(offence.facts, offence.together, sheet.options)[QStringLiteral("rows")].toArray() : QJsonArray());
    offences.append(object);
  }
  QJsonArray indicators;
  for (const ScreeningSheet::Indicator& indicator : sheet.indicators) {
    indicators.append(QJsonObject{{QStringLiteral("id"), indicator.id}, {QStringLiteral("holds"), indicator.holds},
                                  {QStringLiteral("evidence"), QJsonArray::fromStringList(indicator.evidence)}});
  }
  QJsonArray related;
  for (const QStringList& row : paper.related) {
    related.append(QJsonObject{{QStringLiteral("case_id"), row.at(0)}, {QStringLiteral("act"), row.at(2)}, {QStringLiteral("penalty"), row.at(3)}, {QStringLiteral("meaning"), row.at(4)}});
  }
  QJsonArray decisions;
  for (const ScreeningDecision& decision : sheet.decisions) {
    decisions.append(QJsonObject{{QStringLiteral("at"), decision.recordedAt.localText()}, {QStringLiteral("kind"), fieldText(decision.kind)},
                                 {QStringLiteral("reason"), decision.reason}, {QStringLiteral("by"), decision.recordedByName}});
  }
  return {{QStringLiteral("case_id"), sheet.legalCase.number},
          {QStringLiteral("alone"), stateName(sheet.alone)},
          {QStringLiteral("together"), stateName(sheet.together)},
          {QStringLiteral("ip"), sheet.isIp},
          {QStringLiteral("conclusions"), QJsonArray::fromStringList(paper.conclusions)},
          {QStringLiteral("offences"), offences},
          {QStringLiteral("indicators"), indicators},
          {QStringLiteral("indicator_count"), sheet.indicatorCount()},
          {QStringLiteral("related"), related},
          {QStringLiteral("splitting"), QJsonArray::fromStringList(paper.splitting)},
          {QStringLiteral("decisions"), decisions}};
}

}  // namespace

bool showScreeningProgress(std::int64_t done, std::int64_t of) {
  if (isatty(STDERR_FILENO) != 0 && of > 0) {
    std::fprintf(stderr, "\r%3d%%", static_cast<int>(done * 100 / of));
    if (done >= of) {
      std::fputs("\r    \r", stderr);
    }
  }
  return true;
}

void printOverview(const Context& context, const ScreeningOverview& overview, int nearPercent) {
  switch (context.format()) {
    case Context::Format::Json:
      printJson(overviewJson(overview));
      break;
    case Context::Format::Csv: {
      std::vector<QStringList> rows;
      for (const ScreeningOverview::Row& row : overview.rows) {
        rows.push_back(overviewCells(row));
      }
      printCsv(overviewColumns(), rows);
      break;
    }
    case Context::Format::Text:
      printOverviewText(overview, nearPercent);
      break;
  }
}

void printSheet(const Context& context, const ScreeningSheet& sheet, const QString& office) {
  const ScreeningPaper paper = screeningPaper(sheet, office);
  switch (context.format()) {
    case Context::Format::Json:
      printJson(sheetJson(sheet, paper));
      break;
    case Context::Format::Csv: {
      std::vector<QStringList> rows;
      for (const OffenceScreening& offence : sheet.offences) {
        for (const ThresholdLine& line : offence.lines) {
          QStringList cells = thresholdCells(offence.facts, line, sheet.options);
          if (offence.isEstimate(line)) {
            cells.back() = (cells.back().isEmpty() ? QString() : cells.back() + u'；') + sourceText(FactSource::Estimate);
          }
          rows.push_back(cells);
        }
      }
      printCsv(thresholdColumns(), rows);
      break;
    }
    case Context::Format::Text:
      for (const QString& line : paperLines(paper)) {
        print(line);
      }
      break;
  }
}

void printFacts(const Context& context, const CriminalFacts& facts, const QString& number) {
  std::vector<QStringList> rows;
  visitFields(facts, [&](const char* name, const auto& member) {
    if (const QString value = fieldText(member); !value.isEmpty() && qstrcmp(name, "facts") != 0) {
      rows.push_back({QString::fromLatin1(name), value});
    }
  });
  for (auto it = facts.facts.begin(); it != facts.facts.end(); ++it) {
    rows.push_back({it.key(), it.value()});
  }
  if (context.format() == Context::Format::Text) {
    print(QStringLiteral("案件 %1 的涉罪事实，第 %2 版").arg(number).arg(facts.version));
  }
  printList(context, {QStringLiteral("name"), QStringLiteral("value")}, {QStringLiteral("名称"), QStringLiteral("值")}, rows);
}

void printScreeningPaper(const Context& context, const ScreeningPaper& paper, const QString& file, Instant now) {
  const Document document = composeScreening(paper);
  const qint64 pages = writePaper(file, {.author = document.author, .created = now}, [&](FontBook& fonts) { return layOut(document, fonts); });
  announce(context, QStringLiteral("已写出 %1 页：%2").arg(pages).arg(file), {{QStringLiteral("pages"), pages}, {QStringLiteral("file"), file}});
}

}  // namespace shuangda::cli
