#include "cli/paper_file.h"

#include <QGuiApplication>

namespace shuangda::cli {

qint64 writePaper(const QString& path, const PdfProperties& properties, const std::function<LaidOutDocument(FontBook&)>& layOut) {
  // Paper needs fonts, and fonts need a platform; this program never shows anything.
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("FC_LANG", "zh-cn");
  int argc = 1;
  char name[] = "shuangda-cli";
  char* argv[] = {name, nullptr};
  const QGuiApplication application(argc, argv);
  FontBook fonts;
  const LaidOutDocument pages = layOut(fonts);
  orStop(writePdf(pages, properties, path));
  for (const QString& line : pages.fonts.lines()) {
    complain(QStringLiteral("字体：") + line);
  }
  return static_cast<qint64>(pages.pages.size());
}

}  // namespace shuangda::cli
