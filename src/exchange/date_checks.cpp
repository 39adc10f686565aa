#include "exchange/date_checks.h"

#include <QSet>

#include "domain/event_date.h"
#include "exchange/doc_number_cell.h"
#include "exchange/resource_table.h"

namespace shuangda {
namespace {

struct DatePair {
  QString kind{};
  QString earlier{};
  QString later{};
};

const std::vector<DatePair>& datePairs() {
  static const std::vector<DatePair> pairs = [] {
    std::vector<DatePair> result;
    for (const auto& row : readResourceTable(QStringLiteral("date_order.csv"))) {
      result.push_back({row.value(QStringLiteral("kind")), row.value(QStringLiteral("earlier")),
                        row.value(QStringLiteral("later"))});
    }
    return result;
  }();
  return pairs;
}

std::optional<EventDate> dateIn(const Record& record, const QString& standard) {
  const QString text = record.row.values.value(standard);
  const Result<EventDate> date = EventDate::parse(text);
  return !text.isEmpty() && date ? std::optional(*date) : std::nullopt;
}

QString labelOf(const RecordContext& context, const QString& standard) {
  const StandardColumn* column = findStandardColumn(context.kind, standard);
  return column != nullptr ? column->label : standard;
}

/// The first of the ordered pairs that the date at `standard` breaks, as a sentence.
QString brokenOrder(const Record& record, const RecordContext& context, const QString& standard,
                    const QSet<QString>& ignored) {
  const auto later = dateIn(record, standard);
  if (!later) {
    return {};
  }
  for (const DatePair& pair : datePairs()) {
    if (pair.kind != context.kind || pair.later != standard || ignored.contains(pair.earlier)) {
      continue;
    }
    const auto earlier = dateIn(record, pair.earlier);
    if (earlier && contradictsOrder(*earlier, *later)) {
      return QStringLiteral("%1早于%2").arg(labelOf(context, standard), labelOf(context, pair.earlier));
    }
  }
  return {};
}

/// Found and filed in the ledger's year; a case may have been found in December before; what follows may fall into the
/// year after. Anything two years off is suspect.
bool outOfYear(const Record& record, const QString& standard, int year, int ledgerYear, const QString& broken) {
  const int distance = year - ledgerYear;
  if (distance == 0) {
    return false;
  }
  if (std::abs(distance) >= 2) {
    return true;
  }
  const bool opening = standard == u"filed_date" || standard == u"found_date" || standard == u"seized_date";
  if (distance == 1) {
    return opening;
  }
  if (!broken.isEmpty()) {
    return true;
  }
  if (standard != u"filed_date") {
    return false;
  }
  // Filed the year before and carried over is right when something happened in the ledger's year.
  for (const char16_t* other : {u"decision_date", u"closed_date", u"transfer_date", u"withdrawn_date"}) {
    const auto date = dateIn(record, QString::fromUtf16(other));
    if (date && date->lastDay().year() == ledgerYear) {
      return false;
    }
  }
  return true;
}

/// The year in which the date would be right, for the message.
QString suspectYear(const QString& text, int ledgerYear) {
  const QString year = text.left(4);
  QString digits = QString::number(ledgerYear);
  std::sort(digits.begin(), digits.end());
  QString other = year;
  std::sort(other.begin(), other.end());
  return digits == other ? QStringLiteral("（疑为%1）").arg(ledgerYear) : QString();
}

}  // namespace

void checkDates(Record& record, const RecordContext& context) {
  QSet<QString> suspect;
  const auto& columns = context.mapping->columns;
  for (const MappedColumn& mapped : columns) {
    if (context.standardFile || !context.ledgerYear) {
      break;  // without a ledger's year every year is as good as another
    }
    const StandardColumn* standard = findStandardColumn(context.kind, mapped.standard);
    if (standard == nullptr || (standard->type != ColumnType::Date && standard->type != ColumnType::DateOrInstant)) {
      continue;
    }
    const auto date = dateIn(record, standard->name);
    if (!date || standard->name == u"void_date" || standard->name == u"published_date") {
      continue;
    }
    const QString broken = brokenOrder(record, context, standard->name, suspect);
    if (outOfYear(record, standard->name, date->firstDay().year(), *context.ledgerYear, broken)) {
      suspect.insert(standard->name);
      addFinding(record, context, standard->name, QStringLiteral("date_out_of_range"), date->text(),
                 QStringLiteral("年份与台账年度%1不符%2")
                         .arg(*context.ledgerYear)
                         .arg(suspectYear(date->text(), *context.ledgerYear)) +
                     (broken.isEmpty() ? QString() : QStringLiteral("，且") + broken));
    }
  }
  for (const MappedColumn& mapped : columns) {
    if (!record.row.values.contains(mapped.standard) || suspect.contains(mapped.standard)) {
      continue;
    }
    if (const QString broken = brokenOrder(record, context, mapped.standard, suspect); !broken.isEmpty()) {
      addFinding(record, context, mapped.standard, QStringLiteral("date_order"),
                 record.row.values.value(mapped.standard), broken);
    }
  }
  const auto docYear = yearOfDocNumber(record.row.values.value(QStringLiteral("doc_no")));
  const bool seizures = context.kind == u"seizures";
  const QString against = seizures ? QStringLiteral("seized_date") : QStringLiteral("decision_date");
  const auto date = dateIn(record, against);
  if (!docYear || !date || suspect.contains(against)) {
    return;
  }
  const int year = date->firstDay().year();
  // Goods are seized before the decision, at times in the year before.
  if (seizures ? *docYear < year || *docYear > year + 1 : *docYear != year) {
    addFinding(record, context, QStringLiteral("doc_no"), QStringLiteral("doc_year_mismatch"),
               record.row.values.value(QStringLiteral("doc_no")),
               QStringLiteral("文号年份%1与%2年份%3不一致").arg(*docYear).arg(labelOf(context, against)).arg(year));
  }
}

}  // namespace shuangda
