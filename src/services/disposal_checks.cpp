#include "services/disposal_checks.h"

#include <algorithm>

#include "domain/goods_code.h"
#include "domain/people.h"
#include "services/account_service.h"
#include "services/goods_texts.h"
#include "storage/disposal_repository.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

Result<void> checkLine(UnitOfWork& work, ItemOpener& opener, const DisposalBatch& batch, const DisposalLine& line) {
  const std::optional<OpenItem> item = opener.open(line.item);
  const QString label = itemLabel(line.item);
  if (!item) {
    return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), label);
  }
  if (const std::vector<DisposalBlocker> blockers = disposalBlockers(item->facts()); !blockers.empty()) {
    return refuse(ErrorCode::WrongState, QStringLiteral("batch_blocked"), label + u'|' + disposalText(blockers));
  }
  if (line.planned <= Quantity() || line.planned > quantityIn(item->row.balance, CustodyState::Confiscated)) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("batch_quantity"), label + u'|' + quantityIn(item->row.balance, CustodyState::Confiscated).text());
  }
  if (const auto other = DisposalRepository(work.database()).openBatchOf(line.item, batch.id)) {
    return refuse(ErrorCode::AlreadyExists, QStringLiteral("batch_line"), label + u'|' + other->number);
  }
  for (const QString& hazard : item->row.item.hazardList()) {
    if (batch.wayRow().refusedHazards.contains(hazard)) {
      return refuse(ErrorCode::WrongState, QStringLiteral("batch_hazard"), label + u'|' + codeLabel(QStringLiteral("hazard"), hazard));
    }
  }
  return {};
}

void add(std::vector<Error>& open, const Result<void>& check) {
  if (!check) {
    open.push_back(check.error());
  }
}

/// What a destruction needs beyond other ways: weights, papers of hazardous waste, pictures.
void addDestructionPoints(const DisposalSheet& sheet, std::vector<Error>& open) {
  const DisposalBatch& batch = sheet.batch;
  if (std::ranges::none_of(sheet.slips, [](const WeighSlip& slip) { return slip.voidedReason.isEmpty(); })) {
    open.push_back({ErrorCode::Required, QStringLiteral("batch_slips"), {}});
  }
  if (sheet.evidence.empty()) {
    open.push_back({ErrorCode::Required, QStringLiteral("batch_evidence"), {}});
  }
  if (batch.wasteClass == QStringLiteral("hazardous") && batch.manifestNo.isEmpty()) {
    open.push_back({ErrorCode::Required, QStringLiteral("batch_manifest"), {}});
  }
  if (batch.wasteClass == QStringLiteral("hazardous") && batch.environmentNotice.isEmpty()) {
    open.push_back({ErrorCode::Required, QStringLiteral("batch_environment"), {}});
  }
}

}  // namespace

Result<void> checkLines(UnitOfWork& work, const DisposalBatch& batch, const std::vector<DisposalLine>& lines) {
  ItemOpener opener(work.database(), work.law(), EventDate::ofInstant(work.now()));
  for (const DisposalLine& line : lines) {
    if (const Result<void> sound = checkLine(work, opener, batch, line); !sound) {
      return sound;
    }
  }
  return {};
}

Result<void> checkFields(const DisposalBatch& batch) {
  const DisposalWay& way = batch.wayRow();
  for (const QString& asked : way.asks) {
    bool filled = true;
    visitBatchFields(batch, [&](const char* name, const auto& member) {
      const QString field = QString::fromLatin1(name);
      if (field == asked || field == asked + QStringLiteral("_id")) {
        filled = !fieldText(member).isEmpty();
      }
    });
    if (!filled) {
      return refuse(ErrorCode::Required, QStringLiteral("batch_") + asked);
    }
  }
  if (peopleIn(batch.executors).size() < way.leastExecutors) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("batch_executors"), QString::number(way.leastExecutors));
  }
  if (peopleIn(batch.witnesses).size() < way.leastWitnesses) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("batch_witnesses"), QString::number(way.leastWitnesses));
  }
  for (const QString& name : peopleIn(batch.supervisor) + peopleIn(batch.witnesses)) {
    if (samePerson(name, batch.executors)) {
      return refuse(ErrorCode::WrongState, QStringLiteral("batch_roles"), name);
    }
  }
  return {};
}

Result<void> checkPlant(Database& database, const DisposalBatch& batch, const EventDate& today) {
  const std::optional<Place> plant = batch.plant ? PlaceRepository(database).find(*batch.plant) : std::nullopt;
  if (!plant || plant->kindValue() != PlaceKind::Plant) {
    return batch.wayRow().asks.contains(QStringLiteral("plant")) ? refuse(ErrorCode::Required, QStringLiteral("batch_plant")) : Result<void>();
  }
  // General waste needs no licence; the other classes go to holders of a matching one only (生态环境法典第534条；公告2014年第18号).
  if (batch.wasteClass.isEmpty() || batch.wasteClass == QStringLiteral("general")) {
    return {};
  }
  if (plant->licenceNo.isEmpty() || !plant->licenceValidTo) {
    return refuse(ErrorCode::Required, QStringLiteral("licence"), plant->name);
  }
  if (plant->licenceValidTo->lastDay() < today.lastDay()) {
    return refuse(ErrorCode::OutOfRange, QStringLiteral("licence_expired"), plant->name + u'|' + plant->licenceValidTo->text());
  }
  if (!plant->licenceScope.split(u';').contains(batch.wasteClass)) {
    return refuse(ErrorCode::WrongState, QStringLiteral("licence_scope"), plant->name + u'|' + codeLabel(QStringLiteral("waste_class"), batch.wasteClass));
  }
  return {};
}

Result<std::pair<Session, Session>> checkSigners(Store& store, const Signature& first, const Signature& second) {
  AccountService accounts(store);
  const Result<Session> one = accounts.logIn(first.login, first.password);
  const Result<Session> two = accounts.logIn(second.login, second.password);
  if (!one || !two) {
    return tl::unexpected(one ? two.error() : one.error());
  }
  if (one->account == two->account || !one->mayWrite() || !two->mayWrite()) {
    return refuse(ErrorCode::Forbidden, QStringLiteral("batch_signers"), second.login);
  }
  return std::pair(*one, *two);
}

std::vector<Error> openPoints(Database& database, const DisposalSheet& sheet, const EventDate& today) {
  std::vector<Error> open;
  const DisposalBatch& batch = sheet.batch;
  const bool destroys = batch.way == QStringLiteral("destroy");
  add(open, checkFields(batch));
  add(open, checkPlant(database, batch, batch.startedAt.value_or(today)));
  if (!batch.endedAt) {
    open.push_back({ErrorCode::Required, QStringLiteral("batch_executed"), {}});
  }
  for (const DisposalLineRow& row : sheet.lines) {
    if (!row.line.isEven(destroys) && row.line.difference.isEmpty()) {
      open.push_back({ErrorCode::Required, QStringLiteral("batch_difference"), itemLabel(row.line.item)});
    }
    if (row.line.cleared > Quantity() && row.line.out() > Quantity()) {
      open.push_back({ErrorCode::WrongState, QStringLiteral("batch_goods_out"), itemLabel(row.line.item)});
    }
  }
  if (destroys) {
    addDestructionPoints(sheet, open);
  }
  return open;
}

}  // namespace shuangda
