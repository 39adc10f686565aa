#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>

#include "poppler.h"
#include "reports/document_text.h"
#include "reports/page_layout.h"
#include "reports/paper.h"
#include "reports/pdf_writer.h"
#include "samples.h"

using namespace shuangda;
using poppler::Box;

namespace {

const PdfProperties properties{{}, QStringLiteral("安平市双打办"), Instant::ofEpochMs(1603157400000)};

class PdfFile : public testing::Test {
 protected:
  LaidOutDocument write(const Document& document) {
    LaidOutDocument laidOut = layOut(document, fonts);
    EXPECT_TRUE(writePdf(laidOut, properties, path));
    return laidOut;
  }

  FontBook fonts;
  QTemporaryDir folder;
  QString path = folder.filePath(QStringLiteral("paper.pdf"));
};

Document textOnly(const QString& text) {
  Document document;
  document.blocks.push_back(ParagraphBlock{0, text});
  return document;
}

QString withoutSpace(QString text) {
  return text.remove(QRegularExpression(QStringLiteral("\\s")));
}

bool isFolio(const Box& box) {
  return box.top > paper::typeBottom;
}

}  // namespace

TEST_F(PdfFile, clause5_2_measuredOnAFullPage) {
  write(textOnly(QString(28 * 50 - 2, QChar(u'案'))));
  std::vector<Box> lines;
  for (const Box& box : poppler::boxes(path)) {
    if (box.page == 2 && !isFolio(box)) {
      lines.push_back(box);
    }
  }
  ASSERT_EQ(lines.size(), 22U);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i].text.size(), 28);
    EXPECT_NEAR(lines[i].left, 79.37, 0.5);
    EXPECT_LT(lines[i].right, 521.57);
    EXPECT_GE(lines[i].top, 104.88 - 2.83);
    EXPECT_LE(lines[i].bottom, 742.68 + 2.83);
    if (i > 0) {
      EXPECT_NEAR(lines[i].top - lines[i - 1].top, 28.95, 0.05);
    }
  }
  RecordProperty("firstLeft", std::to_string(lines[0].left));
  RecordProperty("lastRight", std::to_string(lines[0].right));
  RecordProperty("pitch", std::to_string((lines[21].top - lines[0].top) / 21));
}

TEST_F(PdfFile, clause5_1_paperIsA4) {
  write(textOnly(samples::sentence()));
  const QString information = QString::fromUtf8(poppler::run(QStringLiteral("pdfinfo"), {path}));
  const auto size = QRegularExpression(QStringLiteral("Page size:\\s+([0-9.]+) x ([0-9.]+)")).match(information);
  EXPECT_NEAR(size.captured(1).toDouble(), 595.28, 0.01);
  EXPECT_NEAR(size.captured(2).toDouble(), 841.89, 0.01);
}

TEST_F(PdfFile, holdsExactlyTheWordsThatWereSet) {
  const QString text =
      samples::sentence() + QStringLiteral("人大文一二入力高长玥彧𠮷𠮷田〔2020〕5号——……·“”‘’《》％%℃①Ⅲ");
  const LaidOutDocument laidOut = write(textOnly(text));
  EXPECT_EQ(poppler::words(path).toStdString(), QString(text + QStringLiteral("—1—")).toStdString());
}

TEST_F(PdfFile, charactersDrawnAlikeAreReadBackApart) {
  const QString text = QStringLiteral("阿里·买买提，阿里・买买提，人大⼈，入⼊，一⼀");
  write(textOnly(text));
  EXPECT_EQ(poppler::words(path).toStdString(), QString(text + QStringLiteral("—1—")).toStdString());
}

TEST_F(PdfFile, holdsTheWordsOfAllBlocksInOrder) {
  for (const Masthead form : {Masthead::Paper, Masthead::Serial, Masthead::Brief, Masthead::Letter}) {
    Document document = samples::bulletin(form);
    // Long tables repeat their heads, and heads of two rows are set group by group.
    std::erase_if(document.blocks, [](const Block& block) { return std::holds_alternative<TableBlock>(block); });
    TableBlock table = samples::countyTable(5);
    table.groups.clear();
    document.blocks.insert(document.blocks.begin() + 5, table);
    const LaidOutDocument laidOut = write(document);
    QString read;
    for (std::size_t page = 1; page <= laidOut.pages.size(); ++page) {
      QString words = poppler::words(path, static_cast<int>(page));
      const QString folio = QStringLiteral("—%1—").arg(page);
      words.chop(words.endsWith(folio) ? folio.size() : 0);
      read += words;
    }
    const QString head = table.head.join(QString());
    const qsizetype again = read.indexOf(head, read.indexOf(head) + 1);
    read.remove(again, again < 0 ? 0 : head.size());
    Document set = document;
    if (form == Masthead::Letter) {
      // 10.1: the imprint of a letter has no printing organ and no date.
      auto& imprint = std::get<ImprintBlock>(set.blocks.back());
      imprint.printedBy.clear();
      imprint.printedOn.clear();
    }
    EXPECT_EQ(read.toStdString(), withoutSpace(documentText(set).join(QString())).toStdString());
  }
}

TEST_F(PdfFile, clause7_2_4_markMeasuredOnThePicture) {
  constexpr int dpi = 200;
  const std::pair<Masthead, double> forms[] = {{Masthead::Paper, 72}, {Masthead::Serial, 72}, {Masthead::Letter, 30}};
  for (const auto& [form, expected] : forms) {
    write(samples::bulletin(form));
    const poppler::Picture picture = poppler::picture(path, 1, dpi);
    const auto pixel = [](double mm) { return static_cast<int>(mm / 25.4 * dpi); };
    const auto [first, last] =
        poppler::inkRows(picture, pixel(60), pixel(150), pixel(expected - 15), pixel(expected + 15));
    EXPECT_NEAR(first * 25.4 / dpi, expected, 0.3);
  }
}

TEST_F(PdfFile, clause7_5_pageNumbersMeasured) {
  constexpr int dpi = 300;
  write(textOnly(QString(28 * 50, QChar(u'案'))));
  for (const int page : {1, 2}) {
    double left = 1e9;
    double right = 0;
    for (const Box& box : poppler::boxes(path)) {
      if (box.page == page && isFolio(box)) {
        left = std::min(left, box.left);
        right = std::max(right, box.right);
      }
    }
    const bool odd = page == 1;
    EXPECT_NEAR(odd ? paper::typeRight - right : left - paper::leftMargin, 15.8, 0.5);
    const auto pixel = [](double pt) { return static_cast<int>(pt / 72 * dpi); };
    // The dash at the outer edge; the digits stand higher.
    const int dashLeft = pixel(odd ? right - 10 : left + 3);
    const auto [first, last] = poppler::inkRows(poppler::picture(path, page, dpi), dashLeft, dashLeft + pixel(5),
                                                pixel(paper::mm(264)), pixel(paper::mm(275)));
    EXPECT_NEAR(first * 25.4 / dpi, 269, 0.5);
  }
}

TEST_F(PdfFile, clause8_landscapeIsTurnedAndItsNumberIsNot) {
  Document document = textOnly(samples::sentence());
  TableBlock table = samples::countyTable(5);
  table.orientation = Orientation::Landscape;
  document.blocks.push_back(table);
  write(document);
  Box title;
  Box folio;
  for (const Box& box : poppler::boxes(path)) {
    if (box.page == 2 && box.text.contains(QStringLiteral("统计表"))) {
      title = box;
    }
    if (box.page == 2 && box.text == QStringLiteral("2")) {
      folio = box;
    }
  }
  // The head lies at the left edge, written upwards and centred on the type area's height.
  EXPECT_GT(title.bottom - title.top, title.right - title.left);
  EXPECT_LT(title.left, paper::leftMargin + paper::linePitch);
  EXPECT_NEAR((title.top + title.bottom) / 2, paper::headMargin + paper::typeHeight / 2, 3);
  EXPECT_GT(folio.top, paper::typeBottom);
  EXPECT_LT(folio.left, paper::leftMargin + 40);
}

TEST_F(PdfFile, allFontsAreEmbedded) {
  write(samples::bulletin(Masthead::Paper));
  const QStringList lines =
      QString::fromUtf8(poppler::run(QStringLiteral("pdffonts"), {path})).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  ASSERT_GT(lines.size(), 4);
  for (qsizetype i = 2; i < lines.size(); ++i) {
    EXPECT_TRUE(lines[i].contains(QRegularExpression(QStringLiteral("Identity-H +yes yes yes"))))
        << lines[i].toStdString();
  }
}

TEST_F(PdfFile, sameDocumentSameBytes) {
  const LaidOutDocument first = layOut(samples::bulletin(Masthead::Serial), fonts);
  FontBook others;
  const LaidOutDocument second = layOut(samples::bulletin(Masthead::Serial), others);
  const QByteArray bytes = pdfBytes(first, properties);
  EXPECT_EQ(bytes, pdfBytes(first, properties));
  EXPECT_EQ(bytes, pdfBytes(second, properties));
  PdfProperties later = properties;
  later.created = Instant::ofEpochMs(properties.created.epochMs() + 1000);
  EXPECT_NE(bytes, pdfBytes(first, later));
}

TEST_F(PdfFile, saysWhichFontsWereReplaced) {
  const LaidOutDocument laidOut = write(samples::bulletin(Masthead::Paper));
  const QString information =
      QString::fromUtf8(poppler::run(QStringLiteral("pdfinfo"), {QStringLiteral("-isodates"), path}));
  EXPECT_TRUE(information.contains(QStringLiteral("关于2020年第三季度全市打击侵权假冒工作情况的通报")));
  EXPECT_TRUE(information.contains(QStringLiteral("2020-10-20T01:30:00Z")) ||
              information.contains(QStringLiteral("2020-10-20T09:30:00+08")));
  for (const QString& line : laidOut.fonts.lines()) {
    EXPECT_TRUE(information.contains(line)) << line.toStdString();
  }
}

TEST_F(PdfFile, refusesAPathThatCannotBeWritten) {
  const LaidOutDocument laidOut = layOut(textOnly(samples::sentence()), fonts);
  const QString nowhere = folder.filePath(QStringLiteral("no/such/folder/paper.pdf"));
  const Result<void> written = writePdf(laidOut, properties, nowhere);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error(), (Error{ErrorCode::Unwritable, QStringLiteral("path"), nowhere}));
}

TEST_F(PdfFile, anEmptyDocumentIsOneEmptyPage) {
  EXPECT_EQ(write(Document{}).pages.size(), 1U);
  EXPECT_EQ(poppler::words(path), QStringLiteral("—1—"));
}

/// Writes the samples where SHUANGDA_SAMPLES says, to be looked at.
TEST_F(PdfFile, samplesToLookAt) {
  const QString target = qEnvironmentVariable("SHUANGDA_SAMPLES");
  if (target.isEmpty()) {
    GTEST_SKIP() << "SHUANGDA_SAMPLES is not set";
  }
  const std::pair<Masthead, const char*> forms[] = {
      {Masthead::Paper, "a"}, {Masthead::Serial, "b"}, {Masthead::Brief, "c"}, {Masthead::Letter, "d"}};
  for (const auto& [form, name] : forms) {
    path = QDir(target).filePath(QLatin1String(name) + QStringLiteral(".pdf"));
    write(samples::bulletin(form));
  }
  path = QDir(target).filePath(QStringLiteral("e.pdf"));
  write(samples::report());
  Document stamped = samples::report();
  stamped.blocks[5] = SignatureBlock{
      SignatureStyle::Stamp, {QStringLiteral("主任")}, QStringLiteral("2020年10月20日"), QStringLiteral("王彧"), {}};
  path = QDir(target).filePath(QStringLiteral("f.pdf"));
  write(stamped);
}
