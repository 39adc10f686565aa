#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "base/result.h"
#include "reports/fonts.h"
#include "reports/page.h"

namespace shuangda {

/// One label: a QR code, and beside it what it stands for, readable without a scanner.
struct Label {
  QString code{};       ///< goodsCodeText: what the QR code says and the first line prints
  QStringList lines{};  ///< shortened to the width of the label
};

/// How labels lie on their paper; all in millimetres.
struct LabelFormat {
  QString id{};
  QString name{};
  double sheetWidth = 210;
  double sheetHeight = 297;
  int columns = 3;
  int rows = 8;
  double left = 0;
  double top = 0;
  double width = 70;
  double height = 37;
};

/// A4 with 3 × 8 and 2 × 7 labels, and rolls of label printers with one label a page.
const std::vector<LabelFormat>& labelFormats();

/// Sets labels on pages. `first` is the number of the first free label of the first sheet, counted row by row from 1, so that a begun sheet is
/// used up. OutOfRange "label_first" when the sheet has no such label; Required "labels" for none; UnknownValue "label_format".
Result<LaidOutDocument> layOutLabels(const std::vector<Label>& labels, const QString& format, int first, FontBook& fonts);

}  // namespace shuangda
