#pragma once

#include <map>
#include <vector>

#include "base/money.h"
#include "domain/case_event.h"
#include "domain/transfer_table.h"

namespace shuangda {

/// One matter of 两法衔接: a suspected crime on its way to the police, something that came back, a transfer to another organ, a supervision
/// order. What has happened are its events; where it stands follows from them.
struct Transfer {
  TransferId id{};
  QString uid{};
  int version = 0;
  QString number{};                     ///< YS2026-0001
  TransferLane lane = TransferLane::Forward;
  std::optional<CaseId> legalCase{};
  QString title{};                      ///< what it is about, where no case says it
  QString unit{};                       ///< the counting unit it belongs to
  Instant openedAt{};
  std::optional<AccountId> openedBy{};   ///< absent where only a ledger row says it was transferred

  bool operator==(const Transfer&) const = default;
};

template <typename Record, typename Visitor>
void visitTransferFields(Record&& t, Visitor&& visit) {
  visit("number", t.number);
  visit("lane", t.lane);
  visit("case_id", t.legalCase);
  visit("title", t.title);
  visit("unit", t.unit);
}
template <typename Visitor>
void visitFields(const Transfer& t, Visitor&& visit) {
  visitTransferFields(t, visit);
}

/// 嫌疑人: a person or unit whose criminal case is followed.
struct Suspect {
  SuspectId id{};
  QString uid{};
  int version = 0;
  TransferId transfer{};
  QString name{};
  QString idNo{};
  QString type{};  ///< 自然人 or 单位
  QString note{};

  bool operator==(const Suspect&) const = default;
};

template <typename Record, typename Visitor>
void visitSuspectFields(Record&& s, Visitor&& visit) {
  visit("transfer_id", s.transfer);
  visit("name", s.name);
  visit("id_no", s.idNo);
  visit("type", s.type);
  visit("note", s.note);
}
template <typename Visitor>
void visitFields(const Suspect& s, Visitor&& visit) {
  visitSuspectFields(s, visit);
}

/// A paper that went or came with a step.
struct EnclosedPaper {
  QString paper{};  ///< id of a TransferPaper
  int copies = 1;
  int pages = 0;    ///< 0 = not counted
  bool original = true;

  bool operator==(const EnclosedPaper&) const = default;
};

/// "transfer_letter*2*3*原件;goods_list*1*0*复印件" and back; Malformed "papers" with the part that cannot be read.
QString papersText(const std::vector<EnclosedPaper>& papers);
Result<std::vector<EnclosedPaper>> parsePapers(const QString& text);

/// One recorded step of a matter. Rows are never changed: a correction or a withdrawal is a new row that names the one it replaces.
struct TransferEvent {
  using Kind = CaseEvent::Kind;

  TransferEventId id{};
  TransferEventId chain{};  ///< the first row of a chain of corrections
  QString uid{};
  TransferId transfer{};
  Kind kind = Kind::Record;
  std::optional<TransferEventId> replaces{};
  QString step{};           ///< id of a TransferStep
  EventDate on = EventDate::ofDay(QDate(1970, 1, 1));
  QString docNo{};
  std::optional<SuspectId> suspect{};
  QMap<QString, QString> details{};
  std::vector<EnclosedPaper> papers{};
  QString hole{};           ///< why a paper of the checklist is missing
  QString note{};
  int caseVersion = 0;      ///< version of the case it was recorded upon; 0 without one
  Instant recordedAt{};
  AccountId recordedBy{};

  bool operator==(const TransferEvent&) const = default;
};

template <typename Visitor>
void visitFields(const TransferEvent& e, Visitor&& visit) {
  visit("transfer_id", e.transfer);
  visit("step", e.step);
  visit("happened_on", std::optional<EventDate>(e.on));
  visit("doc_no", e.docNo);
  visit("suspect_id", e.suspect);
  visit("details", detailsText(e.details));
  visit("papers", papersText(e.papers));
  visit("hole", e.hole);
  visit("note", e.note);
}

/// Something the board counts: a step that was reached, on its day.
struct Milestone {
  QString name{};
  EventDate on = EventDate::ofDay(QDate(1970, 1, 1));
  int round = 0;
  int persons = 0;

  bool operator==(const Milestone&) const = default;
};

/// Where a matter stands, as lists and figures keep it. Derived: `verify` computes it again.
struct TransferStanding {
  QString state{};          ///< code of a TransferState
  std::optional<EventDate> since{};
  int round = 0;            ///< how often it was sent to the police
  TransferSide waitsFor = TransferSide::None;
  bool open = false;
  bool barsClosing = false;
  bool barsFine = false;
  std::map<QString, int> flags{};  ///< parallel indicators (transfer.md §8)
  std::vector<Milestone> milestones{};

  bool operator==(const TransferStanding&) const = default;
};

/// "filed=3;transfer=2", by name.
QString flagsText(const std::map<QString, int>& flags);
std::map<QString, int> parseFlags(const QString& text);

}  // namespace shuangda
