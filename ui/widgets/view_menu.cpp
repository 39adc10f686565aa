#include "widgets/view_menu.h"

#include <QInputDialog>
#include <QMenu>
#include <algorithm>

#include "services/texts.h"

namespace shuangda {

ViewMenu::ViewMenu(Desk& desk, QString page, QWidget* parent) : QToolButton(parent), desk_(desk), page_(std::move(page)) {
  setPopupMode(QToolButton::InstantPopup);
  setToolTip(tr("保存和调用命名的视图：筛选、列、次序、宽度和排序"));
  setStyleSheet(QStringLiteral("QToolButton::menu-indicator{image:none}"));  // the text has its own arrow
  setMenu(new QMenu(this));
  askName = [this](const QString& title, const QString& suggestion) {
    bool ok = false;
    const QString name = QInputDialog::getText(this, title, tr("视图名称"), QLineEdit::Normal, suggestion, &ok);
    return ok ? name : QString();
  };
  rebuild();
}

void ViewMenu::reload() {
  desk_.ask(
      this, [page = page_](Desk::Hand hand) { return hand.services.views.list(hand.session, page); },
      [this](Result<std::vector<NamedView>> views) {
        views_ = std::move(views).value_or(std::vector<NamedView>());
        rebuild();
      });
}

void ViewMenu::rebuild() {
  setText(current_.isEmpty() ? tr("视图 ▾") : tr("视图：%1 ▾").arg(current_));
  menu()->clear();
  for (const NamedView& view : views_) {
    QAction* action = menu()->addAction(view.name, this, [this, view] { apply(view); });
    action->setCheckable(true);
    action->setChecked(view.name == current_);
  }
  menu()->addSeparator();
  menu()->addAction(tr("另存为视图(&S)…"), this, &ViewMenu::saveAs);
  QAction* update = menu()->addAction(tr("更新“%1”(&U)").arg(current_), this, [this] { store(current_); });
  QAction* rename = menu()->addAction(tr("重命名“%1”(&R)…").arg(current_), this, &ViewMenu::renameCurrent);
  QAction* remove = menu()->addAction(tr("删除“%1”(&D)").arg(current_), this, &ViewMenu::removeCurrent);
  for (QAction* action : {update, rename, remove}) {
    action->setVisible(!current_.isEmpty());
  }
  menu()->addSeparator();
  menu()->addAction(tr("恢复默认(&O)"), this, [this] {
    current_.clear();
    rebuild();
    Q_EMIT reset();
  });
}

void ViewMenu::apply(const NamedView& view) {
  current_ = view.name;
  rebuild();
  Q_EMIT applied(view.content);
}

void ViewMenu::saveAs() {
  if (const QString name = askName(tr("另存为视图"), current_); !name.isEmpty()) {
    store(name);
  }
}

void ViewMenu::store(const QString& name) {
  const NamedView view{.page = page_, .name = name, .content = content ? content() : QString()};
  desk_.ask(
      this, [view](Desk::Hand hand) { return hand.services.views.save(hand.session, view); },
      [this](const Result<NamedView>& saved) {
        current_ = saved ? saved->name : current_;
        Q_EMIT said(saved ? QString() : refusalText(saved.error()));
        reload();
      });
}

void ViewMenu::renameCurrent() {
  const auto view = std::find_if(views_.begin(), views_.end(), [this](const NamedView& v) { return v.name == current_; });
  const QString name = view == views_.end() ? QString() : askName(tr("重命名视图"), current_);
  if (name.isEmpty()) {
    return;
  }
  desk_.ask(
      this, [old = *view, name](Desk::Hand hand) { return hand.services.views.rename(hand.session, old, name); },
      [this](const Result<NamedView>& renamed) {
        current_ = renamed ? renamed->name : current_;
        Q_EMIT said(renamed ? QString() : refusalText(renamed.error()));
        reload();
      });
}

void ViewMenu::removeCurrent() {
  const auto view = std::find_if(views_.begin(), views_.end(), [this](const NamedView& v) { return v.name == current_; });
  if (view == views_.end()) {
    return;
  }
  desk_.ask(
      this, [old = *view](Desk::Hand hand) { return hand.services.views.remove(hand.session, old); },
      [this](const Result<void>& removed) {
        current_ = removed ? QString() : current_;
        Q_EMIT said(removed ? QString() : refusalText(removed.error()));
        reload();
      });
}

}  // namespace shuangda
