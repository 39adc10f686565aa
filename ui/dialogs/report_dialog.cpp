#include "dialogs/report_dialog.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

#include "base/text.h"
#include "draft_keeper.h"
#include "report_form_model.h"
#include "services/report_texts.h"
#include "widgets/question_bar.h"
#include "widgets/report_grid.h"

namespace shuangda {
namespace {

const QString kAt = QStringLiteral("submitted_at");
const QString kSigner = QStringLiteral("signer");
const QString kNote = QStringLiteral("note");
const QString kZero = QStringLiteral("zero");

}  // namespace

ReportDialog::ReportDialog(Desk& desk, const ReportSheet& sheet, QWidget* parent)
    : FormDialog(desk, (sheet.lastNumber() > 0 ? tr("更正报表 %1 %2") : tr("填报 %1 %2")).arg(sheet.receipt.unit.name, sheet.receipt.period.nameZh()), tr("保存(&S)"), parent),
      sheet_(sheet),
      model_(new ReportFormModel(sheet, this)),
      grid_(new ReportGrid(model_)),
      zero_(new QCheckBox(tr("零报送：确无数据(&Z)"))),
      status_(new QLabel),
      question_(new QuestionBar) {
  body()->addWidget(question_);
  buildHead();
  status_->setWordWrap(true);
  status_->setTextFormat(Qt::PlainText);
  status_->setAccessibleName(tr("核对"));
  body()->addWidget(grid_, 1);
  body()->addWidget(status_);
  auto* outer = static_cast<QVBoxLayout*>(layout());
  for (int i = 0; i < outer->count(); ++i) {
    outer->setStretch(i, 0);
  }
  outer->setStretchFactor(body(), 1);  // the room is the grid's
  connect(model_, &ReportFormModel::edited, this, &ReportDialog::showStatus);
  connect(model_, &ReportFormModel::edited, this, &ReportDialog::edited);
  connect(&form(), &FieldForm::changed, this, &ReportDialog::edited);
  connect(zero_, &QCheckBox::toggled, this, [this](bool zero) {
    grid_->setEnabled(!zero);
    showStatus();
    edited();
  });
  zero_->setChecked(sheet.receipt.zeroDeclared);
  showStatus();
  resize(1040, 680);
  grid_->goTo(model_->index(0, ReportFormModel::Now), false);
  watchDrafts();
}

void ReportDialog::buildHead() {
  static_cast<QLabel*>(form().addText(QStringLiteral("due"), tr("截止时间")))
      ->setText(QStringLiteral("%1　%2").arg(sheet_.receipt.due.localText(), sheet_.lastNumber() > 0 ? receiptText(sheet_.receipt) : QString()).trimmed());
  proposed_ = nowText();
  form().addLine(kAt, tr("报送时间"), proposed_, tr("如 2020-10-09 16:30"));
  form().addLine(kSigner, tr("签发人"), sheet_.receipt.signer);
  form().addLine(kNote, sheet_.lastNumber() > 0 ? tr("更正原因") : tr("说明"));
  form().setLabel(kNote, sheet_.lastNumber() > 0 ? tr("更正原因") : tr("说明"), sheet_.lastNumber() > 0);
  form().add(kZero, QString(), zero_);
  auto* keys = new QLabel(tr("直接键入数值；回车、↓ 到下一行，Tab 到限定词、备注，Ctrl+V 粘贴 WPS、Excel 的单元格。“300余万元”也可以照写。留空表示不掌握，没有的填 0。"));
  keys->setWordWrap(true);
  keys->setStyleSheet(QStringLiteral("color:#6b6b6b"));
  body()->addWidget(keys);
}

void ReportDialog::take(const ReportDraft& draft) {
  model_->take(draft.entries);
  zero_->setChecked(draft.zero);
  if (!draft.signer.isEmpty()) {
    form().line(kSigner)->setText(draft.signer);
  }
  form().line(kNote)->setText(draft.note);
}

std::vector<FieldChange> ReportDialog::changes() const {
  std::vector<FieldChange> changes = model_->changes();
  const QString zero = zero_->isChecked() ? QStringLiteral("是") : QStringLiteral("否");
  const QString opened = sheet_.receipt.zeroDeclared ? QStringLiteral("是") : QStringLiteral("否");
  for (const auto& [field, before, after] : {std::tuple(kSigner, sheet_.receipt.signer, form().text(kSigner)), std::tuple(kNote, QString(), form().text(kNote)), std::tuple(kZero, opened, zero)}) {
    if (before != after) {
      changes.push_back({field, before, after});
    }
  }
  return changes;
}

void ReportDialog::edited() {
  leaving_ = false;
  if (keeper_ != nullptr) {
    keeper_->touch();
  }
}

void ReportDialog::watchDrafts() {
  const QString title = QStringLiteral("%1 %2").arg(sheet_.receipt.unit.name, sheet_.receipt.period.code());
  keeper_ = new DraftKeeper(desk(), {.kind = kDraft, .recordId = sheet_.receipt.unit.id.value, .baseVersion = sheet_.lastNumber(), .title = title}, [this] { return changes(); }, this);
  desk().ask(
      this, [](Desk::Hand hand) { return hand.services.drafts.list(hand.session, kDraft); },
      [this, title](const Result<std::vector<FormDraft>>& drafts) {
        for (const FormDraft& draft : drafts.value_or(std::vector<FormDraft>())) {
          if (draft.uid != keeper_->uid() && draft.title == title && changes().empty()) {
            const QString later = draft.baseVersion != sheet_.lastNumber() ? tr("；此后报表又有更正，恢复后请逐项核对") : QString();
            question_->ask(tr("有一份 %1 没有保存的草稿%2").arg(draft.savedAt.localText(), later), tr("恢复(&R)"), [this, draft] { restore(draft); });
            return;
          }
        }
      });
}

void ReportDialog::restore(const FormDraft& draft) {
  keeper_->adopt(draft);
  for (const FieldChange& change : draftChanges(draft.fields)) {
    if (change.field == kZero) {
      zero_->setChecked(change.after == QStringLiteral("是"));
    } else if (QLineEdit* edit = form().line(change.field)) {
      edit->setText(change.after);
    } else {
      model_->restore(change);
    }
  }
  grid_->setFocus();
}

void ReportDialog::saved() { keeper_->finish(); }

void ReportDialog::reject() {
  grid_->commit();
  if (changes().empty() || leaving_) {
    keeper_->finish();
    QDialog::reject();
    return;
  }
  say(tr("有未保存的内容。再按一次 Esc 放弃，或按 Ctrl+S 保存。"));
  leaving_ = true;
}

QString ReportDialog::statusText() const { return status_->text(); }

void ReportDialog::showStatus() {
  if (zero_->isChecked()) {
    status_->setText(tr("零报送：所有指标按 0 计。"));
    return;
  }
  const auto filled = static_cast<int>(model_->entries().size());
  QStringList parts{tr("已填 %1 项，共 %2 项").arg(filled).arg(model_->rowCount())};
  if (const int wrong = model_->problemCount(); wrong > 0) {
    parts << tr("%1 项须更正").arg(wrong);
  }
  QStringList asked;
  for (const ReportRemark& remark : model_->remarks()) {
    if (remark.asks) {
      asked << remark.text;
    }
  }
  if (!asked.isEmpty()) {
    parts << tr("%1 处请核对（不影响保存，保存后可以说明）：%2").arg(asked.size()).arg(asked.join(QStringLiteral("；")));
  }
  status_->setText(parts.join(QStringLiteral(" · ")));
}

void ReportDialog::save() {
  grid_->commit();
  if (const QModelIndex wrong = model_->firstProblem(); wrong.isValid() && !zero_->isChecked()) {
    say(tr("✗ %1").arg(wrong.siblingAtColumn(ReportFormModel::Problem).data().toString().mid(2)));
    grid_->goTo(wrong, false);
    return;
  }
  const QString typed = toHalfWidth(form().text(kAt));
  const Result<Instant> at = Instant::parseLocal(typed);
  if (!at) {
    form().refuse(kAt, tr("时间“%1”不能识别，请写成 2020-10-09 16:30。").arg(typed));
    return;
  }
  const bool amends = sheet_.lastNumber() > 0;
  // What was proposed and left alone is the moment of saving, not the minute the form was opened.
  const std::optional<Instant> submittedAt = typed == proposed_ ? std::nullopt : std::optional(*at);
  ReportDraft draft{.unit = sheet_.receipt.unit.name, .period = sheet_.receipt.period, .submittedAt = submittedAt, .zero = zero_->isChecked(), .signer = form().text(kSigner),
                    .note = form().text(kNote), .complete = true, .basedOn = sheet_.lastNumber()};
  if (!draft.zero) {
    draft.entries = model_->entries();
  }
  perform([draft, amends](Desk::Hand hand) {
    ReportService reports(*hand.services.store);
    return amends ? reports.amend(hand.session, draft) : reports.submit(hand.session, draft);
  });
}

QString ReportDialog::fieldOf(const Error& error) const {
  static const QHash<QString, QString> fields{{QStringLiteral("report_note"), kNote}, {QStringLiteral("report_submitted_at"), kAt}};
  return fields.value(error.field, error.field);
}

}  // namespace shuangda
