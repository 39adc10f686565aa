#include "cli/bulletin_trend.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "domain/figure_text.h"
#include "services/bulletin_service.h"

namespace shuangda::cli {
namespace {

bool isListed(const Indicator& indicator) { return indicator.shown && indicator.kind != Indicator::Kind::Goods; }

/// Calls `each(quarter, figure)` for all indicators of all quarters.
template <typename Each>
void forEachFigure(const Trend& trend, Each each) {
  for (std::size_t quarter = 0; quarter < trend.quarters.size(); ++quarter) {
    for (std::size_t i = 0; i < trend.catalogue->all().size(); ++i) {
      const Indicator& indicator = trend.catalogue->all()[i];
      if (isListed(indicator)) {
        each(trend.quarters[quarter], Figure{.indicator = &indicator, .value = trend.values[quarter][i]});
      }
    }
  }
}

QString part(const Figure& figure, std::int64_t amount) {
  return figure.indicator->isRatio() && figure.value.known ? QString::number(amount) : QString();
}

void printTrendCsv(const Trend& trend) {
  std::vector<QStringList> rows;
  forEachFigure(trend, [&](const Period& quarter, const Figure& figure) {
    rows.push_back({quarter.code(), trend.scope.name, figure.indicator->code, exactText(figure), figure.indicator->unit, tableText(figure), bodyText(figure),
                    figure.value.qualified ? QStringLiteral("约") : QString(), part(figure, figure.value.amount), part(figure, figure.value.denominator)});
  });
  printCsv({QStringLiteral("period"), QStringLiteral("scope"), QStringLiteral("indicator_code"), QStringLiteral("exact"), QStringLiteral("unit"),
            QStringLiteral("table_text"), QStringLiteral("body_text"), QStringLiteral("qualifier"), QStringLiteral("numerator"), QStringLiteral("denominator")},
           rows);
}

void printTrendJson(const Trend& trend) {
  QJsonArray array;
  forEachFigure(trend, [&](const Period& quarter, const Figure& figure) {
    QJsonObject object{{QStringLiteral("period"), quarter.code()},
                       {QStringLiteral("scope"), trend.scope.name},
                       {QStringLiteral("indicator_code"), figure.indicator->code},
                       {QStringLiteral("name"), figure.indicator->nameZh},
                       {QStringLiteral("unit"), figure.indicator->unit},
                       {QStringLiteral("known"), figure.value.known},
                       {QStringLiteral("table_text"), tableText(figure)},
                       {QStringLiteral("body_text"), bodyText(figure)},
                       {QStringLiteral("qualifier"), figure.value.qualified ? QStringLiteral("约") : QString()},
                       {QStringLiteral("numerator"), part(figure, figure.value.amount)},
                       {QStringLiteral("denominator"), part(figure, figure.value.denominator)}};
    if (figure.value.known && figure.indicator->isMoney()) {
      object.insert(QStringLiteral("exact_fen"), static_cast<qint64>(figure.value.amount));
    } else {
      object.insert(QStringLiteral("exact"), exactText(figure));
    }
    array.append(object);
  });
  print(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Indented)).trimmed());
}

void printTrendTable(const Trend& trend) {
  QStringList heads{QStringLiteral("代码"), QStringLiteral("指标"), QStringLiteral("单位")};
  for (const Period& quarter : trend.quarters) {
    heads << quarter.code();
  }
  std::vector<QStringList> rows;
  for (std::size_t i = 0; i < trend.catalogue->all().size(); ++i) {
    const Indicator& indicator = trend.catalogue->all()[i];
    if (!isListed(indicator)) {
      continue;
    }
    QStringList& row = rows.emplace_back(QStringList{indicator.code, indicator.nameZh, indicator.unit});
    for (const std::vector<FigureValue>& values : trend.values) {
      row << tableText({.indicator = &indicator, .value = values[i]});
    }
  }
  printTable(heads, rows);
}

}  // namespace

void printTrend(const Context& context, const BulletinRequest& request, int quarters) {
  const auto store = context.openStore();
  const Session session = context.logIn(*store);
  const FigureQuery query{.period = request.period, .scope = request.scope, .breakdowns = {}, .suspicions = Suspicions::Screen};
  const Trend trend = orStop(BulletinService(*store).trend(session, query, quarters, request.cutoff));
  if (context.format() == Context::Format::Csv) {
    printTrendCsv(trend);
  } else if (context.format() == Context::Format::Json) {
    printTrendJson(trend);
  } else {
    print(QStringLiteral("%1  统计截止 %2").arg(trend.quarters.back().nameZh(), trend.cutoff.localText()));
    printTrendTable(trend);
  }
}

}  // namespace shuangda::cli
