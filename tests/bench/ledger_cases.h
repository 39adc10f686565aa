#pragma once

#include <QString>
#include <array>
#include <cstdint>

#include "domain/legal_case.h"

namespace shuangda::bench {

/// SplitMix64: the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  QChar charOf(QStringView from) { return from[below(static_cast<int>(from.size()))]; }
  template <std::size_t N>
  QString pick(const std::array<QStringView, N>& words) { return words[next() % N].toString(); }
  QString digits(int count) {
    QString text;
    for (int i = 0; i < count; ++i) {
      text += QChar(u'0' + below(10));
    }
    return text;
  }

 private:
  std::uint64_t state_;
};

inline constexpr QStringView kSurnames =
    u"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
inline constexpr QStringView kGiven =
    u"伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲飞建国志海春梅金波晨辉宇浩凯健俊帆雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉兰凤洁琳素云莲真环雷胜学祥才发武新利清飞彬富顺信子友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘";
inline constexpr QStringView kTrade = u"鑫源恒泰顺达隆昌盛兴旺福瑞祥和美佳惠民丰裕康宁安吉永久长青天成万金宝龙腾飞跃宏远博雅东方华联世纪新时代";

inline constexpr std::array<QStringView, 24> kUnitNames{
    u"云岭县市场监督管理局", u"青川区市场监督管理局", u"白河县市场监督管理局", u"松泉区市场监督管理局", u"石桥市市场监督管理局", u"东浦县市场监督管理局",
    u"云岭县农业农村局",     u"青川区农业农村局",     u"白河县农业农村局",     u"松泉区农业农村局",     u"石桥市农业农村局",     u"东浦县农业农村局",
    u"云岭市烟草专卖局",     u"石桥市烟草专卖局",     u"云岭市文化和旅游局",   u"石桥市文化和旅游局",   u"云岭市药品监督管理局", u"石桥市药品监督管理局",
    u"云岭海关",             u"云岭市公安局",         u"石桥市公安局",         u"云岭市林业和草原局",   u"云岭市卫生健康委员会", u"云岭市知识产权局"};
inline constexpr std::array<QStringView, 16> kLedgerCauses{
    u"销售侵犯注册商标专用权的商品", u"以不合格产品冒充合格产品", u"销售假冒注册商标卷烟", u"经营假种子", u"发行侵权盗版出版物", u"销售劣药", u"销售未取得批准文号的化妆品",
    u"生产销售掺杂掺假的食品", u"伪造产地、冒用他人厂名厂址", u"假冒专利", u"销售失效变质的产品", u"经营标签不符合规定的农药", u"无烟草专卖零售许可证经营", u"擅自使用与他人有一定影响的商品名称相同的标识",
    u"销售不符合保障人体健康安全标准的产品", u"生产假肥料"};
inline constexpr std::array<QStringView, 30> kLedgerGoods{
    u"白酒", u"卷烟", u"运动鞋", u"玉米种子", u"教辅图书", u"牙膏", u"机油", u"手机配件", u"洗衣液", u"保健食品", u"复合肥", u"羽绒服", u"电线电缆", u"洗发水", u"奶粉",
    u"食用油", u"酱油", u"轮胎", u"刹车片", u"手提包", u"口罩", u"中药饮片", u"面膜", u"插座", u"涂料", u"农药", u"水泥", u"儿童玩具", u"电动车电池", u"打印机硒鼓"};
inline constexpr std::array<QStringView, 24> kBrands{u"云岭春",  u"NIKE",   u"华为", u"Adidas", u"中华", u"红塔山", u"美孚",   u"壳牌", u"飘柔", u"海飞丝", u"金龙鱼", u"海天",
                                                     u"米其林",  u"博世",   u"LV",   u"GUCCI",  u"3M",   u"公牛",   u"立邦",   u"拜耳", u"海螺", u"乐高",   u"天能",   u"HP"};
inline constexpr std::array<QStringView, 8> kSources{u"投诉举报", u"日常检查", u"上级交办", u"其他部门移送", u"专项行动", u"抽检不合格", u"网络监测", u"权利人投诉"};
inline constexpr std::array<QStringView, 12> kRoads{u"人民路", u"解放街", u"建设大道", u"东风路", u"中山北路", u"长征路", u"滨河西路", u"站前街", u"文化路", u"工业园区一路", u"朝阳巷", u"北京路"};

/// A case as a busy office enters it: party with identifier, 文号, and a note with phone, number plate and address.
inline LegalCase ledgerCase(std::uint64_t seed, int index) {
  Random random(seed * 1'000'003ULL + static_cast<std::uint64_t>(index));
  LegalCase c;
  const QDate filed = QDate(2017, 1, 1).addDays(random.below(3650));
  c.number = QStringLiteral("SD%1-%2").arg(filed.year()).arg(index, 7, 10, QLatin1Char('0'));
  c.authority = random.pick(kUnitNames);
  const QString person = QString(random.charOf(kSurnames)) + random.charOf(kGiven) + (random.below(3) > 0 ? QString(random.charOf(kGiven)) : QString());
  const QString trade = QString(random.charOf(kTrade)) + random.charOf(kTrade) + random.charOf(kTrade);
  const bool company = random.below(3) == 0;
  c.party.name = company ? c.authority.left(3) + trade + QStringLiteral("商贸有限公司") : random.below(2) == 0 ? c.authority.left(3) + person + QStringLiteral("烟酒商行") : person;
  c.party.idNo = company ? QStringLiteral("91990421MA") + random.digits(7) + QChar(u'A' + random.below(20)) : QStringLiteral("9904%1%2%3").arg(random.below(30), 2, 10, QLatin1Char('0')).arg(QDate(1955, 1, 1).addDays(random.below(18000)).toString(QStringLiteral("yyyyMMdd")), random.digits(4));
  c.cause = random.pick(kLedgerCauses);
  c.field = random.below(4) == 0 ? QStringLiteral("农资") : QStringLiteral("商标侵权");
  c.goods = random.pick(kLedgerGoods) + (random.below(2) == 0 ? QStringLiteral("、") + random.pick(kLedgerGoods) : QString());
  c.brand = random.pick(kBrands);
  c.source = random.pick(kSources);
  c.goodsValue = Money::ofFen(100LL * (1 + random.below(2'000'000)));
  c.filedDate = EventDate::ofDay(filed);
  if (random.below(10) > 0) {
    c.decision.date = EventDate::ofDay(filed.addDays(20 + random.below(70)));
    c.decision.docNo = QStringLiteral("云市监处罚〔%1〕%2号").arg(c.decision.date->firstDay().year()).arg(1 + random.below(9999));
    c.decision.kinds = {QStringLiteral("罚款")};
    c.decision.fine = Money::ofFen(c.goodsValue->fen());
  }
  if (random.below(10) < 6) {
    c.note = QStringLiteral("联系电话1%1%2，车牌云%3%4%5，现场位于%6%7号，执法人员%8%9。")
                 .arg(random.below(7) + 3).arg(random.digits(9)).arg(QChar(u'A' + random.below(8))).arg(QChar(u'A' + random.below(24))).arg(random.digits(4))
                 .arg(random.pick(kRoads)).arg(1 + random.below(400)).arg(random.charOf(kSurnames)).arg(random.charOf(kGiven));
  }
  return c;
}

}  // namespace shuangda::bench
