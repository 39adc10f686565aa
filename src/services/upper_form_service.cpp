#include "services/upper_form_service.h"

#include <QRegularExpression>
#include <algorithm>

#include "services/bulletin_service.h"
#include "services/unit_of_work.h"
#include "storage/indicator_repository.h"

namespace shuangda {
namespace {

const QString kCode = QStringLiteral("code");
const QString kWhere = QStringLiteral("where");
const QString kKind = QStringLiteral("kind");
const QString kMeasure = QStringLiteral("measure");
const QString kReports = QStringLiteral("reports");

/// The catalogue with a row of its own for every cell that has conditions.
class FormCatalogue {
 public:
  explicit FormCatalogue(std::vector<CsvRecord> rows) : rows_(std::move(rows)) {}

  /// The code by which the figures of `code` under more conditions are found; empty where that cannot be counted.
  QString under(const QString& code, const QString& where) {
    const CsvRecord* known = find(code);
    if (known == nullptr || where.isEmpty()) {
      return known == nullptr ? QString() : code;
    }
    const QString made = QStringLiteral("form_%1_%2").arg(code, QString::number(numberOf(where)));
    if (find(made) != nullptr) {
      return made;
    }
    CsvRecord row = *known;
    row[kCode] = made;
    row[kReports] = QStringLiteral("no");
    const QString kind = row[kKind];
    if (kind == QStringLiteral("sum")) {
      const QString measure = measureUnder(row[kMeasure], where);
      if (measure.isEmpty()) {
        return {};
      }
      row[kMeasure] = measure;
    } else if (kind == QStringLiteral("event") || kind.startsWith(QStringLiteral("stock"))) {
      row[kWhere] = row[kWhere].isEmpty() ? where : row[kWhere] + u';' + where;
    } else {
      return {};  // only reports know it, or it is a rate
    }
    rows_.push_back(row);
    return made;
  }

  const std::vector<CsvRecord>& rows() const { return rows_; }

 private:
  qsizetype numberOf(const QString& where) {
    if (!conditions_.contains(where)) {
      conditions_ << where;
    }
    return conditions_.indexOf(where);
  }
  const CsvRecord* find(const QString& code) const {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const CsvRecord& each) { return each[kCode] == code; });
    return row == rows_.end() ? nullptr : &*row;
  }
  QString measureUnder(const QString& measure, const QString& where) {
    static const QRegularExpression term(QStringLiteral("[a-z][a-z_0-9]*"));
    QString made;
    qsizetype at = 0;
    for (auto match = term.globalMatch(measure); match.hasNext();) {
      const QRegularExpressionMatch each = match.next();
      const QString part = under(each.captured(), where);
      if (part.isEmpty()) {
        return {};
      }
      made += measure.mid(at, each.capturedStart() - at) + part;
      at = each.capturedEnd();
    }
    return made + measure.mid(at);
  }

  std::vector<CsvRecord> rows_;
  QStringList conditions_;
};

QString both(const QString& a, const QString& b) { return a.isEmpty() || b.isEmpty() ? a + b : a + u';' + b; }

}  // namespace

Result<std::pair<UpperForm, UpperFormValues>> UpperFormService::fill(const Session& session, const QString& id, const Period& period, Instant cutoff) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  std::optional<UpperForm> form = UpperForm::builtIn(id);
  if (!form) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("form"), id);
  }
  std::vector<CsvRecord> rows = IndicatorCatalogue::shippedRows();
  const std::vector<CsvRecord> own = IndicatorRepository(store_.database()).rows();
  rows.insert(rows.end(), own.begin(), own.end());
  FormCatalogue catalogue(std::move(rows));
  QMap<UpperFormValues::Cell, QString> codes;
  for (std::size_t part = 0; part < form->parts.size(); ++part) {
    for (const UpperForm::Row& row : form->parts[part].rows) {
      for (const UpperForm::Column& column : form->parts[part].columns) {
        const QString code = row.isUnknown() ? QString() : catalogue.under(column.indicator.isEmpty() ? column.code : column.indicator, both(column.where, row.where));
        if (!code.isEmpty()) {
          codes.insert({static_cast<int>(part) + 1, row.code, column.code}, code);
        }
      }
    }
  }
  Result<IndicatorCatalogue> parsed = IndicatorCatalogue::parse(catalogue.rows(), IndicatorCatalogue::parametersOf(store_.law().law().parameters));
  if (!parsed) {
    return tl::unexpected(parsed.error());
  }
  const Result<Bulletin> bulletin =
      BulletinService(store_).compute(session, {.period = period, .breakdowns = {}}, cutoff, std::make_shared<const IndicatorCatalogue>(std::move(*parsed)));
  if (!bulletin) {
    return tl::unexpected(bulletin.error());
  }
  UpperFormValues values{.head = {{QStringLiteral("unit"), session.officeName},
                                  {QStringLiteral("from"), period.begin().toString(Qt::ISODate)},
                                  {QStringLiteral("to"), period.lastDay().toString(Qt::ISODate)},
                                  {QStringLiteral("date"), cutoff.localDate().toString(Qt::ISODate)}}};
  for (auto cell = codes.begin(); cell != codes.end(); ++cell) {
    const Figure& figure = bulletin->figure(cell.value());
    if (figure.value.known) {
      values.cells.insert(cell.key(), figure.value.amount);
    }
  }
  return std::pair(std::move(*form), std::move(values));
}

}  // namespace shuangda
