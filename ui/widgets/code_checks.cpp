#include "widgets/code_checks.h"

#include <QBoxLayout>
#include <QCheckBox>

#include "domain/code_list.h"

namespace shuangda {

CodeChecks::CodeChecks(const QString& list, QWidget* parent) : QWidget(parent) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(14);
  for (const CodeEntry& entry : shippedCodeLists()) {
    if (entry.list == list) {
      auto* box = new QCheckBox(entry.label);
      box->setObjectName(entry.code);
      box->setAccessibleName(entry.label);
      box->setToolTip(entry.note);
      layout->addWidget(box);
      boxes_ << box;
    }
  }
  layout->addStretch(1);
  setFocusProxy(boxes_.isEmpty() ? nullptr : boxes_.front());
}

QString CodeChecks::codes() const {
  QStringList codes;
  for (const QCheckBox* box : boxes_) {
    if (box->isChecked()) {
      codes << box->objectName();
    }
  }
  return codes.join(u';');
}

void CodeChecks::setCodes(const QString& codes) {
  const QStringList checked = codes.split(u';');
  for (QCheckBox* box : std::as_const(boxes_)) {
    box->setChecked(checked.contains(box->objectName()));
  }
}

}  // namespace shuangda
