#pragma once

#include <QCoreApplication>

#include "reports/document.h"

/// Documents the tests of this folder set: invented names, real forms.
namespace shuangda::samples {

inline QString sentence() {
  return QStringLiteral(
      "2020年第三季度，全市行政执法机关立案312件，同比上升25.5%，办结287件；涉案金额1.56亿元，罚没款287.5万元；捣毁窝点"
      "14个；向公安机关移送涉嫌犯罪案件8件3人。公安机关破获案件26起，抓获犯罪嫌疑人58名；检察机关批准逮捕“制售假酒”"
      "案件嫌疑人21人，提起公诉17件33人；法院审结《刑法》第一百四十条案件9件。");
}

inline MastheadBlock masthead(Masthead form) {
  MastheadBlock block;
  block.form = form;
  switch (form) {
    case Masthead::Paper:
      block.mark = QStringLiteral("安平市打击侵权假冒工作领导小组办公室文件");
      block.number = QStringLiteral("安双打办〔2020〕5号");
      block.copyNumber = QStringLiteral("000012");
      break;
    case Masthead::Serial:
      block.mark = QStringLiteral("安政通报");
      block.number = QStringLiteral("第五十三期");
      block.issuer = QStringLiteral("安平市人民政府办公室");
      block.date = QStringLiteral("2020年10月20日");
      break;
    case Masthead::Brief:
      block.mark = QStringLiteral("双打工作简报");
      block.number = QStringLiteral("第3期（总第53期）");
      block.issuer = QStringLiteral("安平市双打办编");
      block.date = QStringLiteral("2020年10月20日");
      block.secrecy = QStringLiteral("内部资料");
      break;
    case Masthead::Letter:
      block.mark = QStringLiteral("安平市打击侵权假冒工作领导小组办公室");
      block.number = QStringLiteral("安双打办函〔2020〕12号");
      break;
  }
  return block;
}

inline TableBlock countyTable(int rows) {
  TableBlock table;
  table.title = QStringLiteral("各县区行政执法情况统计表");
  table.unitLine = QStringLiteral("单位：件、万元、%");
  table.groups = {{QString(), 1}, {QStringLiteral("立案"), 3}, {QStringLiteral("罚没款"), 2}, {QString(), 1}};
  table.head = {QStringLiteral("单位"), QStringLiteral("本季"), QStringLiteral("累计"), QStringLiteral("同比"),
                QStringLiteral("本季"), QStringLiteral("累计"), QStringLiteral("备注")};
  table.align = {CellAlign::Left,   CellAlign::Number, CellAlign::Number, CellAlign::Number,
                 CellAlign::Number, CellAlign::Number, CellAlign::Left};
  for (int i = 0; i < rows; ++i) {
    const QString name = i == 0 ? QStringLiteral("合计") : QStringLiteral("第%1县区市场监督管理局").arg(i);
    const QString change = i % 7 == 3 ? QStringLiteral("—") : QString::number(i * 3.7 - 20, 'f', 1);
    const QString money = i % 5 == 4 ? QStringLiteral("＜0.01") : QString::number(i * 13.37, 'f', 2);
    table.rows.push_back({name, QString::number(i * 7), QString::number(i * 19), change, money,
                          QString::number(i * 113.5, 'f', 2), i % 6 == 5 ? QStringLiteral("未报") : QString()});
  }
  table.notes = {QStringLiteral("注：1.立案以批准立案日期为准，限普通程序；办结含上期结转案件。"),
                 QStringLiteral("2.合计先汇总后四舍五入，各项之和与合计的末位可能不一致。")};
  return table;
}

/// A bulletin with every block.
inline Document bulletin(Masthead form) {
  Document document;
  document.title = QStringLiteral("关于2020年第三季度全市打击侵权假冒工作情况的通报");
  document.author = QStringLiteral("安平市打击侵权假冒工作领导小组办公室");
  auto& blocks = document.blocks;
  blocks.push_back(masthead(form));
  blocks.push_back(TitleBlock{{document.title}, {}});
  blocks.push_back(RecipientsBlock{QStringLiteral("各县（市、区）人民政府，市打击侵权假冒工作领导小组各成员单位：")});
  blocks.push_back(ParagraphBlock{
      0, QStringLiteral("根据两法衔接案件数据和移送情况季度通报制度，现将有关情况通报如下。") + sentence()});
  blocks.push_back(ParagraphBlock{1, QStringLiteral("一、总体情况")});
  blocks.push_back(ParagraphBlock{2, QStringLiteral("（一）行政执法。"), sentence()});
  blocks.push_back(ParagraphBlock{2, QStringLiteral("（二）刑事司法")});
  blocks.push_back(
      ParagraphBlock{0, sentence() + QStringLiteral("当事人赵玥、钱彧、𠮷田商店（〔2020〕17号）另案处理。")});
  blocks.push_back(ParagraphBlock{3, QStringLiteral("1.重点领域。") + sentence()});
  blocks.push_back(ParagraphBlock{4, QStringLiteral("（1）农村市场。") + sentence()});
  blocks.push_back(countyTable(9));
  blocks.push_back(ParagraphBlock{1, QStringLiteral("二、下一步工作")});
  blocks.push_back(ParagraphBlock{0, sentence()});
  blocks.push_back(
      EnclosuresBlock{{QStringLiteral("各县区行政执法情况统计表"), QStringLiteral("两法衔接案件移送情况明细表")}});
  blocks.push_back(SignatureBlock{SignatureStyle::Seal,
                                  {QStringLiteral("安平市打击侵权假冒工作领导小组办公室")},
                                  QStringLiteral("2020年10月20日"),
                                  {},
                                  QStringLiteral("此件公开发布")});
  blocks.push_back(AttachmentBlock{QStringLiteral("附件1"), QStringLiteral("各县区行政执法情况统计表")});
  TableBlock many = countyTable(60);
  many.title.clear();
  blocks.push_back(many);
  blocks.push_back(
      AttachmentBlock{QStringLiteral("附件2"), QStringLiteral("两法衔接案件移送情况明细表"), Orientation::Landscape});
  TableBlock wide = countyTable(24);
  wide.title.clear();
  wide.head << QStringLiteral("案由") << QStringLiteral("涉嫌罪名及理由");
  for (QStringList& row : wide.rows) {
    row << QStringLiteral("销售假冒注册商标的商品案")
        << QStringLiteral("涉嫌销售假冒注册商标的商品罪，违法所得数额较大");
  }
  blocks.push_back(wide);
  blocks.push_back(ImprintBlock{
      {{QStringLiteral("抄送"), QStringLiteral("省打击侵权假冒工作领导小组办公室，市委办公室，市人大常委会办公室，市政"
                                               "府督查室，市政协办公室，市中级人民法院，市人民检察院。")}},
      QStringLiteral("安平市打击侵权假冒工作领导小组办公室"),
      QStringLiteral("2020年10月20日印发"),
      {}});
  return document;
}

/// A short paper to a superior: signer, secrecy and urgency, names without seal, everything on two pages.
inline Document report() {
  Document document;
  document.title = QStringLiteral("关于报送2020年第三季度打击侵权假冒工作情况的报告");
  MastheadBlock head;
  head.mark = QStringLiteral("安平市双打办文件");
  head.number = QStringLiteral("安双打办〔2020〕31号");
  head.copyNumber = QStringLiteral("000003");
  head.secrecy = QStringLiteral("内部★1年");
  head.urgency = QStringLiteral("特急");
  head.signer = QStringLiteral("王彧");
  document.blocks = {
      head,
      TitleBlock{{document.title}, QStringLiteral("（2020年10月20日）")},
      RecipientsBlock{QStringLiteral("省打击侵权假冒工作领导小组办公室：")},
      ParagraphBlock{0, sentence()},
      EnclosuresBlock{{QStringLiteral("2020年第三季度全市各县区各部门行政执法与刑事司法衔接案件移送情况统计表")}},
      SignatureBlock{SignatureStyle::NoSeal,
                     {QStringLiteral("安平市打击侵权假冒工作办公室")},
                     QStringLiteral("2020年10月20日"),
                     {},
                     QStringLiteral("联系人：赵玥，电话：0000-1234567")},
      ImprintBlock{{{QStringLiteral("主送"), QStringLiteral("各成员单位。")},
                    {QStringLiteral("抄送"), QStringLiteral("市政府督查室。")}},
                   QStringLiteral("安平市双打办"),
                   QStringLiteral("2020年10月20日印发"),
                   QStringLiteral("共印50份")}};
  return document;
}

}  // namespace shuangda::samples
