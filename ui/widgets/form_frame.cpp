#include "widgets/form_frame.h"

#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

namespace shuangda {

QPushButton* frameForm(QDialog& dialog, QFormLayout& form, QLabel& message, const QString& saveText, const std::function<void()>& save) {
  form.setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  message.setWordWrap(true);
  message.setVisible(false);
  message.setAccessibleName(QObject::tr("提示"));
  message.setStyleSheet(QStringLiteral("color:#b3261e"));
  auto* buttons = new QDialogButtonBox;
  QPushButton* saveButton = buttons->addButton(saveText, QDialogButtonBox::AcceptRole);
  buttons->addButton(QObject::tr("取消"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  auto* layout = new QVBoxLayout(&dialog);
  layout->addLayout(&form);
  layout->addWidget(&message);
  layout->addStretch(1);
  layout->addWidget(buttons);
  saveButton->setDefault(true);  // only now, when the dialog knows the button
  QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, save);
  QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  QObject::connect(new QShortcut(QKeySequence::Save, &dialog), &QShortcut::activated, &dialog, save);
  return saveButton;
}

}  // namespace shuangda
