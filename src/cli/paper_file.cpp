#include "cli/paper_file.h"

#include <QGuiApplication>

#include "reports/docx_writer.h"
#include "reports/page_layout.h"

namespace shuangda::cli {

qint64 writePaper(const QString& path, const PdfProperties& properties, const std::function<LaidOutDocument(FontBook&)>& layOut, FontUse use) {
  // Paper needs fonts, and fonts need a platform; this program never shows anything.
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("FC_LANG", "zh-cn");
  int argc = 1;
  char name[] = "shuangda-cli";
  char* argv[] = {name, nullptr};
  const QGuiApplication application(argc, argv);
  FontBook fonts;
  const LaidOutDocument pages = layOut(fonts);
  if (use == FontUse::Exact && !pages.fonts.empty()) {
    throw Stop{Refused, QStringLiteral("没有写出文件：本机缺少公文规定的字体。%1。请安装这些字体，或者去掉 --strict-fonts 用替代字体。").arg(pages.fonts.lines().join(QStringLiteral("；")))};
  }
  orStop(writePdf(pages, properties, path));
  for (const QString& line : pages.fonts.lines()) {
    complain(QStringLiteral("字体：") + line);
  }
  return static_cast<qint64>(pages.pages.size());
}

bool isWord(const QString& path) { return path.endsWith(QStringLiteral(".docx"), Qt::CaseInsensitive); }

std::optional<qint64> writeDocument(const Document& document, const QString& path, Instant created, FontUse use) {
  if (isWord(path)) {
    orStop(writeDocx(document, created, path));
    return std::nullopt;
  }
  return writePaper(path, {.author = document.author, .created = created}, [&](FontBook& fonts) { return layOut(document, fonts); }, use);
}

}  // namespace shuangda::cli
