#pragma once

#include <QStringList>
#include <utility>
#include <vector>

#include "domain/event_date.h"

namespace shuangda {

/// The machine of 两法衔接 on paper, as words: services/transfer_flow fills it, reports/ sets it.
struct TransferFlowPaper {
  struct Lane {
    QString name{};
    QString mainWay{};                  ///< the states of the straight way, with arrows
    std::vector<QStringList> states{};  ///< state, whose turn, what it bars, note
    std::vector<QStringList> steps{};   ///< in state, step, who, to, condition, papers, clocks, article
    std::vector<QStringList> anyTime{}; ///< steps of many states that stay there: step, who, in states, condition, papers, clocks, article
  };

  QString office{};
  std::vector<Lane> lanes{};
  EventDate printedAt = EventDate::ofDay(QDate(1970, 1, 1));
};

/// The way one matter has gone, with dates.
struct TransferWayPaper {
  QString office{};
  QString number{};
  std::vector<std::pair<QString, QString>> boxes{};
  std::vector<QStringList> steps{};   ///< number, date, step, who, state reached, document number, papers and remarks
  std::vector<QStringList> clocks{};  ///< period, whose, from, until, how it stands, article
  QStringList next{};                 ///< what may follow
  EventDate printedAt = EventDate::ofDay(QDate(1970, 1, 1));
};

}  // namespace shuangda
