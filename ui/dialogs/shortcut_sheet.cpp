#include "dialogs/shortcut_sheet.h"

#include <QBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBrowser>

namespace shuangda {
namespace {

/// The text of a menu without mnemonic and dots: "导入(&I)…" → "导入".
QString plain(const QString& text) {
  static const QRegularExpression decoration(QStringLiteral("\\(&.\\)|…"));
  return QString(text).remove(decoration);
}

QString row(const QString& keys, const QString& what) {
  return QStringLiteral("<tr><td style='padding:1px 16px 1px 0'><b>%1</b></td><td style='padding:1px 0'>%2</td></tr>").arg(keys.toHtmlEscaped(), what.toHtmlEscaped());
}

QString section(const QString& title, const QString& rows) {
  return rows.isEmpty() ? rows : QStringLiteral("<h4 style='margin:8px 0 2px 0'>%1</h4><table cellspacing='0'>%2</table>").arg(title.toHtmlEscaped(), rows);
}

QString menuHtml(const QMenu& menu) {
  QString rows;
  for (const QAction* action : menu.actions()) {
    if (!action->shortcut().isEmpty()) {
      rows += row(action->shortcut().toString(QKeySequence::PortableText), plain(action->text()));
    }
  }
  return section(plain(menu.title()), rows);
}

/// Keys of lists and forms, which no menu tells of.
QString commonHtml() {
  const QString lists = row(QObject::tr("Enter"), QObject::tr("打开选中的一行")) + row(QObject::tr("Delete"), QObject::tr("放弃草稿、撤回附件（先询问）")) +
                        row(QObject::tr("Insert"), QObject::tr("添加附件")) + row(QObject::tr("Ctrl+Shift+S"), QObject::tr("另存附件")) +
                        row(QObject::tr("Tab、Shift+Tab"), QObject::tr("到下一处、上一处"));
  const QString forms = row(QObject::tr("Ctrl+S"), QObject::tr("保存")) + row(QObject::tr("Esc"), QObject::tr("关闭；有改动时先提示，再按一次放弃")) +
                        row(QObject::tr("Ctrl+Tab"), QObject::tr("下一页标签")) + row(QObject::tr("Alt+括号中的字母"), QObject::tr("按下该按钮或到该栏目"));
  return section(QObject::tr("列表"), lists) + section(QObject::tr("表单"), forms);
}

}  // namespace

ShortcutSheet::ShortcutSheet(const QMenuBar& menus, QWidget* parent) : QDialog(parent), text_(new QTextBrowser) {
  setWindowTitle(tr("快捷键"));
  QStringList parts;
  for (const QAction* action : menus.actions()) {
    if (const QMenu* menu = action->menu()) {
      parts << menuHtml(*menu);
    }
  }
  text_->setHtml(QStringLiteral("<table width='100%'><tr><td width='50%' valign='top'>%1</td><td valign='top'>%2</td></tr></table>").arg(parts.join(QString()), commonHtml()));
  text_->setAccessibleName(windowTitle());
  auto* close = new QPushButton(tr("关闭"));
  close->setDefault(true);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(close);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(text_, 1);
  layout->addLayout(buttons);
  connect(close, &QPushButton::clicked, this, &QDialog::accept);
  resize(680, 520);
}

QString ShortcutSheet::text() const { return text_->toPlainText(); }

}  // namespace shuangda
