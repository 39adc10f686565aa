#include "widgets/paper_printer.h"

#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

#include "reports/page_painter.h"

namespace shuangda {
namespace {

constexpr double kPointsPerInch = 72;

}  // namespace

QString printPaper(const LaidOutDocument& document, QWidget* parent) {
  const int count = static_cast<int>(document.pages.size());
  QPrinter printer(QPrinter::HighResolution);
  printer.setFullPage(true);
  printer.setPageSize(QPageSize(QPageSize::A4));
  printer.setDocName(document.title);
  // 公文 is printed on both sides, bound on the left (GB/T 9704-2012, 6.1); the dialog lets one choose otherwise.
  printer.setDuplex(QPrinter::DuplexLongSide);
  printer.setFromTo(1, count);
  QPrintDialog dialog(&printer, parent);
  dialog.setMinMax(1, count);
  if (dialog.exec() != QDialog::Accepted) {
    return {};
  }
  const int first = printer.fromPage() > 0 ? printer.fromPage() : 1;
  const int last = printer.toPage() > 0 ? printer.toPage() : count;
  QPainter painter;
  if (!painter.begin(&printer)) {
    return QObject::tr("打印机不能使用，请检查后重试。");
  }
  for (int page = first; page <= last; ++page) {
    if (page > first) {
      printer.newPage();
    }
    paintPage(painter, document, static_cast<std::size_t>(page - 1), printer.resolution() / kPointsPerInch);
  }
  return QObject::tr("已送往打印机：第 %1 至 %2 页。").arg(first).arg(last);
}

}  // namespace shuangda
