#include "reports/bulletin_composer.h"

#include <QRegularExpression>

#include "reports/bulletin_tables.h"
#include "reports/bulletin_text.h"
#include "reports/issue_number.h"

namespace shuangda {
namespace {

/// Dates of papers have no leading zeros (GB/T 9704-2012, 7.3.5.4).
QString paperDate(QDate date) { return QStringLiteral("%1年%2月%3日").arg(date.year()).arg(date.month()).arg(date.day()); }

bool isSerial(Masthead form) { return form == Masthead::Serial || form == Masthead::Brief; }

int quarterOf(const Period& period) { return (period.lastDay().month() + 2) / 3; }

MastheadBlock masthead(const Bulletin& bulletin, const BulletinLetterhead& head) {
  MastheadBlock block{.form = head.form, .mark = head.organ, .number = head.number};
  if (isSerial(head.form)) {
    block.mark = areaOf(head.organ) + QStringLiteral("双打通报");
    block.number = head.number.isEmpty() ? chineseIssueNumber(quarterOf(bulletin.period)) : head.number;
    block.issuer = head.organ;
    block.date = paperDate(head.issued);
    return block;
  }
  if (head.form == Masthead::Paper) {
    block.mark += QStringLiteral("文件");
  }
  if (block.number.isEmpty()) {
    // Left open: a number is given when the paper is issued, and must not be invented for a draft.
    block.number = QStringLiteral("〔%1〕　　号").arg(head.issued.year());
  }
  return block;
}

/// 全县, 全市, 全区, 全省 after the last character of the area's name.
QString wholeArea(const QString& area) {
  static constexpr QStringView levels = u"县市区省州盟旗";
  return !area.isEmpty() && levels.contains(area.back()) ? u'全' + area.right(1) : area;
}

class Composer {
 public:
  Composer(const Bulletin& bulletin, const BulletinLetterhead& head) : bulletin_(bulletin), head_(head) {
    area_ = head.area.isEmpty() ? areaOf(head.organ) : head.area;
    if (area_ == head.organ) {
      area_ = QStringLiteral("本地区");  // the organ's name tells no place
    }
    if (bulletin.scope.by != FigureScope::By::Everything) {
      area_ = bulletin.scope.name;
    }
  }

  Document compose() {
    const QString title = QStringLiteral("关于%1%2打击侵权假冒工作情况的通报").arg(bulletin_.period.nameZh(), wholeArea(area_));
    document_.title = title;
    document_.author = head_.organ;
    add(masthead(bulletin_, head_));
    add(TitleBlock{.lines = {title}});
    if (!isSerial(head_.form)) {
      add(RecipientsBlock{recipients() + QStringLiteral("：")});
    }
    body();
    if (!isSerial(head_.form)) {
      add(SignatureBlock{.style = SignatureStyle::Seal, .organs = {head_.organ}, .date = paperDate(head_.issued)});
    }
    attachments();
    imprint();
    return std::move(document_);
  }

 private:
  template <typename T>
  void add(T block) {
    document_.blocks.push_back(std::move(block));
  }
  void heading(const QString& text) { add(ParagraphBlock{1, QStringLiteral("%1、%2").arg(chineseNumeral(++section_), text)}); part_ = 0; }
  void subheading(const QString& text) { add(ParagraphBlock{2, QStringLiteral("（%1）%2").arg(chineseNumeral(++part_), text)}); }
  void paragraphs(const QStringList& texts) {
    for (const QString& text : texts) {
      add(ParagraphBlock{0, text});
    }
  }
  QString recipients() const { return head_.recipients.isEmpty() ? QStringLiteral("各成员单位") : head_.recipients; }

  void body() {
    paragraphs({QStringLiteral("现将%1%2打击侵犯知识产权和制售假冒伪劣商品工作情况通报如下（数据截至%3）。")
                    .arg(bulletin_.period.nameZh(), wholeArea(area_), paperDate(bulletin_.cutoff.localDate()))});
    heading(QStringLiteral("总体情况"));
    subheading(QStringLiteral("行政执法"));
    paragraphs(enforcementParagraphs(bulletin_, wholeArea(area_)));
    subheading(QStringLiteral("两法衔接"));
    paragraphs(transferParagraphs(bulletin_));
    subheading(QStringLiteral("销毁和公开"));
    paragraphs(destructionParagraphs(bulletin_));
    heading(QStringLiteral("分地区、分部门情况"));
    QStringList remarks{breakdownRemark(bulletin_.by(FigureDimension::Region), QStringLiteral("地区")), breakdownRemark(bulletin_.by(FigureDimension::Unit), QStringLiteral("部门"))};
    remarks.removeAll(QString());
    remarks << (remarks.isEmpty() ? QStringLiteral("本期没有可分列的立案。") : QStringLiteral("分地区、分部门的数字见附件1和附件2。"));
    paragraphs(remarks);
    add(EnclosuresBlock{{QStringLiteral("分地区情况表"), QStringLiteral("分部门情况表"), QStringLiteral("主要指标表"), QStringLiteral("口径说明")}});
  }

  void attachments() {
    add(AttachmentBlock{QStringLiteral("附件1"), bulletin_.period.nameZh() + QStringLiteral("分地区情况表"), Orientation::Landscape});
    add(breakdownTable(bulletin_, bulletin_.by(FigureDimension::Region), QStringLiteral("地区")));
    add(AttachmentBlock{QStringLiteral("附件2"), bulletin_.period.nameZh() + QStringLiteral("分部门情况表"), Orientation::Landscape});
    add(breakdownTable(bulletin_, bulletin_.by(FigureDimension::Unit), QStringLiteral("部门")));
    add(AttachmentBlock{QStringLiteral("附件3"), bulletin_.period.nameZh() + QStringLiteral("主要指标表"), Orientation::Portrait});
    add(indicatorTable(bulletin_));
    add(AttachmentBlock{QStringLiteral("附件4"), QStringLiteral("口径说明"), Orientation::Portrait});
    paragraphs(definitionNotes(bulletin_));
  }

  void imprint() {
    ImprintBlock block;
    if (isSerial(head_.form)) {
      block.entries.push_back({QStringLiteral("主送"), recipients() + QStringLiteral("。")});
    }
    if (!head_.copies.isEmpty()) {
      block.entries.push_back({QStringLiteral("抄送"), head_.copies + QStringLiteral("。")});
    }
    block.printedBy = head_.organ;
    block.printedOn = paperDate(head_.issued) + QStringLiteral("印发");
    add(block);
  }

  const Bulletin& bulletin_;
  const BulletinLetterhead& head_;
  QString area_;
  Document document_;
  int section_ = 0;
  int part_ = 0;
};

}  // namespace

QString areaOf(const QString& organ) {
  // The place ends with the last level's character before the organ's own words; 州 ends one only as 自治州 (兰州市 does not
  // end with its 州), and 市场监管局 begins with a level's character but names no place.
  static const QRegularExpression own(QStringLiteral("双打|打击|市场监|知识产权|领导小组|工作|办公室|人民政府|委员会"));
  const qsizetype end = organ.indexOf(own);
  const QString place = end < 0 ? QString() : organ.left(end);
  static constexpr QStringView levels = u"县区市省盟旗";
  for (qsizetype i = place.size() - 1; i >= 1; --i) {
    if (levels.contains(place[i]) || place.left(i + 1).endsWith(QStringLiteral("自治州"))) {
      return place.left(i + 1);
    }
  }
  return organ;
}

Document composeBulletin(const Bulletin& bulletin, const BulletinLetterhead& letterhead) { return Composer(bulletin, letterhead).compose(); }

}  // namespace shuangda
