#include "dialogs/goods_intake_dialog.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "dialogs/goods_act_dialog.h"
#include "dialogs/goods_item_dialog.h"
#include "domain/code_list.h"
#include "draft_keeper.h"
#include "goods_intake_model.h"
#include "services/goods_texts.h"
#include "services/law_texts.h"
#include "services/texts.h"
#include "widgets/intake_grid.h"
#include "widgets/question_bar.h"

namespace shuangda {
namespace {

const QString kCase = QStringLiteral("case");
const QString kMeasure = QStringLiteral("measure");
const QString kDocNo = QStringLiteral("doc_no");
const QString kTakenOn = QStringLiteral("taken_on");
const QString kPlace = QStringLiteral("place");
const QString kLines = QStringLiteral("lines");
constexpr int kMeasureKind = Qt::UserRole + 1;
constexpr int kStepDocNo = Qt::UserRole + 2;

const QStringList& handFields() {
  static const QStringList names{QStringLiteral("giver"), QStringLiteral("receiver"), QStringLiteral("witness")};
  return names;
}

bool takesGoods(const QString& step) { return step == QStringLiteral("hold") || step == QStringLiteral("seize"); }

}  // namespace

GoodsIntakeDialog::GoodsIntakeDialog(Desk& desk, const QString& caseNumber, QWidget* parent)
    : FormDialog(desk, tr("录入财物清单"), tr("保存(&S)"), parent),
      hands_(new FieldForm),
      question_(new QuestionBar),
      model_(new GoodsIntakeModel(this)),
      grid_(new IntakeGrid(model_)),
      status_(new QLabel) {
  buildHead();
  buildGrid();
  showMeasure();
  showStatus();
  watchDrafts();
  resize(1320, 690);
  form().line(kCase)->setText(caseNumber);
  if (caseNumber.isEmpty()) {
    form().input(kCase)->setFocus();
  } else {
    seekCase();
    grid_->goTo(model_->index(0, 0), false);
  }
}

void GoodsIntakeDialog::buildHead() {
  QLineEdit* number = form().addLine(kCase, tr("案件编号"), {}, tr("如 SD2026-0001"));
  form().addText(QStringLiteral("party"), tr("当事人"));
  QComboBox* measure = form().addChoice(kMeasure, tr("措施"));
  form().addLine(kDocNo, tr("文书文号"), {}, tr("如 云市监强制〔2026〕1号"));
  form().addLine(kTakenOn, tr("日期"), QDate::currentDate().toString(Qt::ISODate), tr("如 2026-03-12"));
  form().setLabel(kCase, tr("案件编号"), true);
  QComboBox* place = hands_->addChoice(kPlace, tr("存放地点"));
  fillStores(desk(), place);
  place->setItemText(0, tr("暂不建账（以后入账）"));
  for (const QString& name : handFields()) {
    hands_->addLine(name, goodsFieldLabel(name));
  }
  auto* head = new QHBoxLayout;
  head->addWidget(&form(), 1);
  head->addSpacing(24);
  head->addWidget(hands_, 1);
  head->setAlignment(hands_, Qt::AlignTop);
  head->setAlignment(&form(), Qt::AlignTop);
  body()->addWidget(question_);
  body()->addLayout(head);
  connect(number, &QLineEdit::editingFinished, this, &GoodsIntakeDialog::seekCase);
  connect(measure, &QComboBox::currentIndexChanged, this, &GoodsIntakeDialog::showMeasure);
  connect(&form(), &FieldForm::changed, this, &GoodsIntakeDialog::edited);
  connect(hands_, &FieldForm::changed, this, &GoodsIntakeDialog::edited);
}

void GoodsIntakeDialog::buildGrid() {
  auto* keys = new QLabel(tr("Tab、回车到下一格，Ctrl+回车到下一行，Ctrl+V 粘贴 WPS、Excel 的行，Ctrl+D 重复上一行，Ctrl+Delete 删除行"));
  keys->setStyleSheet(QStringLiteral("color:#6b6b6b"));
  status_->setWordWrap(true);
  status_->setTextFormat(Qt::RichText);
  status_->setAccessibleName(tr("清单情况"));
  body()->addWidget(keys);
  body()->addWidget(grid_, 1);
  body()->addWidget(status_);
  auto* outer = static_cast<QVBoxLayout*>(layout());
  for (int i = 0; i < outer->count(); ++i) {
    outer->setStretch(i, 0);
  }
  outer->setStretchFactor(body(), 1);  // the room is the grid's
  connect(grid_, &IntakeGrid::left, this, [this](bool forward) {
    if (forward) {
      saveButton()->setFocus(Qt::TabFocusReason);
    } else {
      hands_->input(handFields().back())->setFocus(Qt::BacktabFocusReason);
    }
  });
  connect(model_, &GoodsIntakeModel::edited, this, &GoodsIntakeDialog::edited);
  connect(model_, &GoodsIntakeModel::edited, this, &GoodsIntakeDialog::showStatus);
  connect(grid_->selectionModel(), &QItemSelectionModel::currentChanged, this, &GoodsIntakeDialog::showStatus);
}

void GoodsIntakeDialog::seekCase() {
  const QString number = form().text(kCase);
  if (number == sought_) {
    return;
  }
  sought_ = number;
  desk().ask(
      this,
      [number](Desk::Hand hand) -> Result<CaseFacts> {
        const Result<LegalCase> legalCase = hand.services.cases.findByNumber(hand.session, number);
        return legalCase.and_then([&](const LegalCase& found) { return hand.services.procedure.course(hand.session, found.id); }).map([](const CaseCourse& course) {
          CaseFacts facts{.legalCase = course.legalCase, .officers = course.officers.join(u'、')};
          for (const CourseStep& step : course.steps) {
            if (step.event && takesGoods(step.step)) {
              facts.steps.push_back(*step.event);
            }
          }
          return facts;
        });
      },
      [this, number](const Result<CaseFacts>& facts) {
        if (number != sought_) {
          return;
        }
        form().clearRefusals();
        case_ = {};
        if (facts) {
          showCase(*facts);
        } else if (!number.isEmpty()) {
          form().refuse(kCase, refusalText(facts.error()));
        }
      });
}

void GoodsIntakeDialog::showCase(const CaseFacts& facts) {
  case_ = facts.legalCase.id;
  number_ = facts.legalCase.number;
  const QString party = facts.legalCase.party.name;
  static_cast<QLabel*>(form().input(QStringLiteral("party")))->setText(QStringList{party, facts.legalCase.cause}.join(QStringLiteral(" · ")));
  if (hands_->line(QStringLiteral("giver"))->text().isEmpty()) {
    hands_->line(QStringLiteral("giver"))->setText(party);
  }
  if (hands_->line(QStringLiteral("receiver"))->text().isEmpty()) {
    hands_->line(QStringLiteral("receiver"))->setText(facts.officers);
  }
  fillMeasures(facts);
}

void GoodsIntakeDialog::fillMeasures(const CaseFacts& facts) {
  QComboBox* combo = form().choice(kMeasure);
  const QString chosen = combo->currentText();
  const QSignalBlocker quiet(combo);
  combo->clear();
  for (const CaseEvent& step : facts.steps) {
    const QString kind = step.details.value(QStringLiteral("seize_kind"), stepName(step.step));
    combo->addItem(QStringLiteral("%1 %2 %3").arg(kind, step.on.text(), step.docNo).trimmed(), static_cast<qlonglong>(step.chain.value));
    combo->setItemData(combo->count() - 1, step.docNo, kStepDocNo);
  }
  for (const CodeEntry& entry : shippedCodeLists()) {
    if (entry.list == QStringLiteral("measure_kind")) {
      combo->addItem(facts.steps.empty() ? entry.label : tr("%1（另有文书）").arg(entry.label), 0);
      combo->setItemData(combo->count() - 1, entry.label, kMeasureKind);
    }
  }
  // The last step is what is being entered, as a rule.
  const int last = std::max(0, static_cast<int>(facts.steps.size()) - 1);
  combo->setCurrentIndex(chosen.isEmpty() || combo->findText(chosen) < 0 ? last : combo->findText(chosen));
  showMeasure();
}

void GoodsIntakeDialog::showMeasure() {
  const QComboBox* measure = form().choice(kMeasure);
  const bool ownPaper = measure->count() > 0 && form().key(kMeasure) == 0;
  // A step recorded without its number leaves the number to be said here.
  form().setShown(kDocNo, ownPaper || (measure->count() > 0 && measure->currentData(kStepDocNo).toString().isEmpty()));
  form().setShown(kTakenOn, ownPaper);
}

QString GoodsIntakeDialog::statusText() const { return status_->text(); }

void GoodsIntakeDialog::showStatus() {
  const QString here = model_->problemAt(grid_->currentIndex());
  const auto first = model_->firstProblem();
  const QString problem = !here.isEmpty() ? here : first ? first->text : QString();
  const std::vector<GoodsRow> rows = model_->listed();
  QStringList parts{rows.empty() ? tr("还没有物品") : tr("%1 项").arg(rows.size())};
  if (const QString amounts = amountsText(rows); !amounts.isEmpty()) {
    parts << amounts;
  }
  QString text = parts.join(QStringLiteral(" · ")).toHtmlEscaped();
  if (!problem.isEmpty()) {
    const QString more = model_->problemCount() > 1 ? tr("（共 %1 行需要更正）").arg(model_->problemCount()) : QString();
    text += QStringLiteral("　<span style='color:#b3261e'>✗ %1%2</span>").arg(problem.toHtmlEscaped(), more);
  }
  status_->setText(text);
}

void GoodsIntakeDialog::edited() {
  leaving_ = false;
  if (keeper_) {
    keeper_->touch();
  }
}

FieldForm& GoodsIntakeDialog::formOf(const QString& field) { return hands_->input(field) ? *hands_ : form(); }

std::vector<FieldChange> GoodsIntakeDialog::changes() const {
  std::vector<FieldChange> changes;
  if (model_->isEmpty()) {
    return changes;  // only the lines are worth keeping; the rest is quickly chosen again
  }
  for (const QString& name : {kCase, kMeasure, kDocNo, kTakenOn}) {
    changes.push_back({name, {}, form().text(name)});
  }
  for (const QString& name : {handFields()[0], handFields()[1], handFields()[2], kPlace}) {
    changes.push_back({name, {}, hands_->text(name)});
  }
  changes.push_back({kLines, {}, model_->text()});
  return changes;
}

void GoodsIntakeDialog::watchDrafts() {
  keeper_ = new DraftKeeper(desk(), {.kind = kDraft, .title = tr("财物清单")}, [this] { return changes(); }, this);
  desk().ask(
      this, [](Desk::Hand hand) { return hand.services.drafts.list(hand.session, kDraft); },
      [this](const Result<std::vector<FormDraft>>& drafts) {
        for (const FormDraft& draft : drafts.value_or(std::vector<FormDraft>())) {
          if (draft.uid != keeper_->uid() && model_->isEmpty()) {
            offer(draft);
            return;
          }
        }
      });
}

void GoodsIntakeDialog::offer(const FormDraft& draft) {
  QString number;
  qsizetype lines = 0;
  for (const FieldChange& change : draftChanges(draft.fields)) {
    number = change.field == kCase ? change.after : number;
    lines = change.field == kLines ? static_cast<qsizetype>(readTabbed(change.after).size()) : lines;
  }
  question_->ask(tr("有一份 %1 没有保存的财物清单：案件 %2，%3 项").arg(draft.savedAt.localText(), number).arg(lines), tr("恢复(&R)"), [this, draft] { restore(draft); });
}

void GoodsIntakeDialog::restore(const FormDraft& draft) {
  keeper_->adopt(draft);
  for (const FieldChange& change : draftChanges(draft.fields)) {
    if (change.field == kLines) {
      model_->paste(model_->index(0, 0), change.after);
    } else if (QComboBox* combo = formOf(change.field).choice(change.field)) {
      if (combo->findText(change.after) < 0 && change.field == kMeasure) {
        combo->addItem(change.after, 0);  // until the case is read
      }
      combo->setCurrentText(change.after);
    } else if (QLineEdit* edit = formOf(change.field).line(change.field)) {
      edit->setText(change.after);
    }
  }
  sought_.clear();
  seekCase();
  grid_->setFocus();
}

std::optional<GoodsIntake> GoodsIntakeDialog::intake() {
  if (!case_.isStored()) {
    form().refuse(kCase, tr("请填写案件编号。"));
    return std::nullopt;
  }
  if (const auto problem = model_->firstProblem()) {
    grid_->goTo(problem->cell, false);
    return std::nullopt;
  }
  GoodsIntake intake{.legalCase = case_, .docNo = form().text(kDocNo), .lines = model_->lines()};
  if (const qlonglong step = form().key(kMeasure); step > 0) {
    intake.event = EventId{step};
  } else {
    intake.measureKind = form().choice(kMeasure)->currentData(kMeasureKind).toString();
    intake.takenOn = moment(kTakenOn);
    if (!intake.takenOn) {
      return std::nullopt;
    }
  }
  if (const qlonglong place = hands_->key(kPlace); place > 0) {
    intake.place = PlaceId{place};
  }
  intake.giver = hands_->text(QStringLiteral("giver"));
  intake.receiver = hands_->text(QStringLiteral("receiver"));
  intake.witness = hands_->text(QStringLiteral("witness"));
  return intake;
}

void GoodsIntakeDialog::save() {
  grid_->commit();
  hands_->clearRefusals();
  const std::optional<GoodsIntake> wanted = intake();
  if (!wanted) {
    return;
  }
  waiting_.clear();
  for (std::size_t i = 0; wanted->place && i < wanted->lines.size(); ++i) {
    if (const SeizedItem& line = wanted->lines[i]; !line.quantity) {
      waiting_ << tr("第%1项 %2").arg(i + 1).arg(line.name);
    }
  }
  perform([intake = *wanted](Desk::Hand hand) { return hand.services.goods.enter(hand.session, intake); });
}

void GoodsIntakeDialog::saved() {
  keeper_->finish();
  Q_EMIT entered(case_, number_);
}

QString GoodsIntakeDialog::fieldOf(const Error& error) const {
  const QString& field = error.field;
  if (field == QStringLiteral("measure_kind") || field == QStringLiteral("case_event")) {
    return kMeasure;
  }
  if (field == QStringLiteral("happened_at")) {
    return kTakenOn;
  }
  if (field == QStringLiteral("custody_place") || field == QStringLiteral("place") || field == QStringLiteral("place_closed") || field == QStringLiteral("place_kind") ||
      field == QStringLiteral("place_full")) {
    return kPlace;
  }
  return field.startsWith(QStringLiteral("custody_")) ? field.mid(8) : field;
}

void GoodsIntakeDialog::refused(const Error& error) {
  const QString text = refusalText(error);
  const QString field = fieldOf(error);
  if (formOf(field).refuse(field, text)) {
    return;
  }
  // The movement's rules speak of the quantity and the dangers of a line.
  const QString column = field == QStringLiteral("positive") || field == QStringLiteral("quantity") || field == QStringLiteral("intake") ? QStringLiteral("quantity")
                         : field == QStringLiteral("place_hazard")                                                                      ? QStringLiteral("hazards")
                                                                                                                                        : goodsFieldOf(error);
  if (const std::optional<int> line = refusedLine(error)) {
    grid_->goTo(model_->refuse(*line, column, text), false);
    showStatus();  // says why
    return;
  }
  say(QStringLiteral("✗ ") + text);
}

void GoodsIntakeDialog::reject() {
  if (model_->isEmpty() || leaving_) {
    keeper_->finish();
    QDialog::reject();
    return;
  }
  say(tr("有未保存的清单。再按一次 Esc 放弃，或按 Ctrl+S 保存。"));
  leaving_ = true;
}

}  // namespace shuangda
