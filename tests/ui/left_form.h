#pragma once

#include <QApplication>
#include <QLineEdit>
#include <cstdio>

#include "desk.h"
#include "dialogs/case_dialog.h"
#include "draft_keeper.h"
#include "services/account_service.h"

namespace shuangda::test {

/// A program of its own that edits a case and never ends by itself: somebody types into the form, the draft is kept,
/// and "kept" is written to stdout. `number` is empty for a new case.
inline int leaveForm(const QString& location, const QString& number, const QString& goods) {
  Desk desk;
  std::unique_ptr<CaseDialog> dialog;
  desk.open(location, Database::Purpose::Open, &desk, [&](const QString& refusal) {
    if (!refusal.isEmpty()) {
      QApplication::exit(1);
      return;
    }
    desk.ask(
        &desk,
        [number](Desk::Hand hand) {
          const Session session =
              *hand.services.accounts.logIn(QStringLiteral("zhang"), QStringLiteral("a long password"));
          return std::pair(session,
                           number.isEmpty() ? LegalCase{} : *hand.services.cases.findByNumber(session, number));
        },
        [&](const std::pair<Session, LegalCase>& found) {
          desk.setSession(found.first);
          dialog = std::make_unique<CaseDialog>(desk, found.second);
          dialog->show();
          QObject::connect(&dialog->keeper(), &DraftKeeper::kept, [] {
            std::puts("kept");
            std::fflush(stdout);
          });
          dialog->findChild<QLineEdit*>(QStringLiteral("goods"))->setText(goods);
          dialog->findChild<QLineEdit*>(QStringLiteral("filed_date"))->setText(QStringLiteral("2020-13"));
        });
  });
  return QApplication::exec();
}

}  // namespace shuangda::test
