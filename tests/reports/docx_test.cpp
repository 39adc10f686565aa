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
    for (const QString& piece : documentText(document)) {
      EXPECT_TRUE(text.contains(squeezed(piece))) << piece.toStdString();
    }
  }
}

TEST_F(Docx, tablesHaveTheirRowsWidthsAndRepeatedHeads) {
  const Document document = samples::bulletin(Masthead::Paper);
  const Body body = bodyOf(document);
  EXPECT_EQ(body.tables, 3);
  EXPECT_EQ(body.rows, (9 + 2) + (60 + 2) + (24 + 2));
  EXPECT_EQ(body.headRows, 6);
  // The text, the turned attachment: two sections; the table fills the width of its page.
  ASSERT_EQ(body.sizes.size(), 2u);
  EXPECT_EQ(body.sizes[0], u"11906 16838"_s);
  EXPECT_EQ(body.sizes[1], u"16838 11906"_s);
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
