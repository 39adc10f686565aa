#include "reports/document_json.h"

#include <gtest/gtest.h>

#include "reports/document_text.h"
#include "reports/samples.h"

using namespace shuangda;

namespace {

TEST(DocumentJson, paperComesBackAsItWas) {
  Document document{.title = QStringLiteral("题名"), .author = QStringLiteral("机关"), .orientation = Orientation::Landscape};
  document.blocks = {samples::masthead(Masthead::Serial),
                     TitleBlock{.lines = {QStringLiteral("一"), QStringLiteral("二")}, .under = QStringLiteral("（2020年1月8日）")},
                     RecipientsBlock{QStringLiteral("各单位：")},
                     ParagraphBlock{1, QStringLiteral("一、总体"), QStringLiteral("接排")},
                     EnclosuresBlock{{QStringLiteral("表一")}},
                     TableBlock{.title = QStringLiteral("表"), .groups = {{QStringLiteral("组"), 2}}, .head = {QStringLiteral("甲"), QStringLiteral("乙")}, .align = {CellAlign::Left, CellAlign::Number},
                                .widths = {1.5, 2}, .rows = {{QStringLiteral("1"), QStringLiteral("2")}}, .notes = {QStringLiteral("注")}, .orientation = Orientation::Portrait},
                     SignatureBlock{.style = SignatureStyle::NoSeal, .organs = {QStringLiteral("办公室（代）")}, .date = QStringLiteral("2020年1月8日")},
                     AttachmentBlock{QStringLiteral("附件1"), QStringLiteral("表"), Orientation::Landscape},
                     ImprintBlock{.entries = {{QStringLiteral("抄送"), QStringLiteral("督查室。")}}, .printedBy = QStringLiteral("机关"), .copies = QStringLiteral("共印5份")}};
  const Result<Document> read = unpackDocument(packDocument(document));
  ASSERT_TRUE(read);
  EXPECT_EQ(packDocument(*read), packDocument(document));
  EXPECT_EQ(documentText(*read), documentText(document));
  EXPECT_EQ(read->orientation, Orientation::Landscape);
  EXPECT_EQ(std::get<TableBlock>(read->blocks[5]).orientation, Orientation::Portrait);
}

TEST(DocumentJson, otherBytesAreRefused) {
  EXPECT_FALSE(unpackDocument("nothing"));
  EXPECT_FALSE(unpackDocument({}));
}

}  // namespace
