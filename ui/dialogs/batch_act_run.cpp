#include "dialogs/batch_act_dialog.h"
#include "domain/goods_code.h"

// What the forms of BatchActDialog do; batch_act_dialog.cpp shows them.

namespace shuangda {

Result<BatchActDialog::Work> BatchActDialog::work() const {
  const BatchId id = subject_.batch.id;
  switch (act_) {
    case Act::Approve:
      return Work([id, no = textOf("batch_approval_no")](Desk::Hand hand) { return hand.services.disposals.approve(hand.session, id, no).map([](const DisposalBatch&) {}); });
    case Act::Reject:
      return Work([id, why = textOf("reason")](Desk::Hand hand) { return hand.services.disposals.reject(hand.session, id, why).map([](const DisposalBatch&) {}); });
    case Act::Cancel:
      return Work([id, why = textOf("reason")](Desk::Hand hand) { return hand.services.disposals.cancel(hand.session, id, why).map([](const DisposalBatch&) {}); });
    case Act::Pick:
    case Act::BringBack:
    case Act::Load:
      return moveWork();
    case Act::Weigh:
      return weighWork();
    case Act::VoidSlip:
      return Work([id, slip = dataOf("slip").toLongLong(), why = textOf("reason")](Desk::Hand hand) { return hand.services.disposals.voidSlip(hand.session, id, slip, why); });
    case Act::Evidence:
      return evidenceWork();
    case Act::Execute:
      return executeWork();
    case Act::Explain:
      return explainWork();
    case Act::Lose:
      return lossWork();
    case Act::TakeBack:
      return takeBackWork();
    case Act::Sign:
    case Act::Reopen:
      break;
  }
  const Signature first{textOf("first_login"), textOf("first_password")};
  const Signature second{textOf("second_login"), textOf("second_password")};
  if (act_ == Act::Reopen) {
    return Work([id, first, second, why = textOf("reason")](Desk::Hand hand) { return hand.services.disposals.reopen(hand.session, id, why, first, second).map([](const DisposalBatch&) {}); });
  }
  return Work([id, first, second](Desk::Hand hand) { return hand.services.disposals.complete(hand.session, id, first, second).map([](const DisposalBatch&) {}); });
}

Result<BatchActDialog::Work> BatchActDialog::moveWork() const {
  const Result<BatchAct> act = hands();
  if (!act) {
    return tl::unexpected(act.error());
  }
  const BatchId id = subject_.batch.id;
  if (act_ == Act::Load) {
    return Work([id, act = *act](Desk::Hand hand) { return hand.services.disposals.load(hand.session, id, act).map([](int) {}); });
  }
  const PlaceId place{dataOf("custody_place").toLongLong()};
  if (!place.isStored()) {
    return refuse(ErrorCode::Required, QStringLiteral("custody_place"));
  }
  if (act_ == Act::BringBack) {
    return Work([id, place, act = *act, items = subject_.items](Desk::Hand hand) -> Result<void> {
      for (const ItemId item : items) {
        if (const Result<void> back = hand.services.disposals.bringBack(hand.session, id, item, place, act); !back) {
          return back;
        }
      }
      return {};
    });
  }
  if (subject_.items.size() == 1) {
    const Result<Quantity> quantity = quantityOf("quantity");
    if (!quantity) {
      return tl::unexpected(quantity.error());
    }
    return Work([id, place, act = *act, item = subject_.items.front(), quantity = *quantity](Desk::Hand hand) { return hand.services.disposals.pick(hand.session, id, item, quantity, place, act); });
  }
  return Work([id, place, act = *act, items = subject_.items](Desk::Hand hand) {
    DisposalService& batches = hand.services.disposals;
    return (items.empty() ? batches.pickAll(hand.session, id, place, act) : batches.pickItems(hand.session, id, items, place, act)).map([](int) {});
  });
}

Result<BatchActDialog::Work> BatchActDialog::weighWork() const {
  WeighSlip slip{.batch = subject_.batch.id, .number = textOf("slip_no"), .vehicle = textOf("vehicle")};
  for (const auto& [name, weight] : {std::pair("gross", &slip.gross), std::pair("tare", &slip.tare)}) {
    const Result<Quantity> read = quantityOf(name);
    if (!read) {
      return tl::unexpected(read.error());
    }
    *weight = *read;
  }
  const Result<EventDate> at = momentOf("happened_at");
  if (!at) {
    return tl::unexpected(at.error());
  }
  slip.at = *at;
  return Work([slip](Desk::Hand hand) { return hand.services.disposals.addSlip(hand.session, slip); });
}

Result<BatchActDialog::Work> BatchActDialog::executeWork() const {
  const Result<EventDate> from = momentOf("started_at");
  const Result<EventDate> to = momentOf("happened_at");
  if (!from || !to) {
    return tl::unexpected(from ? to.error() : from.error());
  }
  std::map<ItemId, Quantity> parts;
  for (const ItemId item : subject_.items) {
    parts.emplace(item, subject_.amounts.at(item));
  }
  if (parts.size() == 1) {
    const Result<Quantity> quantity = quantityOf("quantity");
    if (!quantity) {
      return tl::unexpected(quantity.error());
    }
    parts.begin()->second = *quantity;
  }
  return Work([id = subject_.batch.id, from = *from, to = *to, parts](Desk::Hand hand) { return hand.services.disposals.execute(hand.session, id, from, to, parts).map([](int) {}); });
}

Result<BatchActDialog::Work> BatchActDialog::lossWork() const {
  const Result<Quantity> quantity = quantityOf("quantity");
  const Result<EventDate> at = momentOf("happened_at");
  if (!quantity || !at) {
    return tl::unexpected(quantity ? at.error() : quantity.error());
  }
  const LossReport loss{.item = subject_.items.front(), .quantity = *quantity, .at = *at, .carrier = textOf("custody_giver"), .approver = textOf("custody_approver"),
                        .docNo = textOf("custody_doc_no"), .reason = textOf("custody_note")};
  return Work([id = subject_.batch.id, loss](Desk::Hand hand) { return hand.services.disposals.recordLoss(hand.session, id, loss); });
}

BatchActDialog::Work BatchActDialog::takeBackWork() const {
  const auto step = static_cast<BatchStep>(dataOf("step").toInt());
  return [id = subject_.batch.id, items = subject_.items, step, why = textOf("reason")](Desk::Hand hand) { return hand.services.disposals.takeBack(hand.session, id, items, step, why).map([](int) {}); };
}

BatchActDialog::Work BatchActDialog::evidenceWork() const {
  return [id = subject_.batch.id, stage = dataOf("stage").toString(), files = subject_.files, note = textOf("note")](Desk::Hand hand) -> Result<void> {
    if (files.isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("batch_evidence"));
    }
    for (const QString& file : files) {
      if (const Result<DisposalEvidence> added = hand.services.disposals.addEvidence(hand.session, id, stage, file, note); !added) {
        return tl::unexpected(added.error());
      }
    }
    return {};
  };
}

BatchActDialog::Work BatchActDialog::explainWork() const {
  return [id = subject_.batch.id, items = subject_.items, why = textOf("batch_difference")](Desk::Hand hand) -> Result<void> {
    if (why.isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("batch_difference"), itemLabel(items.front()));
    }
    for (const ItemId item : items) {
      if (const Result<void> told = hand.services.disposals.explainDifference(hand.session, id, item, why); !told) {
        return told;
      }
    }
    return {};
  };
}

}  // namespace shuangda
