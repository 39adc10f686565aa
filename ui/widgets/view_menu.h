#pragma once

#include <QToolButton>
#include <functional>

#include "desk.h"

namespace shuangda {

/// “视图▾”: the named views of one page. Applies, saves, renames and deletes them; what a view holds is the page's own.
class ViewMenu final : public QToolButton {
  Q_OBJECT

 public:
  ViewMenu(Desk& desk, QString page, QWidget* parent = nullptr);

  /// What the page shows now, for saving.
  std::function<QString()> content;
  /// Asks for a name, with a suggestion; empty = no. Replaced in tests.
  std::function<QString(const QString& title, const QString& suggestion)> askName;

  void reload();
  void saveAs();
  void renameCurrent();
  void removeCurrent();
  const std::vector<NamedView>& views() const { return views_; }
  void apply(const NamedView& view);

 Q_SIGNALS:
  void applied(const QString& content);
  void reset();
  /// Something was refused; empty when all is well again.
  void said(const QString& text);

 private:
  void rebuild();
  void store(const QString& name);

  Desk& desk_;
  QString page_;
  std::vector<NamedView> views_{};
  QString current_{};  ///< name of the view that was applied or saved last
};

}  // namespace shuangda
