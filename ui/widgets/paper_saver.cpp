#include "widgets/paper_saver.h"

#include <QObject>

#include "base/clock.h"
#include "reports/docx_writer.h"
#include "reports/pdf_writer.h"
#include "services/texts.h"

namespace shuangda {

QString endingOf(PaperFile kind) { return kind == PaperFile::Docx ? QStringLiteral(".docx") : QStringLiteral(".pdf"); }

QString savePaper(const Document& document, const LaidOutDocument& pages, PaperFile kind, QString path) {
  path += path.endsWith(endingOf(kind), Qt::CaseInsensitive) ? QString() : endingOf(kind);
  const Instant now = SystemClock().now();
  const Result<void> written = kind == PaperFile::Docx ? writeDocx(document, now, path) : writePdf(pages, {.created = now}, path);
  return written ? QObject::tr("已保存到 %1。").arg(path) : refusalText(written.error());
}

}  // namespace shuangda
