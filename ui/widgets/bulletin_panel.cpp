#include "widgets/bulletin_panel.h"

#include "dialogs/records_dialog.h"
#include "reports/bulletin_composer.h"
#include "reports/document_json.h"
#include "services/texts.h"

namespace shuangda {

Result<Document> paperOf(const ShownBulletin& bulletin) {
  if (bulletin.issued) {
    return unpackDocument(bulletin.issued->paper).map([&](Document paper) { return withNumber(std::move(paper), bulletin.issued->number); });
  }
  return composeBulletin(bulletin.material, bulletin.head);
}

BulletinPanel::BulletinPanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {}

void BulletinPanel::showBulletin(SharedBulletin bulletin) {
  bulletin_ = std::move(bulletin);
  stale_ = true;
  if (isVisible() || !bulletin_) {
    stale_ = false;
    fill();
  }
}

void BulletinPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (stale_ && bulletin_) {
    stale_ = false;
    fill();
  }
}

void BulletinPanel::openRecords(const FigureSource& source) {
  if (!bulletin_) {
    return;
  }
  const IndicatorCatalogue& catalogue = *bulletin_->figures().catalogue;
  const Indicator* indicator = catalogue.find(source.code);
  if (indicator == nullptr || catalogue.isOnlyReported(*indicator)) {
    Q_EMIT said(tr("“%1”由各单位的报表填报，背后没有案件记录；各单位报的数在“报表”页。").arg(indicator ? indicator->nameZh : source.code), false);
    return;
  }
  if (source.keys) {
    openKeys(source, *source.keys);
    return;
  }
  desk_.ask(
      this, [source](Desk::Hand hand) { return hand.services.bulletins.records(hand.session, source.period, source.code, source.scope, source.cutoff); },
      [this, title = source.title](const Result<std::vector<FigureRecord>>& records) {
        if (records) {
          showRecords(title, *records);
        } else {
          Q_EMIT said(refusalText(records.error()), true);
        }
      });
}

void BulletinPanel::openKeys(const FigureSource& source, const std::vector<std::int64_t>& keys) {
  const Fact::Entity entity = bulletin_->figures().catalogue->entityOf(*bulletin_->figures().catalogue->find(source.code));
  if (entity == Fact::Entity::Case) {
    std::vector<FigureRecord> records;
    for (const std::int64_t key : keys) {
      records.push_back({.entity = entity, .id = key});
    }
    showRecords(source.title, records);
    return;
  }
  desk_.ask(
      this,
      [code = source.code, keys, catalogue = bulletin_->figures().catalogue](Desk::Hand hand) {
        return hand.services.bulletins.numbersOf({.indicator = catalogue->find(code), .records = keys}, *catalogue);
      },
      [this, entity, title = source.title](const QStringList& numbers) {
        std::vector<FigureRecord> records;
        for (const QString& number : numbers) {
          records.push_back({.entity = entity, .number = number});
        }
        showRecords(title, records);
      });
}

void BulletinPanel::showRecords(const QString& title, const std::vector<FigureRecord>& records) {
  auto* dialog = new RecordsDialog(desk_, title, records, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &RecordsDialog::caseOpened, this, [this, dialog](CaseId id) {
    dialog->accept();
    Q_EMIT caseAsked(id);
  });
  dialog->open();
}

}  // namespace shuangda
