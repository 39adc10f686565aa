#pragma once

#include <QDialog>

#include "domain/procedure.h"

class QTextBrowser;

namespace shuangda {

/// 为什么是这一天: rule, article, event and paper, extensions, exclusions, and every day counted or skipped with its reason. Can be
/// printed and copied.
class ClockDialog final : public QDialog {
  Q_OBJECT

 public:
  ClockDialog(const CaseClock& clock, const QString& caseNumber, QWidget* parent = nullptr);

 private:
  void print();

  QTextBrowser* text_;
};

/// The explanation as a page of rich text, for dialog, calculator and printer.
QString clockHtml(const CaseClock& clock, const QString& caseNumber);

}  // namespace shuangda
