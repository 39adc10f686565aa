#pragma once

#include <utility>

#include "services/disposal_service.h"
#include "services/open_item.h"
#include "services/unit_of_work.h"

namespace shuangda {

/// Whether a plan may contain these lines: refusals as DisposalService::plan().
Result<void> checkLines(UnitOfWork& work, const DisposalBatch& batch, const std::vector<DisposalLine>& lines);
/// What the way asks for is filled in: Required with the field, OutOfRange "batch_executors"/"batch_witnesses", WrongState "batch_roles".
Result<void> checkFields(const DisposalBatch& batch);
/// The plant has the qualification for the waste, today. Required "licence", OutOfRange "licence_expired", WrongState "licence_scope".
Result<void> checkPlant(Database& database, const DisposalBatch& batch, const EventDate& today);
/// Who signs: two accounts that may write, each with the password. BadCredentials; Forbidden "batch_signers" when they are one.
Result<std::pair<Session, Session>> checkSigners(Store& store, const Signature& first, const Signature& second);
/// Everything that still keeps a batch from being signed.
std::vector<Error> openPoints(Database& database, const DisposalSheet& sheet, const EventDate& today);

}  // namespace shuangda
