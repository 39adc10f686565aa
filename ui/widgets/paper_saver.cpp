#include "widgets/paper_saver.h"

#include <QObject>

#include "reports/docx_writer.h"
#include "reports/pdf_writer.h"
#include "services/texts.h"

namespace shuangda {

QString endingOf(PaperFile kind) { return kind == PaperFile::Docx ? QStringLiteral(".docx") : QStringLiteral(".pdf"); }

Result<void> writePaper(const Document& document, const LaidOutDocument& pages, PaperFile kind, Instant created, const QString& path) {
  return kind == PaperFile::Docx ? writeDocx(document, created, path) : writePdf(pages, {.created = created}, path);
}

QString savePaper(const Document& document, const LaidOutDocument& pages, PaperFile kind, QString path) {
  path += path.endsWith(endingOf(kind), Qt::CaseInsensitive) ? QString() : endingOf(kind);
  const Result<void> written = writePaper(document, pages, kind, SystemClock().now(), path);
  return written ? QObject::tr("已保存到 %1。").arg(path) : refusalText(written.error());
}

}  // namespace shuangda
