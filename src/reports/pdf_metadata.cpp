#include "reports/pdf_metadata.h"

namespace shuangda {

namespace {

QString alternative(const QString& name, const QString& text) {
  if (text.isEmpty()) {
    return {};
  }
  return QStringLiteral("   <dc:%1><rdf:Alt><rdf:li xml:lang=\"x-default\">%2</rdf:li></rdf:Alt></dc:%1>\n")
      .arg(name, text.toHtmlEscaped());
}

QString sequence(const QString& name, const QString& text) {
  if (text.isEmpty()) {
    return {};
  }
  return QStringLiteral("   <dc:%1><rdf:Seq><rdf:li>%2</rdf:li></rdf:Seq></dc:%1>\n").arg(name, text.toHtmlEscaped());
}

QString simple(const QString& name, const QString& text) {
  return QStringLiteral("   <%1>%2</%1>\n").arg(name, text.toHtmlEscaped());
}

}  // namespace

QByteArray xmpMetadata(const PdfInformation& information, const QDateTime& date) {
  const QString stamp = date.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QStringLiteral("+08:00");
  QString packet = QStringLiteral(
      "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
      "    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
  packet += alternative(QStringLiteral("title"), information.title);
  packet += sequence(QStringLiteral("creator"), information.author);
  packet += alternative(QStringLiteral("description"), information.subject);
  packet += simple(QStringLiteral("pdf:Producer"), information.producer);
  packet += simple(QStringLiteral("xmp:CreatorTool"), information.creator);
  packet += simple(QStringLiteral("xmp:CreateDate"), stamp);
  packet += simple(QStringLiteral("xmp:ModifyDate"), stamp);
  packet += QStringLiteral(
      "   <pdfaid:part>1</pdfaid:part>\n"
      "   <pdfaid:conformance>B</pdfaid:conformance>\n"
      "  </rdf:Description>\n"
      " </rdf:RDF>\n"
      "</x:xmpmeta>\n"
      "<?xpacket end=\"w\"?>");
  return packet.toUtf8();
}

}  // namespace shuangda
