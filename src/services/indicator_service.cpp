#include "services/indicator_service.h"

#include <QSet>
#include <algorithm>
#include <functional>

#include "services/unit_of_work.h"
#include "storage/indicator_repository.h"

namespace shuangda {
namespace {

const QString kCode = QStringLiteral("code");
const QString kOwnPrefix = QStringLiteral("own_");

/// The rows with one replaced by its new text, or added at the end.
std::vector<CsvRecord> with(std::vector<CsvRecord> rows, const CsvRecord& row) {
  const auto same = std::find_if(rows.begin(), rows.end(), [&](const CsvRecord& each) { return each[kCode] == row[kCode]; });
  if (same == rows.end()) {
    rows.push_back(row);
  } else {
    *same = row;
  }
  return rows;
}

}  // namespace

Result<IndicatorCatalogue> IndicatorService::read(const std::vector<CsvRecord>& own) {
  std::vector<CsvRecord> rows = IndicatorCatalogue::shippedRows();
  rows.insert(rows.end(), own.begin(), own.end());
  return IndicatorCatalogue::parse(rows, IndicatorCatalogue::parametersOf(store_.law().law().parameters));
}

IndicatorCatalogue IndicatorService::catalogue() {
  // Rows and parameters are checked when they are set; what still cannot be read leaves the shipped catalogue.
  Result<IndicatorCatalogue> catalogue = read(IndicatorRepository(store_.database()).rows());
  return catalogue ? std::move(*catalogue) : IndicatorCatalogue::builtIn();
}

IndicatorCatalogue IndicatorService::catalogueOf(const QStringList& codes) {
  const IndicatorCatalogue all = catalogue();
  QSet<QString> wanted;
  const std::function<void(const QString&)> want = [&](const QString& code) {
    const Indicator* indicator = all.find(code);
    if (indicator == nullptr || wanted.contains(code)) {
      return;
    }
    wanted.insert(code);
    for (const auto* side : {&indicator->numerator, &indicator->denominator}) {
      for (const Indicator::Term& term : *side) {
        want(term.code);
      }
    }
  };
  std::for_each(codes.begin(), codes.end(), want);
  std::vector<CsvRecord> rows = IndicatorCatalogue::shippedRows();
  const std::vector<CsvRecord> own = IndicatorRepository(store_.database()).rows();
  rows.insert(rows.end(), own.begin(), own.end());
  std::erase_if(rows, [&](const CsvRecord& row) { return !wanted.contains(row[kCode]); });
  Result<IndicatorCatalogue> some = IndicatorCatalogue::parse(rows, IndicatorCatalogue::parametersOf(store_.law().law().parameters));
  return some ? std::move(*some) : all;
}

QString IndicatorService::stamp() { return store_.law().stamp() + u'/' + QString::number(IndicatorRepository(store_.database()).stamp()); }

std::vector<CsvRecord> IndicatorService::ownRows() { return IndicatorRepository(store_.database()).rows(); }

Result<IndicatorCatalogue> IndicatorService::catalogueWith(const CsvRecord& row) {
  if (!row[kCode].startsWith(kOwnPrefix)) {
    return refuse(ErrorCode::UnknownValue, QStringLiteral("indicator_code"), row[kCode]);
  }
  return read(with(ownRows(), row));
}

Result<Indicator> IndicatorService::check(const CsvRecord& row) {
  return catalogueWith(row).map([&](const IndicatorCatalogue& catalogue) {
    Indicator indicator = *catalogue.find(row[kCode]);
    indicator.own = true;
    return indicator;
  });
}

Result<void> IndicatorService::allow(const Session& session, const QString& reason) const {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  if (!session.mayAdminister()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("role"), session.login);
  }
  return reason.trimmed().isEmpty() ? Result<void>(refuse(ErrorCode::Required, QStringLiteral("indicator_reason"))) : Result<void>();
}

Result<Indicator> IndicatorService::add(const Session& session, const CsvRecord& row, const QString& reason) {
  if (const Result<void> allowed = allow(session, reason); !allowed) {
    return tl::unexpected(allowed.error());
  }
  Result<Indicator> indicator = check(row);
  if (!indicator) {
    return indicator;
  }
  UnitOfWork work(store_, session);
  IndicatorRepository(work.database()).add(row, false, reason.trimmed(), work.now(), session.account);
  work.audit().record(QStringLiteral("add_indicator"), QStringLiteral("own_indicator"), IndicatorRepository(work.database()).stamp(),
                      {{kCode, {}, row[kCode]}, {QStringLiteral("reason"), {}, reason.trimmed()}});
  work.commit();
  return indicator;
}

Result<void> IndicatorService::remove(const Session& session, const QString& code, const QString& reason) {
  if (const Result<void> allowed = allow(session, reason); !allowed) {
    return allowed;
  }
  std::vector<CsvRecord> rows = IndicatorRepository(store_.database()).rows();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const CsvRecord& each) { return each[kCode] == code; });
  if (row == rows.end()) {
    return refuse(ErrorCode::NotFound, QStringLiteral("indicator_code"), code);
  }
  const CsvRecord removed = *row;
  rows.erase(row);
  if (const Result<IndicatorCatalogue> left = read(rows); !left) {
    return refuse(ErrorCode::WrongState, QStringLiteral("indicator_used"), left.error().field);
  }
  UnitOfWork work(store_, session);
  IndicatorRepository(work.database()).add(removed, true, reason.trimmed(), work.now(), session.account);
  work.audit().record(QStringLiteral("remove_indicator"), QStringLiteral("own_indicator"), IndicatorRepository(work.database()).stamp(),
                      {{kCode, code, {}}, {QStringLiteral("reason"), {}, reason.trimmed()}});
  work.commit();
  return {};
}

}  // namespace shuangda
