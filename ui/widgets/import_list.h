#pragma once

#include <QWidget>

#include "domain/finding.h"

class QLabel;
class QTableWidget;

namespace shuangda {

/// 导入的核对结果: imports that left something to be looked at, with how much of it; a line opens the findings.
class ImportList final : public QWidget {
  Q_OBJECT

 public:
  explicit ImportList(QWidget* parent = nullptr);

  /// Hidden where there are none.
  void show(std::vector<ImportFindings> imports);
  QTableWidget* table() const { return table_; }

 Q_SIGNALS:
  void opened(const shuangda::ImportFindings& import);

 private:
  void open(int row);

  std::vector<ImportFindings> imports_;
  QLabel* title_;
  QTableWidget* table_;
};

}  // namespace shuangda
