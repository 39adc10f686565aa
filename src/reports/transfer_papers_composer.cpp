#include "reports/transfer_papers_composer.h"

#include "reports/paper_words.h"

namespace shuangda {
namespace {

using Value = TransferPaperValue;

CellAlign alignOf(QChar letter) { return letter == u'c' ? CellAlign::Center : letter == u'n' ? CellAlign::Number : CellAlign::Left; }

/// Puts the parts of a paper into blocks; fields of a form that follow each other become one table.
class Composer {
 public:
  explicit Composer(Document& document) : document_(document) {}

  void operator()(const Value::To& to) { add(RecipientsBlock{to.organ + u'：'}); }
  void operator()(const Value::Text& text) { add(ParagraphBlock{.level = text.head ? 1 : 0, .text = text.text}); }
  void operator()(const Value::Box& box) { boxes_.emplace_back(box.label, box.sign ? signedText(box) : box.text); }
  void operator()(const Value::Enclosures& enclosures) { add(EnclosuresBlock{enclosures.names}); }
  void operator()(const Value::Seal& seal) { add(SignatureBlock{.style = SignatureStyle::Seal, .organs = {seal.organ}, .date = seal.date}); }
  void operator()(const Value::Copy& copy) { add(ParagraphBlock{.text = QStringLiteral("抄送：%1").arg(copy.organ)}); }
  void operator()(const Value::Slip& slip) { add(AttachmentBlock{.label = QStringLiteral(" "), .title = slip.title}); }
  void operator()(const Value::Table& table) {
    TableBlock block{.title = table.title, .head = table.head, .widths = table.widths, .rows = table.rows, .notes = table.notes};
    for (const QChar letter : table.align) {
      block.align.push_back(alignOf(letter));
    }
    add(std::move(block));
  }
  void finishForm() {
    if (!boxes_.empty()) {
      document_.blocks.emplace_back(formTable(boxes_));
      boxes_.clear();
    }
  }

 private:
  /// Below the text room for the signature, and the date on a line of its own: names may be long.
  static QString signedText(const Value::Box& box) {
    const QString day = QStringLiteral("　　　　　　　　　　　　　年　　月　　日");
    const QString line = box.who.isEmpty() ? QStringLiteral("　　　　　　签名：") : QStringLiteral("　　　　　　签名（%1）：").arg(box.who);
    const QString above = box.text.isEmpty() ? QStringLiteral(" ") : box.text;
    return above + QStringLiteral("\n \n") + line + u'\n' + day + (box.minute ? QStringLiteral("　　时　　分") : QString());
  }
  void add(Block block) {
    finishForm();
    document_.blocks.push_back(std::move(block));
  }

  Document& document_;
  std::vector<std::pair<QString, QString>> boxes_{};
};

}  // namespace

Document composeTransferPaper(const TransferPaperValue& paper) {
  const QString numbered = paper.number.isEmpty() ? paper.title : paper.title + u' ' + paper.number;
  Document document{.title = numbered, .author = paper.from, .orientation = paper.landscape ? Orientation::Landscape : Orientation::Portrait};
  document.blocks.emplace_back(TitleBlock{.lines = {paper.from, paper.title}, .under = paper.number});
  Composer composer(document);
  for (const Value::Part& part : paper.parts) {
    std::visit(composer, part);
  }
  composer.finishForm();
  return document;
}

}  // namespace shuangda
