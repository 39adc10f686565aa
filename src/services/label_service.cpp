#include "services/label_service.h"

#include <algorithm>

#include "domain/goods_code.h"
#include "domain/scan_session.h"
#include "services/goods_texts.h"
#include "services/unit_of_work.h"
#include "storage/custody_repository.h"
#include "storage/goods_list.h"
#include "storage/place_repository.h"

namespace shuangda {
namespace {

int printsOf(CustodyRepository& ledger, ItemId item) {
  const std::vector<CustodyNote> notes = ledger.notesOf(item);
  return static_cast<int>(std::ranges::count(notes, kNoteLabel, &CustodyNote::kind));
}

QStringList linesOf(const GoodsRow& row) {
  const SeizedItem& item = row.item;
  QStringList lines{(item.name + u' ' + item.spec).trimmed(),
                    item.quantity ? QStringLiteral("数量 %1 %2").arg(item.quantity->text(), item.unit) : QStringLiteral("数量 未登记"),
                    QStringLiteral("案件 %1").arg(row.caseNumber.isEmpty() ? QStringLiteral("未关联") : row.caseNumber)};
  if (!item.docNo.isEmpty()) {
    lines << item.docNo;
  }
  if (!item.hazards.isEmpty()) {
    lines << QStringLiteral("【%1】").arg(codeLabels(QStringLiteral("hazard"), item.hazards));
  }
  if (!item.sealNo.isEmpty()) {
    lines << QStringLiteral("封条 ") + item.sealNo;
  }
  return lines;
}

}  // namespace

Result<std::vector<LabelText>> LabelService::ofItems(const Session& session, const std::vector<ItemId>& items) {
  if (const Result<void> allowed = requireReader(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  CustodyRepository ledger(store_.database());
  std::vector<LabelText> labels;
  for (const ItemId item : items) {
    const std::optional<GoodsRow> row = goodsRow(store_.database(), item);
    if (!row) {
      return refuse(ErrorCode::NotFound, QStringLiteral("goods_item"), itemLabel(item));
    }
    labels.push_back({itemLabel(item), linesOf(*row), printsOf(ledger, item)});
  }
  return labels;
}

Result<std::vector<LabelText>> LabelService::ofPlaces(const Session& session) {
  return requireReader(session).map([&] {
    std::vector<LabelText> labels;
    for (const Place& place : PlaceRepository(store_.database()).all()) {
      labels.push_back({goodsCodeText({CodeKind::Place, place.id.value}), {place.code, place.name, placeKindText(place.kindValue())}});
    }
    return labels;
  });
}

std::vector<LabelText> LabelService::ofCommands() const {
  std::vector<LabelText> labels;
  for (const ScanCommand command : allScanCommands()) {
    labels.push_back({goodsCodeText({CodeKind::Command, static_cast<std::int64_t>(command)}), {scanCommandText(command)}});
  }
  return labels;
}

Result<void> LabelService::checkReprint(const std::vector<LabelText>& labels, const QString& reason) {
  const auto again = std::ranges::find_if(labels, [](const LabelText& label) { return label.printedBefore > 0; });
  return again != labels.end() && reason.trimmed().isEmpty() ? refuse(ErrorCode::Required, QStringLiteral("reprint_reason"), again->code) : Result<void>();
}

Result<void> LabelService::recordPrint(const Session& session, const std::vector<ItemId>& items, const QString& reprintReason) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return allowed;
  }
  UnitOfWork work(store_, session);
  CustodyRepository ledger(work.database());
  for (const ItemId item : items) {
    const int before = printsOf(ledger, item);
    if (before > 0 && reprintReason.trimmed().isEmpty()) {
      return refuse(ErrorCode::Required, QStringLiteral("reprint_reason"), itemLabel(item));
    }
    CustodyNote note{.item = item, .kind = kNoteLabel, .at = EventDate::ofInstant(work.now()), .recordedAt = work.now(), .recordedBy = session.account};
    note.text = before > 0 ? QStringLiteral("第%1次打印：%2").arg(before + 1).arg(reprintReason.trimmed()) : QStringLiteral("第1次打印");
    note.id = ledger.insertNote(note);
    work.audit().record(QStringLiteral("print_label"), QStringLiteral("custody_note"), note.id.value, fieldChanges(NoRecord{}, note));
  }
  work.commit();
  return {};
}

}  // namespace shuangda
