#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "base/id.h"
#include "base/money.h"
#include "domain/event_date.h"

namespace shuangda {

/// 投诉人、举报人. Personal data: shown in full only where the clue itself is open, masked in lists, never logged.
struct ClueReporter {
  QString kind{};            ///< 单位, 个人 or 匿名
  QString name{};
  QString representative{};  ///< 法定代表人 of a 单位
  QString idNo{};
  QString phone{};
  QString otherContact{};
  QString address{};

  bool operator==(const ClueReporter&) const = default;
};

/// 移送、交办部门.
struct ReferringOrgan {
  QString name{};
  QString contact{};
  QString phone{};
  QString address{};

  bool operator==(const ReferringOrgan&) const = default;
};

/// Whom a clue is about, as far as known.
struct ClueParty {
  QString name{};
  QString address{};
  QString phone{};
  QString idNo{};

  bool operator==(const ClueParty&) const = default;
};

/// 延长核查期限, granted by the head of the office before the period ends (R18).
struct CheckExtension {
  std::optional<int> days{};  ///< in the unit of the rule: working days
  std::optional<EventDate> approvedOn{};
  QString approver{};
  QString reason{};

  bool operator==(const CheckExtension&) const = default;
};

/// 不予立案 (R20).
struct ClueRefusal {
  std::optional<EventDate> on{};
  QString ground{};           ///< one of refusalGrounds()
  QString reason{};
  QString approver{};

  bool operator==(const ClueRefusal&) const = default;
};

/// 举报奖励.
struct ClueReward {
  std::optional<bool> wanted{};
  std::optional<EventDate> decidedOn{};
  std::optional<Money> amount{};
  std::optional<EventDate> paidOn{};
  QString receipt{};
  QString note{};

  bool operator==(const ClueReward&) const = default;
};

/// 线索 as form 1 (案件来源登记表) has it, with its check and outcome. The dates are its state (see clueStage()).
struct Clue {
  ClueId id{};
  QString uid{};
  int version = 0;            ///< compare-and-set; 0 = not stored
  Instant recordedAt{};

  QString number{};           ///< 登记号 XS<year>-<four digits>, given by the store
  QString authority{};        ///< 登记单位; the office of who registers when left empty
  QString source{};           ///< code list source
  std::optional<EventDate> foundAt{};  ///< 发现线索 / 收到材料, to the day or the minute
  QString inspectors{};       ///< 监督检查人 with their units
  ClueReporter reporter{};
  ReferringOrgan referring{};
  ClueParty party{};
  QString brand{};
  QString goods{};
  QString content{};          ///< 案源内容
  QString registrar{};
  QString officers{};         ///< 核查人员, separated by 、
  CheckExtension extension{};
  QString notCounted{};       ///< days that are not counted, as domain/deadline_text.h writes them
  std::optional<EventDate> acceptedOn{};  ///< 立案
  ClueRefusal refusal{};
  std::optional<EventDate> mergedOn{};
  std::optional<ClueId> mergedClue{};
  std::optional<CaseId> mergedCase{};
  ClueReward reward{};
  std::optional<CaseId> legalCase{};      ///< the case it was turned into
  QString note{};

  bool operator==(const Clue&) const = default;
};

/// The four grounds of R20, as the forms write them.
const QStringList& refusalGrounds();
/// 单位, 个人, 匿名.
const QStringList& reporterKinds();

/// Where a clue stands: 登记 until somebody checks it or it becomes a case, then 核查中 until its outcome.
enum class ClueStage { Registered, Checking, Accepted, Refused, Merged };
ClueStage clueStage(const Clue& clue);
/// Whether it has an outcome: filed, refused or merged.
bool isSettled(const Clue& clue);

/// Refuses what can never be right. Required "clue_subject" without content and party; Required or Malformed "found_at" for less than a
/// day; DateOrder with the outcome's field and the found day when the outcome lies before; WrongState "clue_outcome" for two outcomes;
/// UnknownValue for a ground or kind of reporter that does not exist; OutOfRange for a negative amount; Malformed "not_counted".
Result<void> validate(const Clue& clue);

/// Party and the beginning of the content in one line, for lists of clocks.
QString clueTitle(const Clue& clue);
/// A name or number with its middle hidden: 张**, 138****5678.
QString masked(const QString& text);

/// Which clues a list shows; all conditions together, newest first.
struct ClueQuery {
  QString search{};                  ///< contained in number, party, content, goods, brand, source or officers; folded
  std::optional<ClueStage> stage{};
  bool openOnly = false;             ///< without an outcome
  std::optional<int> year{};         ///< of finding
  int limit = 5000;

  bool operator==(const ClueQuery&) const = default;
};

/// One line of a list of clues. Nothing in it identifies a reporter.
struct ClueRow {
  ClueId id{};
  QString number{};
  QString foundAt{};
  QString source{};
  QString party{};
  QString content{};
  QString officers{};
  QString reporter{};  ///< masked
  ClueStage stage = ClueStage::Registered;

  bool operator==(const ClueRow&) const = default;
};
ClueRow clueRow(const Clue& clue);
bool selects(const ClueQuery& query, const Clue& clue);

}  // namespace shuangda
