#include "domain/legal_case.h"

#include <array>

#include "base/identifiers.h"
#include "base/text.h"
#include "domain/legal_case_fields.h"

namespace shuangda {

QString countingUnit(const LegalCase& legalCase) {
  if (!legalCase.memberUnit.isEmpty()) {
    return legalCase.memberUnit;
  }
  const qsizetype end = legalCase.authority.indexOf(u'、');
  return end < 0 ? legalCase.authority : legalCase.authority.left(end);
}

std::optional<Money> caseValue(const LegalCase& legalCase) {
  return legalCase.illegalTurnover ? legalCase.illegalTurnover : legalCase.goodsValue;
}

CaseStage caseStage(const LegalCase& legalCase) {
  if (legalCase.voidDate) {
    return CaseStage::Void;
  }
  if (legalCase.withdrawnDate) {
    return CaseStage::Withdrawn;
  }
  if (legalCase.closedDate) {
    return CaseStage::Closed;
  }
  if (legalCase.transfer.delivered && legalCase.transfer.flag == QStringLiteral("是")) {
    return CaseStage::Transferred;
  }
  if (legalCase.decision.date) {
    return CaseStage::Decided;
  }
  return legalCase.filedDate ? CaseStage::Filed : CaseStage::Clue;
}

QString listingDate(const LegalCase& legalCase) {
  for (const auto& date : {legalCase.filedDate, legalCase.foundDate, legalCase.decision.date, legalCase.transfer.delivered}) {
    if (date) {
      return date->text();
    }
  }
  return legalCase.otherDate;
}

Result<void> validate(const LegalCase& legalCase) {
  if (legalCase.number.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("case_id"));
  }
  if (legalCase.authority.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("authority"));
  }
  if (legalCase.cause.isEmpty()) {
    return refuse(ErrorCode::Required, QStringLiteral("cause"));
  }
  Result<void> result{};
  visitCaseFields(legalCase, [&result](const char* name, const auto& member) {
    using Field = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::same_as<Field, std::optional<Money>>) {
      if (member && *member < Money()) {
        result = refuse(ErrorCode::OutOfRange, QString::fromLatin1(name), member->yuanText());
      }
    } else if constexpr (std::same_as<Field, std::optional<int>>) {
      if (member && *member < 0) {
        result = refuse(ErrorCode::OutOfRange, QString::fromLatin1(name), QString::number(*member));
      }
    }
  });
  return result;
}

namespace {

using Remarks = std::vector<CaseRemark>;

void remarkOrder(Remarks& remarks, const char* earlier, const std::optional<EventDate>& first, const char* later,
                 const std::optional<EventDate>& second) {
  if (first && second && contradictsOrder(*first, *second)) {
    remarks.push_back({CaseRemark::Kind::DateOrder, QString::fromLatin1(later), QString::fromLatin1(earlier)});
  }
}

void remarkIdentifier(Remarks& remarks, const Party& party) {
  if (party.idNo.isEmpty()) {
    return;
  }
  const IdentifierReading reading = readIdentifier(party.idNo);
  if (reading.kind == IdentifierKind::Unknown) {
    remarks.push_back({CaseRemark::Kind::IdentifierForm, QStringLiteral("party_id_no")});
  } else if (!reading.valid()) {
    remarks.push_back({CaseRemark::Kind::CheckDigit, QStringLiteral("party_id_no")});
  }
}

}  // namespace

std::vector<CaseRemark> caseRemarks(const LegalCase& c) {
  Remarks remarks;
  remarkOrder(remarks, "found_date", c.foundDate, "filed_date", c.filedDate);
  remarkOrder(remarks, "filed_date", c.filedDate, "decision_date", c.decision.date);
  remarkOrder(remarks, "filed_date", c.filedDate, "closed_date", c.closedDate);
  remarkOrder(remarks, "decision_date", c.decision.date, "closed_date", c.closedDate);
  remarkOrder(remarks, "transfer_approved_date", c.transfer.approved, "transfer_date", c.transfer.delivered);
  remarkOrder(remarks, "transfer_date", c.transfer.delivered, "police_filed_date", c.transfer.policeFiled);
  remarkIdentifier(remarks, c.party);
  if (c.decision.fine && !c.decision.date) {
    remarks.push_back({CaseRemark::Kind::FineWithoutDecision, QStringLiteral("fine_yuan"), QStringLiteral("decision_date")});
  }
  if (c.transfer.flag == QStringLiteral("是") && !c.transfer.delivered) {
    remarks.push_back({CaseRemark::Kind::TransferWithoutDate, QStringLiteral("transfer_date"), QStringLiteral("transferred_to_police")});
  }
  if (c.closedDate && !c.filedDate && c.procedure != QStringLiteral("简易")) {
    remarks.push_back({CaseRemark::Kind::ClosedWithoutFiling, QStringLiteral("closed_date"), QStringLiteral("filed_date")});
  }
  return remarks;
}

}  // namespace shuangda
