#include "dialogs/criminal_facts_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>

#include "base/text.h"
#include "domain/threshold_book.h"
#include "services/texts.h"
#include "widgets/record_table.h"

namespace shuangda {
namespace {

const QString kOffences = QStringLiteral("offences");
const QString kFrom = QStringLiteral("act_from");
const QString kTo = QStringLiteral("act_to");
const QString kSubject = QStringLiteral("act_subject");
const QString kConvicted = QStringLiteral("convicted_on");
const QString kSuspicion = QStringLiteral("suspicion");
const QString kNote = QStringLiteral("note");
constexpr const char* kAnswers[] = {"collective", "grave", "below_minimum"};

const ThresholdBook& book() { return ThresholdBook::builtIn(); }

QString text(const std::optional<EventDate>& date) { return date ? date->text() : QString(); }

}  // namespace

CriminalFactsDialog::CriminalFactsDialog(Desk& desk, const CriminalFacts& facts, const QString& number, QWidget* parent)
    : FormDialog(desk, tr("涉罪事实 %1").arg(number), tr("保存(&S)"), parent), facts_(facts), values_(makeRecordTable({tr("项目"), tr("查明的数值"), tr("单位、可选值")}, tr("查明的数值"))) {
  form().addLine(kOffences, tr("涉嫌罪名"), facts.offences.join(u'、'), tr("留空的按案由比较；填写罪名标识，以顿号分隔"));
  form().addLine(kFrom, tr("行为起始"), text(facts.actFrom), tr("2026-03-01"));
  form().addLine(kTo, tr("行为终了"), text(facts.actTo), tr("2026-03-10"));
  auto* subject = form().addChoice(kSubject, tr("主体"));
  for (const auto& [label, id] : {std::pair(tr("未填"), ""), std::pair(tr("个人"), "person"), std::pair(tr("单位"), "unit")}) {
    subject->addItem(label, QString::fromLatin1(id));
  }
  subject->setCurrentIndex(std::max(0, subject->findData(facts.subject)));
  const std::optional<bool> answers[] = {facts.collective, facts.grave, facts.belowMinimum};
  for (std::size_t i = 0; i < std::size(kAnswers); ++i) {
    auto* choice = form().addChoice(QString::fromLatin1(kAnswers[i]), i == 0 ? tr("经集体讨论") : i == 1 ? tr("情节严重") : tr("低于处罚下限"));
    choice->addItems({QString(), QStringLiteral("是"), QStringLiteral("否")});
    choice->setCurrentIndex(!answers[i] ? 0 : *answers[i] ? 1 : 2);
  }
  form().addLine(kConvicted, tr("刑事判决生效日"), text(facts.convictedOn), tr("有刑事判决的填写"));
  form().addLine(kSuspicion, tr("合理嫌疑的根据"), facts.suspicion);
  form().addLine(kNote, tr("备注"), facts.note);
  fillFacts();
  body()->insertWidget(1, values_, 1);
  resize(640, 720);
}

/// Every fact that a person can enter; derived ones are computed.
void CriminalFactsDialog::fillFacts() {
  for (const ThresholdFactName& fact : book().facts()) {
    if (fact.isDerived()) {
      continue;
    }
    const int row = values_->rowCount();
    values_->insertRow(row);
    const QString allowed = fact.kind == ThresholdFactName::Kind::YesNo    ? QStringLiteral("是 / 否")
                            : fact.kind == ThresholdFactName::Kind::Choice ? fact.choices.join(QStringLiteral(" / "))
                                                                            : fact.unitLabel;
    setRow(values_, row, {fact.label, facts_.facts.value(fact.name), allowed});
    values_->item(row, 0)->setData(Qt::UserRole, fact.name);
    for (const int fixed : {0, 2}) {
      values_->item(row, fixed)->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    }
  }
  values_->setEditTriggers(QAbstractItemView::AllEditTriggers);
  values_->setSelectionBehavior(QAbstractItemView::SelectItems);
  setWidths(*values_, {14, 8, 10});
}

std::optional<EventDate> CriminalFactsDialog::day(const QString& field, bool& sound) {
  if (form().text(field).isEmpty()) {
    return std::nullopt;
  }
  const Result<EventDate> date = EventDate::parse(form().text(field));
  if (!date) {
    sound = false;
    form().refuse(field, refusalText({date.error().code, {}, form().text(field)}));
    return std::nullopt;
  }
  return *date;
}

std::optional<bool> CriminalFactsDialog::answer(const QString& field) const {
  const QString chosen = form().text(field);
  return chosen.isEmpty() ? std::nullopt : std::optional(chosen == QStringLiteral("是"));
}

void CriminalFactsDialog::save() {
  CriminalFacts facts = facts_;
  bool sound = true;
  facts.offences = splitList(form().text(kOffences));
  facts.actFrom = day(kFrom, sound);
  facts.actTo = day(kTo, sound);
  facts.convictedOn = day(kConvicted, sound);
  facts.subject = form().choice(kSubject)->currentData().toString();
  facts.collective = answer(QString::fromLatin1(kAnswers[0]));
  facts.grave = answer(QString::fromLatin1(kAnswers[1]));
  facts.belowMinimum = answer(QString::fromLatin1(kAnswers[2]));
  facts.suspicion = form().text(kSuspicion);
  facts.note = form().text(kNote);
  facts.facts.clear();
  for (int row = 0; row < values_->rowCount(); ++row) {
    if (const QString value = values_->item(row, 1)->text().trimmed(); !value.isEmpty()) {
      facts.facts.insert(values_->item(row, 0)->data(Qt::UserRole).toString(), value);
    }
  }
  if (sound) {
    perform([facts](Desk::Hand hand) { return hand.services.screening.saveFacts(hand.session, facts); });
  }
}

}  // namespace shuangda
