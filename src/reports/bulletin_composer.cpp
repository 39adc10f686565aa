#include "reports/bulletin_composer.h"

#include "domain/paper_dates.h"
#include "reports/bulletin_attachments.h"
#include "reports/bulletin_notes.h"
#include "reports/bulletin_slots.h"
#include "reports/bulletin_tables.h"
#include "reports/chart_blocks.h"
#include "reports/issue_number.h"

namespace shuangda {
namespace {

int quarterOf(const Period& period) { return (period.lastDay().month() + 2) / 3; }

MastheadBlock masthead(const Bulletin& bulletin, const BulletinLetterhead& head) {
  MastheadBlock block{.form = head.form, .mark = head.mark, .number = head.number, .secrecy = head.secrecy, .urgency = head.urgency};
  if (head.isSerial()) {
    block.mark = head.mark.isEmpty() ? areaOf(head.organ) + QStringLiteral("双打通报") : head.mark;
    block.number = head.number.isEmpty() ? chineseIssueNumber(quarterOf(bulletin.period)) : head.number;
    block.issuer = head.organ;
    block.date = paperDay(head.issued);
    return block;
  }
  if (block.mark.isEmpty()) {
    block.mark = head.form == Masthead::Paper ? head.organ + QStringLiteral("文件") : head.organ;
  }
  if (block.number.isEmpty()) {
    // Left open: a number is given when the paper is issued, and must not be invented for a draft.
    block.number = QStringLiteral("〔%1〕　　号").arg(head.issued.year());
  }
  return block;
}

class Composer {
 public:
  Composer(const BulletinMaterial& material, const BulletinLetterhead& head, const std::vector<WrittenParagraph>& text)
      : material_(material), bulletin_(material.bulletin), head_(head), text_(text) {}

  Document compose() {
    const TextValue slots = bulletinSlots(material_, head_);
    const QString title = QStringLiteral("关于%1%2打击侵权假冒工作情况的通报").arg(bulletin_.period.nameZh(), slots.find(QStringLiteral("全地区"))->text);
    document_.title = title;
    document_.author = head_.organ;
    add(masthead(bulletin_, head_));
    add(TitleBlock{.lines = {title}});
    if (!head_.namesRecipientsAtEnd()) {
      add(RecipientsBlock{recipients() + u'：'});
    }
    body();
    attachments();
    add(EnclosuresBlock{enclosures_});
    signature();
    for (Block& block : attached_) {
      document_.blocks.push_back(std::move(block));
    }
    imprint();
    return std::move(document_);
  }

 private:
  template <typename T>
  void add(T block) {
    document_.blocks.push_back(std::move(block));
  }
  QString recipients() const { return head_.recipients.isEmpty() ? QStringLiteral("各成员单位") : head_.recipients; }

  void body() {
    int section = 0;
    int part = 0;
    for (const WrittenParagraph& paragraph : text_) {
      if (!paragraph.printed) {
        continue;
      }
      const QString text = plainText(paragraph.runs);
      if (paragraph.level == 1) {
        add(ParagraphBlock{1, QStringLiteral("%1、%2").arg(chineseNumber(++section), text)});
        part = 0;
      } else if (paragraph.level == 2) {
        // What follows the first full stop goes on in the heading's line.
        const qsizetype end = text.indexOf(u'。') + 1;
        const bool runsOn = end > 0 && end < text.size();
        add(ParagraphBlock{2, QStringLiteral("（%1）%2").arg(chineseNumber(++part), runsOn ? text.left(end) : text), runsOn ? text.mid(end) : QString()});
      } else {
        add(ParagraphBlock{0, text});
      }
    }
  }

  void attach(const QString& name, Orientation orientation, std::vector<Block> blocks, const QString& of = {}) {
    enclosures_ << name;
    attached_.push_back(AttachmentBlock{QStringLiteral("附件%1").arg(enclosures_.size()), of + name, orientation});
    for (Block& block : blocks) {
      attached_.push_back(std::move(block));
    }
  }

  /// A table of campaigns or fields, where the records name any.
  void attachPart(FigureDimension dimension, const QString& what) {
    TableBlock table = partsTable(bulletin_, dimension, what);
    if (!table.rows.empty()) {
      attach(QStringLiteral("分%1情况表").arg(what), Orientation::Landscape, {std::move(table)}, bulletin_.period.nameZh());
    }
  }

  void attachments() {
    const QString period = bulletin_.period.nameZh();
    attach(QStringLiteral("分地区情况表"), Orientation::Landscape, {breakdownTable(bulletin_, bulletin_.by(FigureDimension::Region), QStringLiteral("地区"), material_.shareRule)}, period);
    attach(QStringLiteral("分部门情况表"), Orientation::Landscape, {breakdownTable(bulletin_, bulletin_.by(FigureDimension::Unit), QStringLiteral("部门"), material_.shareRule)}, period);
    attach(QStringLiteral("案件移送情况表"), Orientation::Landscape, {transferTable(bulletin_)}, period);
    if (!material_.receipts.empty()) {
      attach(QStringLiteral("报表报送情况表"), Orientation::Landscape, {receiptTable(material_.receipts)}, period);
    }
    if (!material_.problems.empty()) {
      attach(QStringLiteral("问题清单"), Orientation::Portrait, {problemTable(material_.problems)}, period);
    }
    attachPart(FigureDimension::Campaign, QStringLiteral("专项行动"));
    attachPart(FigureDimension::Field, QStringLiteral("领域"));
    if (!material_.corrections.empty()) {
      attach(QStringLiteral("上期数据更正表"), Orientation::Landscape, {correctionTable(material_)});
    }
    if (material_.trend) {
      std::vector<Block> charts;
      std::vector<ChartBlock> drawn = bulletinCharts(bulletin_, *material_.trend);
      for (ChartBlock& chart : drawn) {
        charts.push_back(std::move(chart));
      }
      if (!charts.empty()) {
        attach(QStringLiteral("图表"), Orientation::Portrait, std::move(charts), period);
      }
    }
    std::vector<Block> definitions{indicatorTable(bulletin_)};
    for (const QString& note : definitionNotes(material_)) {
      definitions.push_back(ParagraphBlock{0, note});
    }
    attach(QStringLiteral("主要指标和口径说明"), Orientation::Portrait, std::move(definitions));
  }

  void signature() {
    if (head_.unsignedPaper || (head_.isSerial() && !head_.signature)) {
      return;
    }
    add(SignatureBlock{.style = head_.signature.value_or(SignatureStyle::Seal), .organs = {head_.organ}, .date = paperDay(head_.issued), .stamped = head_.stamped});
  }

  void imprint() {
    ImprintBlock block;
    if (head_.namesRecipientsAtEnd()) {
      block.entries.push_back({QStringLiteral("主送"), recipients() + u'。'});
    }
    if (!head_.copies.isEmpty()) {
      block.entries.push_back({QStringLiteral("抄送"), head_.copies.split(u'\n').join(u'。') + u'。'});
    }
    block.printedBy = head_.organ;
    block.printedOn = paperDay(head_.issued) + QStringLiteral("印发");
    if (!head_.copiesPrinted.isEmpty()) {
      block.copies = QStringLiteral("共印%1份").arg(head_.copiesPrinted);
    }
    add(block);
  }

  const BulletinMaterial& material_;
  const Bulletin& bulletin_;
  const BulletinLetterhead& head_;
  const std::vector<WrittenParagraph>& text_;
  Document document_;
  QStringList enclosures_;
  std::vector<Block> attached_;
};

}  // namespace

Document composeBulletin(const BulletinMaterial& material, const BulletinLetterhead& letterhead) { return composeBulletin(material, letterhead, writeBulletin(material, letterhead)); }

Document withNumber(Document paper, const QString& number) {
  for (Block& block : paper.blocks) {
    if (auto* head = std::get_if<MastheadBlock>(&block); head != nullptr && !number.isEmpty()) {
      head->number = number;
    }
  }
  return paper;
}

Document composeBulletin(const BulletinMaterial& material, const BulletinLetterhead& letterhead, const std::vector<WrittenParagraph>& text) {
  return Composer(material, letterhead, text).compose();
}

}  // namespace shuangda
