#include "reports/docx_xml.h"

#include <algorithm>

namespace shuangda {
namespace {

const QString kNamespace = QStringLiteral("http://schemas.openxmlformats.org/wordprocessingml/2006/main");
const QString kRelations = QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships");

QString qualified(const char* name) { return QStringLiteral("w:") + QLatin1String(name); }

bool isXml(char32_t c) { return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF); }

struct Style {
  const char* id;
  QString name{};
  QString font{};
  double size = paper::size3;
  const char* align = "both";
  bool indented = false;   ///< first line by two characters
  bool keepNext = false;
  int outline = -1;
  bool onGrid = true;      ///< lines of the page's pitch
};

void writeStyle(DocxXml& xml, const Style& style, bool isDefault) {
  if (isDefault) {
    xml.start("style", {{"type", QStringLiteral("paragraph")}, {"default", QStringLiteral("1")}, {"styleId", QLatin1String(style.id)}});
  } else {
    xml.start("style", {{"type", QStringLiteral("paragraph")}, {"customStyle", QStringLiteral("1")}, {"styleId", QLatin1String(style.id)}});
  }
  xml.empty("name", {{"val", style.name}});
  if (!isDefault) {
    xml.empty("basedOn", {{"val", QStringLiteral("Normal")}});
  }
  xml.empty("qFormat");
  xml.start("pPr");
  if (style.keepNext) {
    xml.empty("keepNext");
  }
  // No gaps between Han and digits: 28 characters a line, as in the PDF.
  xml.empty("autoSpaceDE", {{"val", QStringLiteral("0")}});
  xml.empty("autoSpaceDN", {{"val", QStringLiteral("0")}});
  if (!style.onGrid || style.size > paper::size3) {  // larger type would take two lines of the grid
    xml.empty("snapToGrid", {{"val", QStringLiteral("0")}});
  }
  if (!style.onGrid) {
    xml.empty("spacing", {{"line", QStringLiteral("240")}, {"lineRule", QStringLiteral("auto")}});
  } else {
    xml.empty("spacing", {{"line", docx::twips(paper::linePitch)}, {"lineRule", QStringLiteral("exact")}});
  }
  if (style.indented) {
    xml.empty("ind", {{"firstLineChars", QStringLiteral("200")}, {"firstLine", docx::twips(2 * style.size)}});
  }
  xml.empty("jc", {{"val", QLatin1String(style.align)}});
  if (style.outline >= 0) {
    xml.empty("outlineLvl", {{"val", QString::number(style.outline)}});
  }
  xml.end();
  docx::runProperties(xml, style.font, style.size);
  xml.end();
}

}  // namespace

void DocxXml::root(const char* name) {
  writer_.writeStartElement(qualified(name));
  writer_.writeAttribute(QStringLiteral("xmlns:w"), kNamespace);
  writer_.writeAttribute(QStringLiteral("xmlns:r"), kRelations);
}

void DocxXml::write(Attributes attributes) {
  for (const auto& [name, value] : attributes) {
    // Only r:id is of another namespace.
    writer_.writeAttribute(QLatin1String(name) == QLatin1String("r:id") ? QStringLiteral("r:id") : qualified(name), value);
  }
}

void DocxXml::start(const char* name, Attributes attributes) {
  writer_.writeStartElement(qualified(name));
  write(attributes);
}

void DocxXml::empty(const char* name, Attributes attributes) {
  writer_.writeEmptyElement(qualified(name));
  write(attributes);
}

void DocxXml::text(const QString& text) {
  writer_.writeStartElement(QStringLiteral("w:t"));
  writer_.writeAttribute(QStringLiteral("xml:space"), QStringLiteral("preserve"));
  writer_.writeCharacters(docx::xmlText(text));
  writer_.writeEndElement();
}

namespace docx {

QString xmlText(const QString& text) {
  QString clean;
  for (const char32_t c : text.toUcs4()) {
    if (isXml(c)) {
      clean += QString::fromUcs4(&c, 1);
    }
  }
  return clean;
}

void runProperties(DocxXml& xml, const QString& font, double size, bool red) {
  xml.start("rPr");
  xml.empty("rFonts", {{"ascii", font}, {"hAnsi", font}, {"eastAsia", font}, {"cs", font}, {"hint", QStringLiteral("eastAsia")}});
  if (red) {
    xml.empty("color", {{"val", QStringLiteral("FF0000")}});
  }
  if (size == paper::size3) {  // 28 characters of 16 pt are wider than the type area: −0.25 pt each, and they fit
    xml.empty("spacing", {{"val", QStringLiteral("-5")}});
  }
  xml.empty("sz", {{"val", halves(size)}});
  xml.empty("szCs", {{"val", halves(size)}});
  xml.end();
}

QByteArray stylesPart() {
  QByteArray bytes;
  DocxXml xml(bytes);
  xml.root("styles");
  xml.start("docDefaults");
  xml.start("rPrDefault");
  xml.start("rPr");
  xml.empty("rFonts", {{"ascii", kFangSong}, {"hAnsi", kFangSong}, {"eastAsia", kFangSong}, {"cs", kFangSong}});
  xml.empty("kern", {{"val", QStringLiteral("0")}});
  xml.empty("sz", {{"val", halves(paper::size3)}});
  xml.empty("lang", {{"val", QStringLiteral("en-US")}, {"eastAsia", QStringLiteral("zh-CN")}});
  xml.end();
  xml.end();
  xml.end();
  const Style styles[] = {{"Normal", QStringLiteral("Normal"), kFangSong},
                          {"Body", QStringLiteral("公文正文"), kFangSong, paper::size3, "both", true},
                          {"Level1", QStringLiteral("公文一级标题"), kHei, paper::size3, "both", true, true, 0},
                          {"Level2", QStringLiteral("公文二级标题"), kKai, paper::size3, "both", true, true, 1},
                          {"Level2Text", QStringLiteral("公文二级标题和正文"), kKai, paper::size3, "both", true},
                          {"PaperTitle", QStringLiteral("公文标题"), kXiaoBiaoSong, paper::size2, "center", false, true},
                          {"UnderTitle", QStringLiteral("公文题下"), kKai, paper::size3, "center", false, true},
                          {"Recipients", QStringLiteral("主送机关"), kFangSong, paper::size3, "left"},
                          {"Mark", QStringLiteral("发文机关标志"), kXiaoBiaoSong, 62, "center", false, true, -1, false},
                          {"Enclosure", QStringLiteral("附件说明"), kFangSong, paper::size3, "both", false, true},
                          {"Signature", QStringLiteral("落款"), kFangSong, paper::size3, "right"},
                          {"Signatory", QStringLiteral("落款单位"), kFangSong, paper::size3, "right", false, true},
                          {"Attachment", QStringLiteral("附件"), kHei, paper::size3, "left", false, true},
                          {"TableTitle", QStringLiteral("表题"), kHei, paper::size3, "center", false, true},
                          {"TableNote", QStringLiteral("表注"), kFangSong, paper::size5, "left", false, false, -1, false},
                          {"TableUnit", QStringLiteral("表的单位"), kFangSong, paper::size5, "right", false, true, -1, false},
                          {"TableText", QStringLiteral("表格正文"), kFangSong, paper::size4Small, "left", false, false, -1, false},
                          {"Imprint", QStringLiteral("版记"), kFangSong, paper::size4, "left"},
                          {"Folio", QStringLiteral("页码"), kSong, paper::size4, "right", false, false, -1, false}};
  for (const Style& style : styles) {
    writeStyle(xml, style, &style == styles);
  }
  xml.end();
  xml.finish();
  return bytes;
}

QByteArray settingsPart() {
  QByteArray bytes;
  DocxXml xml(bytes);
  xml.root("settings");
  xml.empty("evenAndOddHeaders");
  xml.empty("characterSpacingControl", {{"val", QStringLiteral("compressPunctuation")}});
  xml.start("compat");
  xml.empty("compatSetting", {{"name", QStringLiteral("compatibilityMode")}, {"uri", QStringLiteral("http://schemas.microsoft.com/office/word")}, {"val", QStringLiteral("15")}});
  xml.end();
  xml.end();
  xml.finish();
  return bytes;
}

// 7.5: — 1 — in 四号宋体, one character from the outer edge.
QByteArray footerPart(bool even) {
  QByteArray bytes;
  DocxXml xml(bytes);
  xml.root("ftr");
  xml.start("p");
  xml.start("pPr");
  xml.empty("pStyle", {{"val", QStringLiteral("Folio")}});
  xml.empty("spacing", {{"line", twips(paper::size4)}, {"lineRule", QStringLiteral("exact")}});
  xml.empty("ind", {{even ? "left" : "right", twips(paper::size4)}});
  xml.empty("jc", {{"val", even ? QStringLiteral("left") : QStringLiteral("right")}});
  xml.end();
  const auto run = [&xml](auto content) {
    xml.start("r");
    runProperties(xml, kSong, paper::size4);
    content();
    xml.end();
  };
  run([&] { xml.text(QStringLiteral("— ")); });
  xml.start("fldSimple", {{"instr", QStringLiteral(" PAGE ")}});
  run([&] { xml.text(QStringLiteral("1")); });
  xml.end();
  run([&] { xml.text(QStringLiteral(" —")); });
  xml.end();
  xml.end();
  xml.finish();
  return bytes;
}

double widthOf(const QString& text) {
  double width = 0;
  for (const QChar c : text) {
    width += c.unicode() < 0x2E80 && c.unicode() != 0x2014 ? 0.5 : 1;
  }
  return width;
}

double footerDistance(double margin) {
  // The dash, not the line, lies 7 mm below the type area (7.5); it stands about so high above the baseline.
  constexpr double kDash = 0.37;
  constexpr double kBelowDash = (1 - kBaselineOfExact + kDash) * paper::size4;
  return std::max(0.0, margin - paper::folioBelowType - kBelowDash);
}

}  // namespace docx
}  // namespace shuangda
