#pragma once

#include <QDialog>

#include "desk.h"

namespace shuangda {

/// The records behind a figure: cases as a list with one case beside it, destructions by their numbers.
class RecordsDialog final : public QDialog {
  Q_OBJECT

 public:
  RecordsDialog(Desk& desk, const QString& title, const std::vector<FigureRecord>& records, QWidget* parent = nullptr);
};

}  // namespace shuangda
