#include "reports/pdf_writer.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTimeZone>

#include "reports/page_painter.h"
#include "reports/pdf_finish.h"
#include "reports/pdf_metadata.h"

namespace shuangda {

namespace {

// A multiple of 72, fine enough for hundredths of a point.
constexpr int resolution = 1440;

/// The codes QPdfWriter gives to glyphs: one font a face in order of first use, in it one code a glyph in order of
/// first use, 0 being .notdef.
class CodeTable {
 public:
  void note(const GlyphRun& run) {
    Font& font = fontOf(run.face);
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      const quint32 glyph = run.glyphs[i];
      if (glyph != 0 && !font.codes.contains(glyph)) {
        font.codes.insert(glyph, font.characters.size());
        font.characters.push_back(run.characters[i]);
      }
    }
  }

  std::vector<CodedCharacters> characters() const {
    std::vector<CodedCharacters> all;
    for (const Font& font : fonts_) {
      all.push_back(font.characters);
    }
    return all;
  }

 private:
  struct Font {
    int face = 0;
    QHash<quint32, std::size_t> codes{};
    CodedCharacters characters{0};
  };

  Font& fontOf(int face) {
    for (Font& font : fonts_) {
      if (font.face == face) {
        return font;
      }
    }
    fonts_.push_back({face});
    return fonts_.back();
  }

  std::vector<Font> fonts_{};
};

// In the order of paintPage.
CodeTable codesOf(const LaidOutDocument& document) {
  CodeTable codes;
  for (const Page& page : document.pages) {
    for (const auto* lines : {&page.lines, &page.folio}) {
      for (const PlacedLine& placed : *lines) {
        for (const GlyphRun& run : placed.line.runs) {
          codes.note(run);
        }
      }
    }
  }
  return codes;
}

QByteArray paintedPdf(const LaidOutDocument& document, const QByteArray& metadata) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(document.sheet, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setDocumentXmpMetadata(metadata);
    QPainter painter(&writer);
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
      if (i > 0) {
        writer.newPage();
      }
      paintPage(painter, document, i, resolution / 72.0);
    }
  }
  return buffer.data();
}

}  // namespace

QByteArray pdfBytes(const LaidOutDocument& document, const PdfProperties& properties) {
  PdfInformation information{.sheet = document.sheet};
  information.title = properties.title.isEmpty() ? document.title : properties.title;
  information.author = properties.author.isEmpty() ? document.author : properties.author;
  information.creator = QStringLiteral("双打");
  information.producer = QStringLiteral("Qt, libqpdf");
  const QStringList fonts = document.fonts.lines();
  information.subject =
      fonts.isEmpty() ? QString() : QString(QStringLiteral("字体替换：") + fonts.join(QStringLiteral("；")));
  // Beijing time, whatever the PC is set to.
  const QDateTime local = QDateTime::fromMSecsSinceEpoch(properties.created.epochMs(), Qt::OffsetFromUTC, 8 * 3600);
  information.date = local.toString(QStringLiteral("'D:'yyyyMMddHHmmss'+08''00'''"));
  const QByteArray painted = paintedPdf(document, xmpMetadata(information, local));
  return finishPdf(painted, codesOf(document).characters(), information);
}

Result<void> writePdf(const LaidOutDocument& document, const PdfProperties& properties, const QString& path) {
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) {
    return refuse(ErrorCode::Unwritable, QStringLiteral("path"), path);
  }
  const QByteArray bytes = pdfBytes(document, properties);
  if (file.write(bytes) != bytes.size() || !file.commit()) {
    return refuse(ErrorCode::Unwritable, QStringLiteral("path"), path);
  }
  return {};
}

}  // namespace shuangda
