#include "reports/docx_writer.h"

#include <QDateTime>
#include <QSaveFile>
#include <QXmlStreamWriter>
#include <vector>

#include "reports/docx_body.h"
#include "reports/docx_chart.h"
#include "reports/docx_xml.h"
#include "reports/zip_parts.h"

namespace shuangda {
namespace {

const QString kRelationTypes = QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships/");
const QString kWordTypes = QStringLiteral("application/vnd.openxmlformats-officedocument.wordprocessingml.");

/// The head of the document when it is a letter, which has parts of its own.
const MastheadBlock* letterHead(const Document& document) {
  for (const Block& block : document.blocks) {
    if (const auto* head = std::get_if<MastheadBlock>(&block); head && head->form == Masthead::Letter) {
      return head;
    }
  }
  return nullptr;
}

QByteArray contentTypes(bool letter, std::size_t charts) {
  QByteArray bytes;
  QXmlStreamWriter xml(&bytes);
  xml.writeStartDocument(QStringLiteral("1.0"), true);
  xml.writeStartElement(QStringLiteral("Types"));
  xml.writeAttribute(QStringLiteral("xmlns"), QStringLiteral("http://schemas.openxmlformats.org/package/2006/content-types"));
  for (const auto& [extension, type] : {std::pair(QStringLiteral("rels"), QStringLiteral("application/vnd.openxmlformats-package.relationships+xml")),
                                        std::pair(QStringLiteral("xml"), QStringLiteral("application/xml")),
                                        std::pair(QStringLiteral("xlsx"), QStringLiteral("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))}) {
    if (extension == QStringLiteral("xlsx") && charts == 0) {
      continue;
    }
    xml.writeEmptyElement(QStringLiteral("Default"));
    xml.writeAttribute(QStringLiteral("Extension"), extension);
    xml.writeAttribute(QStringLiteral("ContentType"), type);
  }
  std::vector<std::pair<QString, QString>> parts{{QStringLiteral("/word/document.xml"), kWordTypes + QStringLiteral("document.main+xml")},
                                                 {QStringLiteral("/word/styles.xml"), kWordTypes + QStringLiteral("styles+xml")},
                                                 {QStringLiteral("/word/settings.xml"), kWordTypes + QStringLiteral("settings+xml")},
                                                 {QStringLiteral("/word/footer1.xml"), kWordTypes + QStringLiteral("footer+xml")},
                                                 {QStringLiteral("/word/footer2.xml"), kWordTypes + QStringLiteral("footer+xml")},
                                                 {QStringLiteral("/docProps/core.xml"), QStringLiteral("application/vnd.openxmlformats-package.core-properties+xml")}};
  if (letter) {
    parts.emplace_back(QStringLiteral("/word/header1.xml"), kWordTypes + QStringLiteral("header+xml"));
    parts.emplace_back(QStringLiteral("/word/footer3.xml"), kWordTypes + QStringLiteral("footer+xml"));
  }
  for (std::size_t i = 1; i <= charts; ++i) {
    parts.emplace_back(QStringLiteral("/word/charts/chart%1.xml").arg(i), QStringLiteral("application/vnd.openxmlformats-officedocument.drawingml.chart+xml"));
  }
  for (const auto& [part, type] : parts) {
    xml.writeEmptyElement(QStringLiteral("Override"));
    xml.writeAttribute(QStringLiteral("PartName"), part);
    xml.writeAttribute(QStringLiteral("ContentType"), type);
  }
  xml.writeEndDocument();
  return bytes;
}

QByteArray relations(const std::vector<std::array<QString, 3>>& entries) {
  QByteArray bytes;
  QXmlStreamWriter xml(&bytes);
  xml.writeStartDocument(QStringLiteral("1.0"), true);
  xml.writeStartElement(QStringLiteral("Relationships"));
  xml.writeAttribute(QStringLiteral("xmlns"), QStringLiteral("http://schemas.openxmlformats.org/package/2006/relationships"));
  for (const auto& [id, type, target] : entries) {
    xml.writeEmptyElement(QStringLiteral("Relationship"));
    xml.writeAttribute(QStringLiteral("Id"), id);
    xml.writeAttribute(QStringLiteral("Type"), type);
    xml.writeAttribute(QStringLiteral("Target"), target);
  }
  xml.writeEndDocument();
  return bytes;
}

QByteArray packageRelations() {
  return relations({{QStringLiteral("rId1"), kRelationTypes + QStringLiteral("officeDocument"), QStringLiteral("word/document.xml")},
                    {QStringLiteral("rId2"), QStringLiteral("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"), QStringLiteral("docProps/core.xml")}});
}

QByteArray documentRelations(bool letter, std::size_t charts) {
  std::vector<std::array<QString, 3>> entries{{QStringLiteral("rId1"), kRelationTypes + QStringLiteral("styles"), QStringLiteral("styles.xml")},
                                              {QStringLiteral("rId2"), kRelationTypes + QStringLiteral("settings"), QStringLiteral("settings.xml")},
                                              {QStringLiteral("rIdOdd"), kRelationTypes + QStringLiteral("footer"), QStringLiteral("footer1.xml")},
                                              {QStringLiteral("rIdEven"), kRelationTypes + QStringLiteral("footer"), QStringLiteral("footer2.xml")}};
  if (letter) {
    entries.push_back({QStringLiteral("rIdLetterHead"), kRelationTypes + QStringLiteral("header"), QStringLiteral("header1.xml")});
    entries.push_back({QStringLiteral("rIdLetterFoot"), kRelationTypes + QStringLiteral("footer"), QStringLiteral("footer3.xml")});
  }
  for (std::size_t i = 1; i <= charts; ++i) {
    entries.push_back({docxChartId(i), kRelationTypes + QStringLiteral("chart"), QStringLiteral("charts/chart%1.xml").arg(i)});
  }
  return relations(entries);
}

QByteArray coreProperties(const Document& document, Instant created) {
  QByteArray bytes;
  QXmlStreamWriter xml(&bytes);
  xml.writeStartDocument(QStringLiteral("1.0"), true);
  xml.writeStartElement(QStringLiteral("cp:coreProperties"));
  xml.writeAttribute(QStringLiteral("xmlns:cp"), QStringLiteral("http://schemas.openxmlformats.org/package/2006/metadata/core-properties"));
  xml.writeAttribute(QStringLiteral("xmlns:dc"), QStringLiteral("http://purl.org/dc/elements/1.1/"));
  xml.writeAttribute(QStringLiteral("xmlns:dcterms"), QStringLiteral("http://purl.org/dc/terms/"));
  xml.writeAttribute(QStringLiteral("xmlns:xsi"), QStringLiteral("http://www.w3.org/2001/XMLSchema-instance"));
  xml.writeTextElement(QStringLiteral("dc:title"), document.title);
  xml.writeTextElement(QStringLiteral("dc:creator"), document.author);
  xml.writeStartElement(QStringLiteral("dcterms:created"));
  xml.writeAttribute(QStringLiteral("xsi:type"), QStringLiteral("dcterms:W3CDTF"));
  xml.writeCharacters(QDateTime::fromMSecsSinceEpoch(created.epochMs(), Qt::UTC).toString(Qt::ISODate));
  xml.writeEndDocument();
  return bytes;
}

}  // namespace

QByteArray docxBytes(const Document& document, Instant created) {
  const MastheadBlock* letter = letterHead(document);
  const std::vector<const Chart*> charts = docxCharts(document);
  std::vector<ZipPart> parts{{"[Content_Types].xml", contentTypes(letter != nullptr, charts.size())},
                                {"_rels/.rels", packageRelations()},
                                {"docProps/core.xml", coreProperties(document, created)},
                                {"word/document.xml", docxDocumentPart(document)},
                                {"word/_rels/document.xml.rels", documentRelations(letter != nullptr, charts.size())},
                                {"word/styles.xml", docx::stylesPart()},
                                {"word/settings.xml", docx::settingsPart()},
                                {"word/footer1.xml", docx::footerPart(false)},
                                {"word/footer2.xml", docx::footerPart(true)}};
  if (letter) {
    parts.push_back({"word/header1.xml", docx::letterHeadPart(*letter)});
    parts.push_back({"word/footer3.xml", docx::letterFootPart()});
  }
  const auto at = static_cast<time_t>(created.epochMs() / 1000);
  for (std::size_t i = 1; i <= charts.size(); ++i) {
    const QByteArray number = QByteArray::number(static_cast<qulonglong>(i));
    parts.push_back({"word/charts/chart" + number + ".xml", docxChartPart(*charts[i - 1])});
    parts.push_back({"word/charts/_rels/chart" + number + ".xml.rels",
                     relations({{kDocxChartData, kRelationTypes + QStringLiteral("package"), QStringLiteral("../embeddings/chart%1.xlsx").arg(i)}})});
    parts.push_back({"word/embeddings/chart" + number + ".xlsx", docxChartData(*charts[i - 1], at)});
  }
  return zipped(parts, at);
}

Result<void> writeDocx(const Document& document, Instant created, const QString& path) {
  QSaveFile file(path);
  const QByteArray bytes = docxBytes(document, created);
  if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
    return refuse(ErrorCode::Unwritable, QStringLiteral("path"), path);
  }
  return {};
}

}  // namespace shuangda
