#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <utility>
#include <vector>

#include "domain/event_date.h"

namespace shuangda {

/// What the sheet 移还是不移 says, as words: services/screening_paper.h fills it, reports/ sets it on paper, the command line prints it.
struct ScreeningPaper {
  /// A compared row, or several that say the same.
  struct Line {
    QString result{};
    QString metric{};    ///< with the conditions it stands under, in a word each
    QString condition{}; ///< the condition as the table has it
    QString amount{};
    QString standard{};
    QString ratio{};
    QString basis{};     ///< row ids and articles
    QString remark{};    ///< 数额口径待核, 数额依据待核, 比较 …
  };
  struct Offence {
    QString name{};
    std::vector<std::pair<QString, QString>> facts{};  ///< what was compared: label, value with its source
    std::vector<Line> lines{};
    std::vector<Line> together{};  ///< with other unpunished acts
    QStringList conclusions{};
    QString missing{};
  };

  QString office{};
  QString number{};
  std::vector<std::pair<QString, QString>> boxes{};  ///< case, party, act
  QStringList conclusions{};
  std::vector<Offence> offences{};
  std::vector<QStringList> indicators{};  ///< name, 是 or 否, evidence
  QString indicatorCount{};
  std::vector<QStringList> related{};     ///< number, cause, act, penalty, what it means here
  QStringList splitting{};
  QStringList hints{};
  std::vector<QStringList> decisions{};   ///< when, what, reason, who
  EventDate printedAt = EventDate::ofDay(QDate(1970, 1, 1));
};

}  // namespace shuangda
