#pragma once

#include "domain/clue.h"
#include "domain/legal_case_fields.h"

namespace shuangda {

/// Calls `visit(name, member)` for every field of a clue, in the order of form 1. This list is the one description of its fields:
/// storage, audit, forms and the command line go through it.
template <typename AnyClue, typename Visitor>
void visitClueFields(AnyClue&& c, Visitor&& visit) {
  visit("clue_no", c.number);
  visit("authority", c.authority);
  visit("source", c.source);
  visit("found_at", c.foundAt);
  visit("inspectors", c.inspectors);
  visit("reporter_kind", c.reporter.kind);
  visit("reporter_name", c.reporter.name);
  visit("reporter_representative", c.reporter.representative);
  visit("reporter_id_no", c.reporter.idNo);
  visit("reporter_phone", c.reporter.phone);
  visit("reporter_other_contact", c.reporter.otherContact);
  visit("reporter_address", c.reporter.address);
  visit("referring_organ", c.referring.name);
  visit("referring_contact", c.referring.contact);
  visit("referring_phone", c.referring.phone);
  visit("referring_address", c.referring.address);
  visit("party", c.party.name);
  visit("party_address", c.party.address);
  visit("party_phone", c.party.phone);
  visit("party_id_no", c.party.idNo);
  visit("brand", c.brand);
  visit("goods", c.goods);
  visit("content", c.content);
  visit("registrar", c.registrar);
  visit("check_officers", c.officers);
  visit("check_extension_days", c.extension.days);
  visit("check_extended_on", c.extension.approvedOn);
  visit("check_extension_approver", c.extension.approver);
  visit("check_extension_reason", c.extension.reason);
  visit("not_counted", c.notCounted);
  visit("accepted_on", c.acceptedOn);
  visit("refused_on", c.refusal.on);
  visit("refusal_ground", c.refusal.ground);
  visit("refusal_reason", c.refusal.reason);
  visit("refusal_approver", c.refusal.approver);
  visit("merged_on", c.mergedOn);
  visit("merged_clue_id", c.mergedClue);
  visit("merged_case_id", c.mergedCase);
  visit("reward_wanted", c.reward.wanted);
  visit("reward_decided_on", c.reward.decidedOn);
  visit("reward_yuan", c.reward.amount);
  visit("reward_paid_on", c.reward.paidOn);
  visit("reward_receipt", c.reward.receipt);
  visit("reward_note", c.reward.note);
  visit("legal_case_id", c.legalCase);
  visit("note", c.note);
}

template <typename Visitor>
void visitFields(const Clue& c, Visitor&& visit) {
  visitClueFields(c, visit);
}

/// The canonical text of the named field; empty for an unknown name.
QString clueFieldText(const Clue& clue, QStringView name);
/// Sets the named field from canonical text; UnknownValue for a name that does not exist, and for the number and the links to other
/// records, which the store keeps.
Result<void> setClueField(Clue& clue, QStringView name, const QString& text);

}  // namespace shuangda
