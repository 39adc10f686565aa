#include <algorithm>

#include "reports/docx_xml.h"

namespace shuangda::docx {
namespace {

void ruleProperties(DocxXml& xml, const char* side, const char* line, const char* size, double height) {
  xml.start("pBdr");
  xml.empty(side, {{"val", QLatin1String(line)}, {"sz", QLatin1String(size)}, {"space", QStringLiteral("0")}, {"color", QStringLiteral("FF0000")}});
  xml.end();
  xml.empty("snapToGrid", {{"val", QStringLiteral("0")}});
  xml.empty("spacing", {{"line", twips(height)}, {"lineRule", QStringLiteral("exact")}});
}

/// The double lines of a letter are wider than the type area and centred on the sheet.
Overhang letterOverhang() {
  constexpr double kEdge = (paper::sheetWidth - paper::letterRuleWidth) / 2;
  return {paper::leftMargin - kEdge, paper::rightMargin - kEdge};
}

}  // namespace

double markSize(const MastheadBlock& block) {
  const double natural = block.form == Masthead::Paper || block.form == Masthead::Letter ? 62 : 54;
  return std::floor(2 * std::min(natural, paper::typeWidth / std::max(1.0, widthOf(block.mark)))) / 2;
}

void redRule(DocxXml& xml, const char* line, const char* size, double height, const Overhang& overhang) {
  xml.start("p");
  xml.start("pPr");
  xml.empty("pStyle", {{"val", QStringLiteral("Normal")}});
  ruleProperties(xml, "bottom", line, size, height);
  if (overhang.left > 0 || overhang.right > 0) {
    xml.empty("ind", {{"left", twips(-overhang.left)}, {"right", twips(-overhang.right)}});
  }
  xml.end();
  xml.end();
}

QByteArray letterHeadPart(const MastheadBlock& block) {
  QByteArray bytes;
  DocxXml xml(bytes);
  xml.root("hdr");
  const double size = markSize(block);
  xml.start("p");
  xml.start("pPr");
  xml.empty("pStyle", {{"val", QStringLiteral("Mark")}});
  xml.empty("spacing", {{"line", twips(size * kMarkPitch)}, {"lineRule", QStringLiteral("exact")}});
  xml.end();
  xml.start("r");
  runProperties(xml, kXiaoBiaoSong, size, true);
  xml.text(block.mark);
  xml.end();
  xml.end();
  constexpr double kBelowInk = 0.1;  // of the mark's line, by its size
  redRule(xml, "thickThinSmallGap", "24", paper::letterRuleBelowMark - kBelowInk * size, letterOverhang());
  xml.end();
  xml.finish();
  return bytes;
}

QByteArray letterFootPart() {
  constexpr double kDoubleRule = 5.5;  // from the frame's top to the lower edge of the thick line
  QByteArray bytes;
  DocxXml xml(bytes);
  xml.root("ftr");
  xml.start("p");
  xml.start("pPr");
  xml.empty("pStyle", {{"val", QStringLiteral("Normal")}});
  xml.empty("framePr", {{"w", twips(paper::letterRuleWidth)}, {"h", QStringLiteral("20")}, {"hRule", QStringLiteral("exact")}, {"wrap", QStringLiteral("around")}, {"vAnchor", QStringLiteral("page")},
                        {"hAnchor", QStringLiteral("page")}, {"x", twips((paper::sheetWidth - paper::letterRuleWidth) / 2)}, {"y", twips(paper::sheetHeight - paper::letterFootRule - kDoubleRule)}});
  ruleProperties(xml, "bottom", "thinThickSmallGap", "24", 1);
  xml.end();
  xml.end();
  xml.empty("p");
  xml.end();
  xml.finish();
  return bytes;
}

}  // namespace shuangda::docx
