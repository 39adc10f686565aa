#include "support/random_cases.h"

namespace shuangda::test {
namespace {

const QStringList kKinds{QStringLiteral("其他"),         QStringLiteral("警告"),         QStringLiteral("罚款"),
                         QStringLiteral("没收违法所得"), QStringLiteral("没收非法财物"), QStringLiteral("吊销许可证件"),
                         QStringLiteral("责令停产停业"), QStringLiteral("行政拘留")};

QDate dayOf(int offset) {
  return QDate(2018, 10, 1).addDays(offset);
}

}  // namespace

EventDate RandomCases::date() {
  const QDate day = dayOf(below(820));
  switch (below(10)) {
    case 0:
      return *EventDate::parse(day.toString(QStringLiteral("yyyy")));
    case 1:
    case 2:
      return *EventDate::parse(day.toString(QStringLiteral("yyyy-MM")));
    case 3:
      return *EventDate::parse(day.toString(QStringLiteral("yyyy-MM-dd")) + QStringLiteral(" 23:59"));
    default:
      return EventDate::ofDay(day);
  }
}

std::optional<Money> RandomCases::maybeMoney() {
  if (oneIn(3)) {
    return std::nullopt;
  }
  // Often near the threshold of a major case, 50,000.00 元.
  return Money::ofFen(oneIn(3) ? 4'999'999 + below(3) : below(20'000'000));
}

std::optional<bool> RandomCases::maybeFlag() {
  return oneIn(2) ? std::nullopt : std::optional(oneIn(2));
}

QStringList RandomCases::kinds() {
  QStringList list;
  for (int i = below(4); i > 0; --i) {
    list << pick(kKinds);
  }
  return list;
}

CaseTransfer RandomCases::transfer() {
  CaseTransfer t;
  t.flag = pick({QString(), QStringLiteral("是"), QStringLiteral("是"), QStringLiteral("否"),
                 QStringLiteral("是(线索)"), QStringLiteral("是(通报公安)")});
  t.approved = maybeDate(4);
  t.delivered = maybeDate(2);
  t.persons = oneIn(2) ? std::optional(below(5)) : std::nullopt;
  t.value = oneIn(2) ? maybeMoney() : std::nullopt;
  t.policeAccepted = maybeDate(4);
  t.policeFiled = maybeDate(4);
  t.policeFiledPersons = oneIn(2) ? std::optional(below(4)) : std::nullopt;
  t.policeRejected = maybeDate(6);
  t.reverseOpinion = maybeDate(6);
  t.reversePersons = oneIn(3) ? std::optional(below(3)) : std::nullopt;
  return t;
}

LegalCase RandomCases::next(const QString& number) {
  LegalCase c;
  c.number = number;
  c.region.province = pick({QString(), QStringLiteral("云岭省"), QStringLiteral("云岭省")});
  c.region.city = pick({QString(), QStringLiteral("云岭市"), QStringLiteral("石桥市")});
  c.region.county = pick({QString(), QStringLiteral("青川区"), QStringLiteral("白河县"), QStringLiteral("松泉区")});
  c.authority =
      pick({QStringLiteral("市场监管局"), QStringLiteral("烟草专卖局、公安局"), QStringLiteral("农业农村局")});
  c.memberUnit = pick({QString(), QString(), QStringLiteral("市场监管局"), QStringLiteral("药品监管局")});
  c.cause = pick({QStringLiteral("销售侵犯注册商标专用权的商品"), QStringLiteral("销售假冒注册商标卷烟")});
  c.field = pick({QString(), QStringLiteral("商标侵权"), QStringLiteral("农资"), QStringLiteral("互联网/食品"), QStringLiteral("食品")});
  c.campaign = pick({QString(), QString(), QStringLiteral("铁拳"), QStringLiteral("铁拳、昆仑")});
  c.party.name = QStringLiteral("某某商行");
  c.procedure = pick({QString(), QStringLiteral("普通"), QStringLiteral("普通"), QStringLiteral("简易")});
  c.goodsValue = maybeMoney();
  c.illegalTurnover = oneIn(2) ? maybeMoney() : std::nullopt;
  c.amountQualifier = pick({QString(), QString(), QString(), QString(), QStringLiteral("约")});
  c.foundDate = maybeDate(2);
  c.filedDate = oneIn(5) ? std::nullopt : std::optional(date());
  c.withdrawnDate = maybeDate(8);
  c.decision = {.date = oneIn(3) ? std::nullopt : std::optional(date()),
                .docNo = number + QStringLiteral("号"),
                .kinds = kinds(),
                .fine = maybeMoney(),
                .confiscatedIncome = oneIn(3) ? maybeMoney() : std::nullopt,
                .confiscatedGoods = oneIn(3) ? maybeMoney() : std::nullopt,
                .annulledDate = maybeDate(8)};
  c.closedDate = oneIn(3) ? std::nullopt : std::optional(date());
  c.publishedDate = maybeDate(3);
  c.platformEnteredDate = maybeDate(3);
  c.transfer = transfer();
  c.isOnline = maybeFlag();
  c.isMarket = maybeFlag();
  c.isRural = maybeFlag();
  c.isForeign = maybeFlag();
  c.inScope = oneIn(8) ? std::optional(false) : oneIn(2) ? std::optional(true) : std::nullopt;
  c.voidDate = maybeDate(12);
  return c;
}

LegalCase RandomCases::changed(LegalCase legalCase) {
  const LegalCase other = next(legalCase.number);
  switch (below(5)) {
    case 0:
      legalCase.voidDate = date();
      break;
    case 1:
      legalCase.voidDate.reset();
      legalCase.inScope.reset();
      break;
    case 2:
      legalCase.filedDate = other.filedDate;
      legalCase.region = other.region;
      legalCase.memberUnit = other.memberUnit;
      break;
    case 3:
      legalCase.decision = other.decision;
      legalCase.goodsValue = other.goodsValue;
      break;
    default:
      legalCase.closedDate = other.closedDate;
      legalCase.transfer = other.transfer;
      break;
  }
  return legalCase;
}

LegalCase RandomCases::orderly(const QString& number) {
  LegalCase c = next(number);
  const int filed = below(600);
  c.procedure.clear();
  c.inScope.reset();
  c.voidDate.reset();
  c.filedDate = EventDate::ofDay(dayOf(filed));
  c.closedDate.reset();
  c.withdrawnDate.reset();
  const EventDate end = EventDate::ofDay(dayOf(filed + below(300)));
  if (const int way = below(4); way < 2) {
    c.closedDate = end;
  } else if (way == 2) {
    c.withdrawnDate = end;
  }
  return c;
}

}  // namespace shuangda::test
