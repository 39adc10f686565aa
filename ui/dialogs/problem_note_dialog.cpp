#include "dialogs/problem_note_dialog.h"

#include <QLabel>
#include <QLineEdit>

#include "services/problem_service.h"

namespace shuangda {
namespace {

const QString kWhat = QStringLiteral("what");
const QString kNote = QStringLiteral("note");

}  // namespace

ProblemNoteDialog::ProblemNoteDialog(Desk& desk, const TrackedProblem& problem, bool settle, QWidget* parent)
    : FormDialog(desk, settle ? tr("整改完毕") : tr("重新列为未整改"), tr("保存(&S)"), parent), id_(problem.id), settle_(settle) {
  QLabel* what = form().addText(kWhat, tr("问题"));
  what->setWordWrap(true);
  what->setText(tr("%1：%2通报指出“%3”，%4").arg(problem.unit, problem.period.nameZh(), problem.list, problem.detail));
  const QString label = settle ? tr("整改情况") : tr("理由");
  form().addLine(kNote, label, {}, settle ? tr("如 10月20日补报，已核对") : tr("如 核对后没有补报"));
  form().setLabel(kNote, label, true);
  form().line(kNote)->setFocus();
  resize(520, sizeHint().height());
}

void ProblemNoteDialog::save() {
  perform([id = id_, settle = settle_, note = form().text(kNote)](Desk::Hand hand) {
    ProblemService problems(*hand.services.store);
    return settle ? problems.settle(hand.session, id, note) : problems.reopen(hand.session, id, note);
  });
}

QString ProblemNoteDialog::fieldOf(const Error& error) const { return error.field == QStringLiteral("problem_note") ? kNote : error.field; }

}  // namespace shuangda
