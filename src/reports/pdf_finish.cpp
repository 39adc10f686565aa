#include "reports/pdf_finish.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "reports/paper.h"

namespace shuangda {

namespace {

std::string utf16Hex(char32_t character) {
  const QString text = QString::fromUcs4(&character, 1);
  QByteArray hex;
  for (const QChar unit : text) {
    hex += QByteArray::number(unit.unicode(), 16).rightJustified(4, '0').toUpper();
  }
  return hex.toStdString();
}

std::string codeHex(std::size_t code) {
  return QByteArray::number(static_cast<qulonglong>(code), 16).rightJustified(4, '0').toUpper().toStdString();
}

std::string unicodeMap(const CodedCharacters& characters) {
  // At most a hundred entries may stand in one section of the map.
  constexpr std::size_t section = 100;
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  for (std::size_t first = 1; first < characters.size(); first += section) {
    const std::size_t last = std::min(first + section, characters.size());
    map += std::to_string(last - first) + " beginbfchar\n";
    for (std::size_t code = first; code < last; ++code) {
      map += "<" + codeHex(code) + "> <" + utf16Hex(characters[code]) + ">\n";
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

// QPdfWriter numbers font objects as it first meets them, and names them by their numbers.
std::map<int, QPDFObjectHandle> fontsByFirstUse(QPDF& pdf) {
  std::map<int, QPDFObjectHandle> fonts;
  for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    QPDFObjectHandle used = page.getAttribute("/Resources", false).getKey("/Font");
    if (used.isDictionary()) {
      for (auto& [name, font] : used.getDictAsMap()) {
        fonts[font.getObjectID()] = font;
      }
    }
  }
  return fonts;
}

// Six letters before the name mark a subset; Qt chooses them by the order in a hash table.
std::string subsetName(const std::string& name, std::size_t index) {
  std::string tag = "SDAAAA";
  tag[5] = static_cast<char>('A' + index % 26);
  tag[4] = static_cast<char>('A' + index / 26 % 26);
  const std::size_t plus = name.find('+');
  return "/" + tag + "+" + (plus == std::string::npos ? name.substr(1) : name.substr(plus + 1));
}

// Number of glyphs in an embedded TrueType program, from its table maxp; 0 when it cannot be read.
std::size_t glyphCount(QPDFObjectHandle descendant) {
  const auto program = descendant.getKey("/FontDescriptor").getKey("/FontFile2").getStreamData();
  const unsigned char* data = program->getBuffer();
  const std::size_t size = program->getSize();
  const auto word = [&](std::size_t at) -> std::size_t {
    return at + 1 < size ? static_cast<std::size_t>(data[at] * 256 + data[at + 1]) : 0;
  };
  constexpr std::size_t directory = 12;
  constexpr std::size_t entry = 16;
  for (std::size_t i = 0, at = directory; i < word(4) && at + entry <= size; ++i, at += entry) {
    if (std::equal(data + at, data + at + 4, "maxp")) {
      return word(word(at + 8) * 65536 + word(at + 10) + 4);
    }
  }
  return 0;
}

void finishFont(QPDF& pdf, QPDFObjectHandle font, const CodedCharacters& characters, std::size_t index) {
  QPDFObjectHandle descendant = font.getKey("/DescendantFonts").getArrayItem(0);
  if (glyphCount(descendant) != characters.size()) {
    throw std::logic_error("font subset does not hold the glyphs that were set: " + font.getKey("/BaseFont").getName());
  }
  QPDFObjectHandle map = QPDFObjectHandle::newStream(&pdf, unicodeMap(characters));
  font.replaceKey("/ToUnicode", map);
  const auto name = QPDFObjectHandle::newName(subsetName(font.getKey("/BaseFont").getName(), index));
  font.replaceKey("/BaseFont", name);
  descendant.replaceKey("/BaseFont", name);
  descendant.getKey("/FontDescriptor").replaceKey("/FontName", name);
}

// Qt rounds sizes to points, A4 to 595 by 842; its origin is the upper left corner, so the page is moved down by the difference.
void setPaper(QPDF& pdf, QSizeF sheet) {
  const double drawn = std::round(sheet.height());
  const std::string shift = "1 0 0 1 0 " + QByteArray::number(sheet.height() - drawn, 'f', 4).toStdString() + " cm\n";
  const auto box = QPDFObjectHandle::newArray(
      QPDFObjectHandle::Rectangle(0, 0, std::round(sheet.width() * 1000) / 1000, std::round(sheet.height() * 1000) / 1000));
  for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    QPDFObjectHandle object = page.getObjectHandle();
    for (const char* key : {"/MediaBox", "/CropBox", "/TrimBox"}) {
      if (object.hasKey(key) || std::string(key) == "/MediaBox") {
        object.replaceKey(key, box);
      }
    }
    page.addPageContents(QPDFObjectHandle::newStream(&pdf, shift), true);
    page.coalesceContentStreams();
  }
}

void setEntry(QPDFObjectHandle dictionary, const char* key, const QString& value) {
  if (value.isEmpty()) {
    dictionary.removeKey(key);
  } else {
    dictionary.replaceKey(key, QPDFObjectHandle::newUnicodeString(value.toStdString()));
  }
}

void setInformation(QPDF& pdf, const PdfInformation& information) {
  QPDFObjectHandle entries = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
  setEntry(entries, "/Title", information.title);
  setEntry(entries, "/Author", information.author);
  setEntry(entries, "/Subject", information.subject);
  setEntry(entries, "/Creator", information.creator);
  setEntry(entries, "/Producer", information.producer);
  setEntry(entries, "/CreationDate", information.date);
  setEntry(entries, "/ModDate", information.date);
  pdf.getTrailer().replaceKey("/Info", entries);
}

}  // namespace

QByteArray finishPdf(const QByteArray& input, const std::vector<CodedCharacters>& fonts,
                     const PdfInformation& information) {
  QPDF pdf;
  pdf.processMemoryFile("painted", input.constData(), static_cast<std::size_t>(input.size()));
  const auto found = fontsByFirstUse(pdf);
  if (found.size() != fonts.size()) {
    throw std::logic_error("file does not hold the fonts that were used");
  }
  std::size_t index = 0;
  for (const auto& [number, font] : found) {
    finishFont(pdf, font, fonts[index], index);
    ++index;
  }
  setPaper(pdf, information.sheet);
  setInformation(pdf, information);
  // The first half of an identifier would be kept from the input, where it is random.
  pdf.getTrailer().removeKey("/ID");
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setDeterministicID(true);
  writer.setNewlineBeforeEndstream(true);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), static_cast<qsizetype>(bytes->getSize())};
}

}  // namespace shuangda
