#include "pages/case_page.h"

#include <algorithm>

#include "services/texts.h"
#include "widgets/question_bar.h"

// Undoing the last save on CasePage; case_page.cpp has the rest.

namespace shuangda {
namespace {

constexpr std::size_t kFieldsShown = 4;

QString undoQuestion(const LastSave& save) {
  if (save.created) {
    return QObject::tr("案件 %1 是 %2 新建的。撤销后标为误录作废，不再计入统计，记录仍可查。撤销吗？")
        .arg(save.number, save.at.localText());
  }
  QStringList parts;
  for (std::size_t i = 0; i < std::min(save.changes.size(), kFieldsShown); ++i) {
    const FieldChange& change = save.changes[i];
    const auto shown = [](const QString& text) { return text.isEmpty() ? QObject::tr("（空）") : text.left(30); };
    parts << QObject::tr("%1：%2 → %3").arg(fieldLabel(change.field), shown(change.before), shown(change.after));
  }
  QString changes = parts.join(QStringLiteral("；"));
  if (save.changes.size() > kFieldsShown) {
    changes += QObject::tr(" 等 %1 项").arg(save.changes.size());
  }
  return QObject::tr("撤销案件 %1 在 %2 的保存？将恢复：%3。").arg(save.number, save.at.localText(), changes);
}

}  // namespace

void CasePage::undoLastSave() {
  if (!selected_.isStored()) {
    question_->say(tr("请先在列表中选一件案件。"), true);
    return;
  }
  desk_.ask(
      this, [id = selected_](Desk::Hand hand) { return hand.services.cases.lastSave(hand.session, id); },
      [this, id = selected_](const Result<LastSave>& save) {
        if (!save) {
          question_->say(refusalText(save.error()), true);
          return;
        }
        question_->ask(undoQuestion(*save), tr("撤销(&Z)"),
                       [this, id, version = save->version] { undoConfirmed(id, version); });
      });
}

void CasePage::undoConfirmed(CaseId id, int version) {
  desk_.ask(
      this, [id, version](Desk::Hand hand) { return hand.services.cases.undoLastSave(hand.session, id, version); },
      [this](const Result<LegalCase>& restored) {
        if (!restored) {
          question_->say(refusalText(restored.error()), true);
          return;
        }
        question_->say(tr("已撤销案件 %1 的上次保存；登记经过中仍可查到。").arg(restored->number), false);
        saved(*restored);
      },
      [this] { question_->say(tr("没有撤销，请看窗口上方的提示后重试。"), true); });
}

}  // namespace shuangda
