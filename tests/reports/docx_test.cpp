#include <gtest/gtest.h>
#include <zip.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <map>

#include "reports/document_text.h"
#include "reports/docx_writer.h"
#include "samples.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

/// What an independent reader finds in the body.
struct Body {
  QString text{};
  int tables = 0;
  int rows = 0;
  int headRows = 0;
  int sections = 0;
  std::vector<QString> sizes{};  ///< "w h" of each section
  std::vector<int> tableWidths{};
  bool wellFormed = false;
};

class Docx : public testing::Test {
 protected:
  /// The parts by path; empty when it is no zip.
  std::map<QString, QByteArray> unzipped(const QByteArray& bytes) {
    QFile file(folder_.filePath(u"paper.docx"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    std::map<QString, QByteArray> parts;
    zip_t* archive = zip_open(QFile::encodeName(file.fileName()).constData(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    for (zip_int64_t i = 0; archive && i < zip_get_num_entries(archive, 0); ++i) {
      zip_stat_t stat;
      zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
      QByteArray content(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
      zip_file_t* part = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
      EXPECT_EQ(zip_fread(part, content.data(), stat.size), static_cast<zip_int64_t>(stat.size));
      EXPECT_EQ(zip_fclose(part), 0);
      parts[QString::fromUtf8(stat.name)] = content;
    }
    if (archive) {
      zip_discard(archive);
    }
    return parts;
  }
  static bool isWellFormed(const QByteArray& bytes) {
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
      xml.readNext();
    }
    return !xml.hasError() && !bytes.isEmpty();
  }
  static Body read(const QByteArray& bytes) {
    Body body;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
      if (xml.readNext() != QXmlStreamReader::StartElement) {
        continue;
      }
      const QStringView name = xml.name();
      const QString kWord = u"http://schemas.openxmlformats.org/wordprocessingml/2006/main"_s;
      if (name == u"t") {
        body.text += xml.readElementText();
      } else if (name == u"tbl") {
        ++body.tables;
        body.tableWidths.push_back(0);
      } else if (name == u"gridCol") {
        body.tableWidths.back() += xml.attributes().value(kWord, u"w"_s).toInt();
      } else if (name == u"tr") {
        ++body.rows;
      } else if (name == u"tblHeader") {
        ++body.headRows;
      } else if (name == u"pgSz") {
        body.sizes.push_back(xml.attributes().value(kWord, u"w"_s).toString() + u' ' + xml.attributes().value(kWord, u"h"_s).toString());
      } else if (name == u"sectPr") {
        ++body.sections;
      }
    }
    body.wellFormed = !xml.hasError();
    return body;
  }
  Body bodyOf(const Document& document) { return read(unzipped(docxBytes(document, Instant{})).at(u"word/document.xml"_s)); }
  static QString squeezed(QString text) { return text.remove(QRegularExpression(u"[\\s\\x{3000}]"_s)); }

  QTemporaryDir folder_;
};

}  // namespace

TEST_F(Docx, everyPartIsThereAndWellFormed) {
  const auto parts = unzipped(docxBytes(samples::bulletin(Masthead::Paper), Instant{}));
  for (const QString& path : {u"[Content_Types].xml"_s, u"_rels/.rels"_s, u"docProps/core.xml"_s, u"word/document.xml"_s, u"word/_rels/document.xml.rels"_s, u"word/styles.xml"_s,
                              u"word/settings.xml"_s, u"word/footer1.xml"_s, u"word/footer2.xml"_s}) {
    ASSERT_TRUE(parts.contains(path)) << path.toStdString();
    EXPECT_TRUE(isWellFormed(parts.at(path))) << path.toStdString();
  }
  EXPECT_EQ(parts.size(), 9u);
  EXPECT_TRUE(parts.at(u"word/footer1.xml"_s).contains(" PAGE "));
  EXPECT_TRUE(parts.at(u"docProps/core.xml"_s).contains(samples::bulletin(Masthead::Paper).title.toUtf8()));
  // Every style that is used exists.
  const QString styles = QString::fromUtf8(parts.at(u"word/styles.xml"_s));
  const QString body = QString::fromUtf8(parts.at(u"word/document.xml"_s));
  static const QRegularExpression used(u"<w:pStyle w:val=\"([^\"]+)\""_s);
  for (auto match = used.globalMatch(body); match.hasNext();) {
    const QString style = match.next().captured(1);
    EXPECT_TRUE(styles.contains(u"w:styleId=\"%1\""_s.arg(style))) << style.toStdString();
  }
}

TEST_F(Docx, allBlocksOfAllFormsKeepTheirWords) {
  for (const Document& document : {samples::bulletin(Masthead::Paper), samples::bulletin(Masthead::Serial), samples::bulletin(Masthead::Brief), samples::bulletin(Masthead::Letter), samples::report()}) {
    const Body body = bodyOf(document);
    EXPECT_TRUE(body.wellFormed);
    const QString text = squeezed(body.text);
    const auto* head = std::get_if<MastheadBlock>(&document.blocks.front());
    const bool letter = head && head->form == Masthead::Letter;
    for (const QString& piece : documentText(document)) {
      // The mark of a letter stands in its header; its 版记 does not say who printed it.
      if (letter && (piece.contains(u"印发"_s) || piece == head->mark)) {
        continue;
      }
      EXPECT_TRUE(text.contains(squeezed(piece))) << piece.toStdString();
    }
  }
}

TEST_F(Docx, tablesHaveTheirRowsWidthsAndRepeatedHeads) {
  const Document document = samples::bulletin(Masthead::Paper);
  const Body body = bodyOf(document);
  EXPECT_EQ(body.tables, 3 + 1) << "版记 is one";
  EXPECT_EQ(body.rows, (9 + 2) + (60 + 2) + (24 + 2) + 2);
  EXPECT_EQ(body.headRows, 6);
  // The text, the turned attachment, and the upright page of 版记; the table fills the width of its page.
  EXPECT_EQ(body.sizes, (std::vector<QString>{u"11906 16838"_s, u"16838 11906"_s, u"11906 16838"_s}));
  EXPECT_NEAR(body.tableWidths[0], 156 / 25.4 * 1440, 10);
  EXPECT_NEAR(body.tableWidths[2], 225 / 25.4 * 1440, 10);
}

TEST_F(Docx, aTurnedTableReturnsToUprightPages) {
  Document document;
  TableBlock turned = samples::countyTable(3);
  turned.orientation = Orientation::Landscape;
  document.blocks = {ParagraphBlock{0, u"前"_s}, turned, ParagraphBlock{0, u"后"_s}};
  const Body body = bodyOf(document);
  EXPECT_EQ(body.sizes, (std::vector<QString>{u"11906 16838"_s, u"16838 11906"_s, u"11906 16838"_s}));
}

TEST_F(Docx, theImprintStandsAtTheFootOfTheLastPage) {
  Document document;
  document.blocks = {ImprintBlock{{{u"主送"_s, u"甲。"_s}, {u"抄送"_s, u"乙。"_s}}, u"双打办"_s, u"2020年10月20日印发"_s, {}}, ParagraphBlock{0, u"正文"_s}};
  const QString body = QString::fromUtf8(unzipped(docxBytes(document, Instant{})).at(u"word/document.xml"_s));
  const qsizetype table = body.indexOf(u"<w:tblpPr "_s);
  EXPECT_LT(body.indexOf(u"正文"_s), table);
  const QString placed = body.mid(table, body.indexOf(u'>', table) - table);
  for (const QString& part : {u"w:vertAnchor=\"margin\""_s, u"w:tblpYSpec=\"bottom\""_s, u"w:horzAnchor=\"page\""_s, u"w:tblpX=\"1587\""_s}) {
    EXPECT_TRUE(placed.contains(part)) << part.toStdString();
  }
  // One row for 主送 and 抄送, which no line parts; thick lines outside, a thin one inside (7.4.1, 7.4.2).
  EXPECT_EQ(body.mid(table).count(u"<w:tr>"_s), 2);
  EXPECT_TRUE(body.contains(u"<w:top w:val=\"single\" w:sz=\"8\""_s));
  EXPECT_TRUE(body.contains(u"<w:insideH w:val=\"single\" w:sz=\"6\""_s));
}

TEST_F(Docx, aLetterHasItsMarkAndRulesOutsideTheTypeAreaOfItsFirstPage) {
  const auto parts = unzipped(docxBytes(samples::bulletin(Masthead::Letter), Instant{}));
  ASSERT_EQ(parts.size(), 11u);
  for (const QString& path : {u"word/header1.xml"_s, u"word/footer3.xml"_s}) {
    EXPECT_TRUE(isWellFormed(parts.at(path))) << path.toStdString();
    EXPECT_TRUE(parts.at(u"[Content_Types].xml"_s).contains(path.toUtf8())) << path.toStdString();
    EXPECT_TRUE(parts.at(u"word/_rels/document.xml.rels"_s).contains(path.section(u'/', 1).toUtf8())) << path.toStdString();
  }
  EXPECT_TRUE(QString::fromUtf8(parts.at(u"word/header1.xml"_s)).contains(u"安平市打击侵权假冒工作领导小组办公室"_s));
  EXPECT_FALSE(parts.at(u"word/footer3.xml"_s).contains(" PAGE ")) << "no number on the first page";
  const QString body = QString::fromUtf8(parts.at(u"word/document.xml"_s));
  EXPECT_EQ(body.count(u"<w:titlePg/>"_s), 1);
  EXPECT_EQ(body.count(u"w:type=\"first\""_s), 2);
  EXPECT_TRUE(body.contains(u"w:header=\"1701\""_s)) << "30 mm";
  // A letter's 版记 has neither lines nor printing organ (10.1).
  const QString imprint = body.mid(body.indexOf(u"<w:tblpPr "_s));
  EXPECT_FALSE(imprint.contains(u"<w:tblBorders>"_s));
  EXPECT_FALSE(imprint.contains(u"印发"_s));
}

TEST_F(Docx, charactersAreNarrowedSoThatTwentyEightFitALine) {
  Document document;
  document.blocks = {ParagraphBlock{0, u"正文"_s}};
  const QString body = QString::fromUtf8(unzipped(docxBytes(document, Instant{})).at(u"word/document.xml"_s));
  EXPECT_TRUE(body.contains(u"<w:spacing w:val=\"-5\"/><w:sz w:val=\"32\"/>"_s));
  EXPECT_TRUE(body.contains(u"<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>"_s));
  EXPECT_TRUE(body.contains(u"<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""_s));
}

TEST_F(Docx, columnsOfNumbersAreWideEnoughAndNotesStayWithTheTable) {
  Document document;
  document.blocks = {TableBlock{.head = {u"指标"_s, u"单位"_s, u"本期"_s},
                                .align = {CellAlign::Left, CellAlign::Center, CellAlign::Number},
                                .rows = {{u"没收（违法所得、非法财物、其他）的件数"_s, u"万元"_s, u"123456789.25"_s}, {u"乙"_s, u"件"_s, u"1"_s}},
                                .notes = {u"注"_s}}};
  const QString body = QString::fromUtf8(unzipped(docxBytes(document, Instant{})).at(u"word/document.xml"_s));
  static const QRegularExpression column(u"<w:gridCol w:w=\"(\\d+)\"/>"_s);
  std::vector<int> widths;
  for (auto match = column.globalMatch(body); match.hasNext();) {
    widths.push_back(match.next().captured(1).toInt());
  }
  ASSERT_EQ(widths.size(), 3u);
  EXPECT_GE(widths[1], (2 * 12 + 6) * 20);
  EXPECT_GE(widths[2], (6 * 12 + 6) * 20);
  EXPECT_EQ(body.count(u"<w:keepNext/>"_s), 3) << "the cells of the last row";
}

TEST_F(Docx, whatXmlDoesNotAllowIsLeftOut) {
  Document document;
  document.title = u"甲\u0001乙"_s;
  document.author = u"a<b>&\"c\""_s;
  document.blocks = {ParagraphBlock{0, u"一\u0002二 <三> & “四” \uFFFE𠮷"_s}};
  const auto parts = unzipped(docxBytes(document, Instant{}));
  EXPECT_EQ(read(parts.at(u"word/document.xml"_s)).text, u"一二 <三> & “四” 𠮷"_s);
  EXPECT_TRUE(isWellFormed(parts.at(u"docProps/core.xml"_s)));
}

TEST_F(Docx, theSameDocumentGivesTheSameBytesAndAFileIsWholeOrNotThere) {
  const Document document = samples::report();
  EXPECT_EQ(docxBytes(document, Instant{}), docxBytes(document, Instant{}));
  const QString path = folder_.filePath(u"sub/none.docx"_s);
  EXPECT_EQ(writeDocx(document, Instant{}, path).error().code, ErrorCode::Unwritable);
  EXPECT_FALSE(QFile::exists(path));
  const QString kept = qEnvironmentVariable("SHUANGDA_SCREENSHOTS");
  const QString target = kept.isEmpty() || !QDir().mkpath(kept) ? folder_.path() : kept;
  EXPECT_TRUE(writeDocx(document, Instant{}, target + u"/docx_report.docx"_s));
  EXPECT_TRUE(writeDocx(samples::bulletin(Masthead::Paper), Instant{}, target + u"/docx_bulletin.docx"_s));
  EXPECT_TRUE(writeDocx(samples::bulletin(Masthead::Letter), Instant{}, target + u"/docx_letter.docx"_s));
  EXPECT_TRUE(writeDocx(samples::bulletin(Masthead::Brief), Instant{}, target + u"/docx_brief.docx"_s));
}
