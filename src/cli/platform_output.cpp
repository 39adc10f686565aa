#include "cli/platform_output.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "domain/legal_case_fields.h"
#include "services/platform_texts.h"
#include "services/texts.h"

namespace shuangda::cli {
namespace {

/// One remark of a comparison; the same columns for people, CSV and JSON.
struct Remark {
  QString list{};  ///< missing, unknown, different, ambiguous, late, mark
  PlatformLine line{};
  PlatformRow row{};
  QString by{};
  PlatformDifference field{};
  QString text{};
};

const QStringList& names() {
  static const QStringList all{QStringLiteral("list"),  QStringLiteral("case_id"), QStringLiteral("sheet"), QStringLiteral("row"),  QStringLiteral("doc_no"),
                               QStringLiteral("party"), QStringLiteral("by"),      QStringLiteral("column"), QStringLiteral("there"), QStringLiteral("here"),
                               QStringLiteral("detail")};
  return all;
}

QString listText(const QString& list) {
  static const QHash<QString, QString> texts{{QStringLiteral("missing"), QStringLiteral("漏录")},   {QStringLiteral("unknown"), QStringLiteral("多录")},
                                             {QStringLiteral("different"), QStringLiteral("错录")}, {QStringLiteral("ambiguous"), QStringLiteral("待核对")},
                                             {QStringLiteral("late"), QStringLiteral("逾期")},      {QStringLiteral("mark"), QStringLiteral("可标记")}};
  return texts.value(list);
}

QString byName(PlatformMatchBy by) {
  static const QStringList all{QStringLiteral("doc_no"), QStringLiteral("case_id"), QStringLiteral("party_and_day"), QStringLiteral("party_cause_days")};
  return all[static_cast<int>(by)];
}

Remark ofRow(const char* list, const PlatformRow& row) {
  return {.list = QString::fromLatin1(list),
          .line = {.docNo = row.values.value(QStringLiteral("doc_no")), .party = row.values.value(QStringLiteral("party"))},
          .row = row,
          .text = platformRowText(row)};
}

void addDifferences(std::vector<Remark>& remarks, const PlatformComparison& c) {
  for (const auto& different : c.different) {
    for (const PlatformDifference& field : different.fields) {
      remarks.push_back({QStringLiteral("different"), different.line, different.row, byName(different.by), field, platformDifferenceText(field)});
    }
  }
}

void addTies(std::vector<Remark>& remarks, const PlatformComparison& c) {
  for (const auto& tie : c.ambiguous) {
    Remark remark = ofRow("ambiguous", tie.rows.empty() ? PlatformRow{} : tie.rows.front());
    QStringList numbers;
    for (const PlatformLine& line : tie.cases) {
      numbers << line.number;
    }
    remark.line.number = numbers.join(u' ');
    remark.by = byName(tie.by);
    remark.text = platformTieText(tie);
    remarks.push_back(remark);
  }
}

std::vector<Remark> remarksOf(const PlatformComparison& c) {
  std::vector<Remark> remarks;
  for (const PlatformLine& line : c.missing) {
    remarks.push_back({.list = QStringLiteral("missing"), .line = line, .text = line.cause});
  }
  for (const PlatformRow& row : c.unknown) {
    remarks.push_back(ofRow("unknown", row));
  }
  addDifferences(remarks, c);
  addTies(remarks, c);
  for (const auto& late : c.late) {
    remarks.push_back({.list = QStringLiteral("late"), .line = late.line, .text = platformLateText(late)});
  }
  for (const auto& markable : c.markable) {
    remarks.push_back({.list = QStringLiteral("mark"),
                       .line = markable.line,
                       .field = {QStringLiteral("platform_entered_date"), markable.date.text(), fieldText(markable.line.entered)},
                       .text = QStringLiteral("平台录入日期 %1").arg(markable.date.text())});
  }
  return remarks;
}

QStringList cellsOf(const Remark& remark) {
  return {remark.list,      remark.line.number, remark.row.sheet, remark.row.row > 0 ? QString::number(remark.row.row) : QString(), remark.line.docNo, remark.line.party, remark.by,
          remark.field.column, remark.field.there, remark.field.here, remark.text};
}

QJsonObject jsonOf(const Remark& remark) {
  QJsonObject object;
  const QStringList cells = cellsOf(remark);
  for (qsizetype i = 0; i < cells.size(); ++i) {
    object.insert(names()[i], cells[i]);
  }
  if (remark.row.row > 0) {
    object.insert(QStringLiteral("row"), remark.row.row);
  }
  return object;
}

void printJson(const PlatformComparison& c) {
  QJsonArray remarks;
  for (const Remark& remark : remarksOf(c)) {
    remarks.append(jsonOf(remark));
  }
  const auto size = [](const auto& list) { return static_cast<qint64>(list.size()); };
  const QJsonObject object{{QStringLiteral("rows"), c.rows},
                           {QStringLiteral("duties"), c.duties},
                           {QStringLiteral("equal"), c.equal},
                           {QStringLiteral("outside"), c.outside},
                           {QStringLiteral("missing"), size(c.missing)},
                           {QStringLiteral("unknown"), size(c.unknown)},
                           {QStringLiteral("different"), size(c.different)},
                           {QStringLiteral("ambiguous"), size(c.ambiguous)},
                           {QStringLiteral("late"), size(c.late)},
                           {QStringLiteral("markable"), size(c.markable)},
                           {QStringLiteral("remarks"), remarks}};
  print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed());
}

}  // namespace

void printComparison(const Context& context, const PlatformComparison& comparison) {
  if (context.format() == Context::Format::Json) {
    printJson(comparison);
    return;
  }
  const bool people = context.format() == Context::Format::Text;
  std::vector<QStringList> rows;
  for (const Remark& remark : remarksOf(comparison)) {
    rows.push_back(people ? QStringList{listText(remark.list), remark.line.number, remark.line.docNo, remark.line.party, remark.text} : cellsOf(remark));
  }
  if (!people) {
    printCsv(names(), rows);
    return;
  }
  print(platformSummary(comparison));
  printTable({QStringLiteral("结果"), QStringLiteral("案件编号"), QStringLiteral("文号"), QStringLiteral("当事人"), QStringLiteral("说明")}, rows);
}

void printMarking(const Context& context, const PlatformMarking& marking) {
  for (const PlatformMarking::Line& line : marking.lines) {
    if (line.refusal) {
      complain(QStringLiteral("%1 没有标记：%2").arg(line.line.number, refusalText(*line.refusal)));
    }
  }
  announce(context, QStringLiteral("已标记 %1 件的平台录入日期，%2 件不能标记。").arg(marking.marked).arg(marking.refused),
           {{QStringLiteral("marked"), marking.marked}, {QStringLiteral("refused"), marking.refused}});
}

}  // namespace shuangda::cli
