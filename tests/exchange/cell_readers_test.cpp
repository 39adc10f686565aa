#include <gtest/gtest.h>

#include "exchange/amount_cell.h"
#include "exchange/chinese_numeral.h"
#include "exchange/date_cell.h"
#include "exchange/doc_number_cell.h"
#include "exchange/flag_cell.h"
#include "exchange/identifier_cell.h"
#include "exchange/quantity_cell.h"
#include "exchange/standard_columns.h"

using namespace shuangda;
using namespace Qt::StringLiterals;

namespace {

struct Case {
  QString raw;
  QString value;
  QString code;
};

RawCell text(const QString& raw) {
  return {.column = 1, .kind = RawCell::Kind::Text, .text = raw};
}
RawCell number(const QString& raw) {
  return {.column = 1, .kind = RawCell::Kind::Number, .text = raw};
}

void expectReading(const CellReading& reading, const Case& c) {
  EXPECT_EQ(reading.value.value_or(QString()).toStdString(), c.value.toStdString()) << qPrintable(c.raw);
  const QString code = reading.issues.empty() ? QString() : reading.issues.front().code;
  EXPECT_EQ(code.toStdString(), c.code.toStdString()) << qPrintable(c.raw);
  EXPECT_LE(reading.issues.size(), 1U) << qPrintable(c.raw);
}

}  // namespace

TEST(DateCell, readsEveryForm) {
  const CellPlace place{.ledgerYear = 2020, .textFile = true};
  const Case cases[] = {
      {u"2020-03-05"_s, u"2020-03-05"_s, {}},
      {u"2020.3.5"_s, u"2020-03-05"_s, {}},
      {u"2020/3/5"_s, u"2020-03-05"_s, {}},
      {u"2020年3月5日"_s, u"2020-03-05"_s, {}},
      {u"2020年3月5号"_s, u"2020-03-05"_s, {}},
      {u"２０２０．３．５"_s, u"2020-03-05"_s, u"fullwidth"_s},
      {u" 2020-03-05"_s, u"2020-03-05"_s, u"spaces"_s},
      {u"20200305"_s, u"2020-03-05"_s, u"date_compact"_s},
      {u"20200230"_s, {}, u"date_invalid"_s},
      {u"3月5日"_s, u"2020-03-05"_s, u"date_no_year"_s},
      {u"3.5"_s, u"2020-03-05"_s, u"date_no_year"_s},
      {u"20.3.5"_s, u"2020-03-05"_s, u"date_two_digit_year"_s},
      {u"20年3月5日"_s, u"2020-03-05"_s, u"date_two_digit_year"_s},
      {u"3/5/2020"_s, {}, u"date_ambiguous"_s},
      {u"5/3/2020"_s, {}, u"date_ambiguous"_s},
      {u"13/5/2020"_s, u"2020-05-13"_s, {}},
      {u"5/13/2020"_s, u"2020-05-13"_s, {}},
      {u"5/5/2020"_s, u"2020-05-05"_s, {}},
      {u"2020年3月"_s, u"2020-03"_s, u"date_month_only"_s},
      {u"2020.03"_s, u"2020-03"_s, u"date_month_only"_s},
      {u"2020年3月上旬"_s, u"2020-03"_s, u"date_month_only"_s},
      {u"202003"_s, u"2020-03"_s, u"date_month_only"_s},
      {u"2020年"_s, u"2020"_s, u"date_month_only"_s},
      {u"2020.3.5-3.8"_s, u"2020-03-05"_s, u"date_range"_s},
      {u"2020年3月5日至8日"_s, u"2020-03-05"_s, u"date_range"_s},
      {u"2020-03-05至2020-03-08"_s, u"2020-03-05"_s, u"date_range"_s},
      {u"2020/3/5~2020/3/8"_s, u"2020-03-05"_s, u"date_range"_s},
      {u"二〇二〇年三月五日"_s, u"2020-03-05"_s, u"date_chinese"_s},
      {u"二○二○年十二月三十一日"_s, u"2020-12-31"_s, u"date_chinese"_s},
      {u"2020-03-05 14:30"_s, u"2020-03-05"_s, u"date_with_time"_s},
      {u"2020年3月5日下午2时30分"_s, u"2020-03-05"_s, u"date_with_time"_s},
      {u"2020-03-05T14:30:00"_s, u"2020-03-05"_s, u"date_with_time"_s},
      {u"2020-03-05 00:00:00"_s, u"2020-03-05"_s, u"date_with_time"_s},
      {u"2020年3月5日（星期四）"_s, u"2020-03-05"_s, u"date_with_weekday"_s},
      {u"2020-03-05 周四"_s, u"2020-03-05"_s, u"date_with_weekday"_s},
      {u"43895"_s, u"2020-03-05"_s, u"date_serial"_s},
      {u"42433"_s, u"2020-03-05"_s, u"date_serial_1904"_s},
      {u"2020.2.30"_s, {}, u"date_invalid"_s},
      {u"2020.13.2"_s, {}, u"date_invalid"_s},
      {u"昨天"_s, {}, u"date_invalid"_s},
  };
  for (const Case& c : cases) {
    expectReading(readDateCell(text(c.raw), ColumnType::Date, place), c);
  }
  EXPECT_EQ(readDateCell(text(u"2020-10-14 09:30"_s), ColumnType::DateOrInstant, {.quiet = true}).value,
            u"2020-10-14 09:30"_s);
}

TEST(DateCell, readsNumbersOfASheet) {
  RawCell styled = number(u"43895.604166666664"_s);
  styled.dateStyled = true;
  EXPECT_EQ(readDateCell(styled, ColumnType::Date, {}).value, u"2020-03-05"_s);
  EXPECT_EQ(readDateCell(styled, ColumnType::DateOrInstant, {}).value, u"2020-03-05 14:30"_s);
  EXPECT_TRUE(readDateCell(number(u"43895"_s), ColumnType::Date, {}).issues.empty());
  EXPECT_EQ(readDateCell(number(u"42433"_s), ColumnType::Date, {.date1904 = true}).value, u"2020-03-05"_s);
  EXPECT_EQ(readDateCell(number(u"20200305"_s), ColumnType::Date, {}).value, u"2020-03-05"_s);
}

TEST(AmountCell, readsEveryForm) {
  const StandardColumn& fine = *findStandardColumn(u"cases"_s, u"fine_yuan");
  const CellPlace yuan{};
  const Case cases[] = {
      {u"5000"_s, u"5000"_s, u"amount_text"_s},
      {u"53,945.00"_s, u"53945"_s, u"amount_separator"_s},
      {u"￥6,400"_s, u"6400"_s, u"amount_separator"_s},
      {u"1,50"_s, {}, u"amount_unreadable"_s},
      {u"１，６５０"_s, u"1650"_s, u"fullwidth"_s},
      {u"3600 "_s, u"3600"_s, u"spaces"_s},
      {u"3万"_s, u"30000"_s, u"amount_text_unit"_s},
      {u"2.53万元"_s, u"25300"_s, u"amount_text_unit"_s},
      {u"5万元整"_s, u"50000"_s, u"amount_text_unit"_s},
      {u"贰万元"_s, u"20000"_s, u"amount_text_unit"_s},
      {u"叁万伍仟元整"_s, u"35000"_s, u"amount_text_unit"_s},
      {u"1.2亿元"_s, u"120000000"_s, u"amount_text_unit"_s},
      {u"3元5角"_s, u"3.5"_s, u"amount_text_unit"_s},
      {u"约15500元"_s, u"15500"_s, u"amount_qualified"_s},
      {u"10余万元"_s, u"100000"_s, u"amount_qualified"_s},
      {u"5万元以上"_s, u"50000"_s, u"amount_qualified"_s},
      {u"1350.004"_s, u"1350.00"_s, u"amount_precision"_s},
      {u"-1240"_s, {}, u"amount_negative"_s},
      {u"(1,240)"_s, {}, u"amount_negative"_s},
      {u"罚款5000元没收200元"_s, {}, u"amount_composite"_s},
      {u"5000+200"_s, {}, u"amount_composite"_s},
      {u"见决定书"_s, {}, u"amount_unreadable"_s},
      {u"5000件"_s, {}, u"amount_unreadable"_s},
      {u"0"_s, u"0"_s, u"amount_text"_s},
  };
  for (const Case& c : cases) {
    expectReading(readAmountCell(text(c.raw), fine, yuan), c);
  }
  const StandardColumn& value = *findStandardColumn(u"cases"_s, u"goods_value_yuan");
  const CellPlace wan{.factor = Decimal(10000, 0), .unitInHeading = true, .headingUnit = u"万元"_s};
  for (const Case& c : {Case{u"2.69726"_s, u"26972.6"_s, {}}, Case{u"9.7353"_s, u"97353"_s, {}},
                        Case{u"0.00000001"_s, u"0.00"_s, u"amount_precision"_s}}) {
    expectReading(readAmountCell(number(c.raw), value, wan), c);
  }
  expectReading(readAmountCell(text(u"7.5万余元"_s), value, wan), {u"7.5万余元"_s, u"75000"_s, u"amount_qualified"_s});
  expectReading(readAmountCell(text(u"63000元"_s), value, wan), {u"63000元"_s, u"63000"_s, u"amount_text_unit"_s});
}

TEST(QuantityCell, readsEveryForm) {
  const StandardColumn& stock = *findStandardColumn(u"seizures"_s, u"quantity");
  const Case cases[] = {
      {u"34"_s, u"34"_s, {}},
      {u"４"_s, u"4"_s, u"fullwidth"_s},
      {u"约34"_s, u"34"_s, u"quantity_qualified"_s},
      {u"300余"_s, u"300"_s, u"quantity_qualified"_s},
      {u"57瓶"_s, u"57"_s, u"quantity_unit_in_cell"_s},
      {u"2.53万"_s, u"25300"_s, u"amount_text_unit"_s},
      {u"8箱+4瓶"_s, {}, u"quantity_mixed"_s},
      {u"8瓶+4瓶"_s, u"12"_s, u"quantity_unit_in_cell"_s},
      {u"317双（条）"_s, u"317"_s, u"quantity_mixed"_s},
      {u"-2"_s, u"-2"_s, u"negative_quantity"_s},
      {u"若干"_s, {}, u"amount_unreadable"_s},
      {u"1,200"_s, u"1200"_s, u"amount_separator"_s},
  };
  for (const Case& c : cases) {
    expectReading(readQuantityCell(text(c.raw), stock, {.textFile = true, .unitColumn = true}), c);
  }
  const StandardColumn& own = *findStandardColumn(u"cases"_s, u"quantity");
  const CellReading plain = readQuantityCell(text(u"3300只"_s), own, {});
  EXPECT_TRUE(plain.issues.empty());
  EXPECT_EQ(plain.unit, u"只"_s);
  EXPECT_EQ(readQuantityCell(text(u"2.1万公斤"_s), own, {}).value, u"21000"_s);
}

TEST(IdentifierCell, readsEveryForm) {
  const Case cases[] = {
      {u"91350100M000100Y43"_s, u"91350100M000100Y43"_s, {}},
      {u"11010519491231002x"_s, u"11010519491231002X"_s, u"id_case"_s},
      {u"110105 19491231 002X"_s, u"11010519491231002X"_s, u"spaces"_s},
      {u"110105194912310021"_s, u"110105194912310021"_s, u"id_checksum"_s},
      {u"1101051949123100"_s, {}, u"id_length"_s},
      {u"1.10105E+17"_s, {}, u"id_damaged"_s},
      {u"110105194912310000"_s, {}, u"id_damaged"_s},
      {u"110105491231003"_s, u"110105491231003"_s, u"id_old15"_s},
      {u"110108000000016"_s, u"110108000000016"_s, {}},
  };
  for (const Case& c : cases) {
    expectReading(readIdentifierCell(text(c.raw), {}, false), c);
  }
  expectReading(readIdentifierCell(number(u"990421198502030000"_s), {}, true), {u"n"_s, {}, u"id_damaged"_s});
  expectReading(readIdentifierCell(number(u"990421600012345"_s), {}, false), {u"n"_s, u"990421600012345"_s, {}});
  const auto split = splitParty(u"张某（身份证号：990421198502030170）");
  ASSERT_TRUE(split.has_value());
  EXPECT_EQ(split->party, u"张某"_s);
  EXPECT_EQ(split->identifier, u"990421198502030170"_s);
  EXPECT_FALSE(splitParty(u"云岭县某某商行").has_value());
}

TEST(PartyCell, tellsSeveralPartiesFromOne) {
  for (const QString& several :
       {u"张某、李某"_s, u"甲商行、乙超市"_s, u"邵某某等人"_s, u"周某等3人"_s, u"张某夫妇"_s}) {
    EXPECT_EQ(readPartyCell(text(several), {}).issues.size(), 1U) << qPrintable(several);
  }
  for (const QString& one : {u"云岭县和平商行"_s, u"某某（集团）公司"_s, u"李某某"_s, u"与众不同餐饮店"_s}) {
    EXPECT_TRUE(readPartyCell(text(one), {}).issues.empty()) << qPrintable(one);
  }
}

TEST(FlagCell, readsEveryForm) {
  const CellPlace place{.ledgerYear = 2020};
  const Case cases[] = {
      {u"是"_s, u"是"_s, {}},
      {u"否 "_s, u"否"_s, u"spaces"_s},
      {u"√"_s, u"是"_s, u"flag_normalised"_s},
      {u"×"_s, u"否"_s, u"flag_normalised"_s},
      {u"无"_s, u"否"_s, u"flag_normalised"_s},
      {u"已移送"_s, u"是"_s, u"flag_normalised"_s},
      {u"移送线索"_s, u"是(线索)"_s, u"transfer_lead"_s},
      {u"2020年9月3日移送县公安局"_s, u"是"_s, u"transfer_text"_s},
      {u"拟移送公安机关，正在审核"_s, u"否"_s, u"transfer_text"_s},
      {u"移送县农业农村局"_s, {}, u"transfer_text"_s},
  };
  for (const Case& c : cases) {
    expectReading(readFlagCell(text(c.raw), ColumnType::TransferFlag, place).cell, c);
  }
  EXPECT_EQ(readFlagCell(text(u"2020年9月3日移送县公安局"_s), ColumnType::TransferFlag, place).transferDate,
            u"2020-09-03"_s);
}

TEST(DocNumberCell, readsEveryForm) {
  const Case cases[] = {
      {u"云市监处罚〔2020〕1号"_s, u"云市监处罚〔2020〕1号"_s, {}},
      {u"云农（种子）罚〔2020〕1号"_s, u"云农（种子）罚〔2020〕1号"_s, {}},
      {u"云市监处罚[2020]10号"_s, u"云市监处罚〔2020〕10号"_s, u"doc_no_normalised"_s},
      {u"云市监处罚（2020）12号"_s, u"云市监处罚〔2020〕12号"_s, u"doc_no_normalised"_s},
      {u"云文旅罚字﹝2020﹞1号"_s, u"云文旅罚字〔2020〕1号"_s, u"doc_no_normalised"_s},
      {u"云市监处罚〔2020〕第014号"_s, u"云市监处罚〔2020〕14号"_s, u"doc_no_normalised"_s},
      {u"云市监处罚〔202O〕l4号"_s, u"云市监处罚〔2020〕14号"_s, u"doc_no_suspect"_s},
      {u"云市监处罚〔2020〕14"_s, u"云市监处罚〔2020〕14号"_s, u"doc_no_normalised"_s},
  };
  for (const Case& c : cases) {
    expectReading(readDocNumberCell(text(c.raw), {}), c);
  }
}

TEST(DocNumberCell, unifiesTheBracketsOfTheYearEverywhere) {
  const Case odd{u"云市监处罚【2020】第十号"_s, u"云市监处罚〔2020〕第十号"_s, u"doc_no_normalised"_s};
  expectReading(readDocNumberCell(text(odd.raw), {}), odd);
  CellPlace ownFormat;
  ownFormat.quiet = true;
  for (const QString& raw : {u"云市监处罚[2020]10号"_s, u"云市监处罚（2020）10号"_s, u"云市监处罚【2020】10号"_s}) {
    expectReading(readDocNumberCell(text(raw), ownFormat), {raw, u"云市监处罚〔2020〕10号"_s, u"doc_no_normalised"_s});
  }
}

TEST(ChineseNumeral, readsSmallAndCapital) {
  EXPECT_EQ(readChineseNumeral(u"二十五"), 25);
  EXPECT_EQ(readChineseNumeral(u"十"), 10);
  EXPECT_EQ(readChineseNumeral(u"贰万零伍佰"), 20500);
  EXPECT_EQ(readChineseNumeral(u"一亿二千万"), 120000000);
  EXPECT_EQ(readChineseNumeral(u"二〇二〇"), 2020);
  EXPECT_EQ(readChineseNumeral(u"元"), std::nullopt);
}
