#include "services/demo_data.h"

#include <array>

#include "base/uid.h"
#include "services/unit_of_work.h"
#include "storage/case_repository.h"

namespace shuangda {
namespace {

/// SplitMix64: small, and the same on every machine, unlike the distributions of the standard library.
class Random {
 public:
  explicit Random(quint64 seed) : state_(seed) {}
  quint64 next() {
    quint64 z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  int below(int limit) { return static_cast<int>(next() % static_cast<quint64>(limit)); }
  bool oneIn(int n) { return below(n) == 0; }
  template <std::size_t N>
  QString pick(const std::array<QStringView, N>& words) { return words[next() % N].toString(); }

 private:
  quint64 state_;
};

constexpr std::array<QStringView, 6> kCounties{u"云岭县", u"青川区", u"白河县", u"松泉区", u"石桥市", u"东浦县"};
constexpr std::array<QStringView, 5> kUnits{u"市场监管局", u"农业农村局", u"烟草专卖局", u"文化和旅游局", u"药品监管局"};
constexpr std::array<QStringView, 6> kCauses{u"销售侵犯注册商标专用权的商品", u"以不合格产品冒充合格产品", u"销售假冒注册商标卷烟",
                                             u"经营假种子", u"发行侵权盗版出版物", u"销售劣药"};
constexpr std::array<QStringView, 8> kGoods{u"白酒", u"服装", u"卷烟", u"玉米种子", u"教辅图书", u"牙膏", u"机油", u"手机配件"};
constexpr std::array<QStringView, 6> kShops{u"商行", u"超市", u"经营部", u"便利店", u"贸易有限公司", u"专卖店"};
constexpr std::array<QStringView, 10> kNames{u"某某", u"某甲", u"某乙", u"某丙", u"某丁", u"某戊", u"某己", u"某庚", u"某辛", u"某壬"};

EventDate later(const EventDate& date, int days) { return EventDate::ofDay(date.firstDay().addDays(days)); }

LegalCase randomCase(Random& random, int index) {
  LegalCase c;
  const QString county = random.pick(kCounties);
  c.number = QStringLiteral("DM%1").arg(index, 7, 10, QLatin1Char('0'));
  c.region = {QStringLiteral("云岭省"), QStringLiteral("云岭市"), county};
  c.authority = county + random.pick(kUnits);
  c.party = {county + random.pick(kNames) + random.pick(kShops), QStringLiteral("个体工商户"), {}};
  c.cause = random.pick(kCauses);
  c.goods = random.pick(kGoods);
  c.quantity = Quantity::ofThousandths(1000LL * (1 + random.below(900)));
  c.quantityUnit = QStringLiteral("件");
  c.goodsValue = Money::ofFen(1000LL * (1 + random.below(20000)));
  c.isOnline = random.oneIn(5);
  c.inScope = true;
  c.foundDate = EventDate::ofDay(QDate(2018, 1, 1).addDays(random.below(1080)));
  c.filedDate = later(*c.foundDate, random.below(8));
  if (random.oneIn(12)) {
    c.transfer.flag = QStringLiteral("是");
    c.transfer.delivered = later(*c.filedDate, 10 + random.below(20));
    c.transfer.persons = 1 + random.below(3);
    return c;
  }
  if (random.oneIn(10)) {
    return c;
  }
  c.decision.date = later(*c.filedDate, 20 + random.below(60));
  c.decision.docNo = QStringLiteral("云市监处罚〔%1〕%2号").arg(c.decision.date->firstDay().year()).arg(index);
  c.decision.kinds = {QStringLiteral("罚款"), QStringLiteral("没收非法财物")};
  c.decision.fine = Money::ofFen(c.goodsValue->fen() * (1 + random.below(4)));
  if (!random.oneIn(8)) {
    c.closedDate = later(*c.decision.date, 5 + random.below(30));
  }
  return c;
}

}  // namespace

Result<int> createDemoData(Store& store, const Session& session, int cases, quint64 seed) {
  if (const Result<void> allowed = requireWriter(session); !allowed) {
    return tl::unexpected(allowed.error());
  }
  UnitOfWork work(store, session);
  CaseRepository repository(work.database());
  if (repository.count() > 0) {
    return refuse(ErrorCode::WrongState, {}, QStringLiteral("数据库中已有案件，演示数据只能放进空数据库"));
  }
  Random random(seed);
  for (int i = 1; i <= cases; ++i) {
    LegalCase c = randomCase(random, i);
    // A millisecond apart: keys that follow one another keep the index on them growing at its end.
    c.uid = newUid(Instant::ofEpochMs(work.now().epochMs() - cases + i));
    c.recordedAt = work.now();
    repository.insert(c, std::nullopt);
  }
  work.audit().record(QStringLiteral("demo"), QStringLiteral("legal_case"), 0, {{QStringLiteral("cases"), {}, QString::number(cases)}});
  work.commit();
  return cases;
}

}  // namespace shuangda
