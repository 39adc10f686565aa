#include "reports/docx_chart.h"
#include "reports/zip_parts.h"

namespace shuangda {
namespace {

constexpr const char* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

/// A cell with its text in place, so that the workbook needs no table of texts.
void writeText(QXmlStreamWriter& xml, const QString& where, const QString& text) {
  xml.writeStartElement(QStringLiteral("c"));
  xml.writeAttribute(QStringLiteral("r"), where);
  xml.writeAttribute(QStringLiteral("t"), QStringLiteral("inlineStr"));
  xml.writeStartElement(QStringLiteral("is"));
  xml.writeTextElement(QStringLiteral("t"), docx::xmlText(text));
  xml.writeEndElement();
  xml.writeEndElement();
}

QString cellName(std::size_t column, std::size_t row) { return QChar(static_cast<char16_t>(u'A' + column)) + QString::number(row); }

void writeRow(QXmlStreamWriter& xml, const Chart& chart, std::size_t category) {
  const std::size_t row = category + 2;
  xml.writeStartElement(QStringLiteral("row"));
  xml.writeAttribute(QStringLiteral("r"), QString::number(row));
  writeText(xml, cellName(0, row), chart.categories[static_cast<qsizetype>(category)]);
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    if (const auto& number = chart.point(i, category).value) {
      xml.writeStartElement(QStringLiteral("c"));
      xml.writeAttribute(QStringLiteral("r"), cellName(i + 1, row));
      xml.writeTextElement(QStringLiteral("v"), number->shortText());
      xml.writeEndElement();
    }
  }
  xml.writeEndElement();
}

QByteArray sheetPart(const Chart& chart) {
  QByteArray bytes;
  QXmlStreamWriter xml(&bytes);
  xml.writeStartDocument(QStringLiteral("1.0"), true);
  xml.writeStartElement(QStringLiteral("worksheet"));
  xml.writeAttribute(QStringLiteral("xmlns"), QStringLiteral("http://schemas.openxmlformats.org/spreadsheetml/2006/main"));
  xml.writeStartElement(QStringLiteral("sheetData"));
  xml.writeStartElement(QStringLiteral("row"));
  xml.writeAttribute(QStringLiteral("r"), QStringLiteral("1"));
  writeText(xml, QStringLiteral("A1"), chart.categoryHead);
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    writeText(xml, cellName(i + 1, 1), chart.series[i].name);
  }
  xml.writeEndElement();
  for (std::size_t i = 0; i < static_cast<std::size_t>(chart.categories.size()); ++i) {
    writeRow(xml, chart, i);
  }
  xml.writeEndDocument();
  return bytes;
}

}  // namespace

QByteArray docxChartData(const Chart& chart, time_t at) {
  const QByteArray head(kHead);
  return zipped({{"[Content_Types].xml",
                  head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                         "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                         "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                         "</Types>"},
                 {"_rels/.rels",
                  head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                         "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
                 {"xl/workbook.xml",
                  head + "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                         "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
                 {"xl/_rels/workbook.xml.rels",
                  head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                         "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
                 {"xl/worksheets/sheet1.xml", sheetPart(chart)}},
                at);
}

}  // namespace shuangda
