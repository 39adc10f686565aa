#include "reports/document_text.h"

#include "reports/chart_blocks.h"

namespace shuangda {

namespace {

struct Words {
  QStringList found{};
  QStringList atFoot{};  // of the last page

  void add(const QString& text) {
    if (!text.isEmpty()) {
      found << text;
    }
  }
  void add(const QStringList& texts) {
    for (const QString& text : texts) {
      add(text);
    }
  }

  void operator()(const MastheadBlock& block) {
    const bool letter = block.form == Masthead::Letter;
    if (letter) {
      add(block.mark);
    }
    add({block.copyNumber, block.secrecy, block.urgency});
    if (!letter) {
      add(block.mark);
    }
    add(block.number);
    if (!letter) {
      if (!block.signer.isEmpty() && !block.number.isEmpty()) {
        add(QStringLiteral("签发人：") + block.signer);
      }
      if (block.form != Masthead::Paper) {
        add({block.issuer, block.date});
      }
    }
  }
  void operator()(const TitleBlock& block) {
    add(block.lines);
    add(block.under);
  }
  void operator()(const RecipientsBlock& block) { add(block.text); }
  void operator()(const ParagraphBlock& block) { add(block.text + block.runIn); }
  void operator()(const EnclosuresBlock& block) {
    for (qsizetype i = 0; i < block.names.size(); ++i) {
      const QString number = block.names.size() > 1 ? QString(QString::number(i + 1) + QStringLiteral(".")) : QString();
      add((i == 0 ? QStringLiteral("附件：") : QString()) + number + block.names[i]);
    }
  }
  void operator()(const TableBlock& block) {
    add({block.title, block.unitLine});
    for (const HeadGroup& group : block.groups) {
      add(group.text);
    }
    add(block.head);
    for (const QStringList& row : block.rows) {
      add(row);
    }
    add(block.notes);
  }
  void operator()(const ChartBlock& block) {
    add(block.chart.title);
    if (block.hasTable) {
      (*this)(chartTable(block.chart));
    }
  }
  void operator()(const SignatureBlock& block) {
    if (block.style == SignatureStyle::Stamp) {
      add(block.organs.join(QChar(0x3000)));
      add(block.stamped);
    } else {
      add(block.organs);
    }
    add(block.date);
    if (!block.note.isEmpty()) {
      add(QStringLiteral("（") + block.note + QStringLiteral("）"));
    }
  }
  void operator()(const AttachmentBlock& block) { add({block.label, block.title}); }
  void operator()(const ImprintBlock& block) {
    atFoot.clear();
    for (const ImprintEntry& entry : block.entries) {
      atFoot << entry.label + QStringLiteral("：") + entry.text;
    }
    atFoot << block.printedBy << block.printedOn << block.copies;
    atFoot.removeAll(QString());
  }
};

}  // namespace

QStringList documentText(const Document& document) {
  Words words;
  for (const Block& block : document.blocks) {
    std::visit(words, block);
  }
  return words.found + words.atFoot;
}

}  // namespace shuangda
