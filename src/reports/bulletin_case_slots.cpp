#include "reports/bulletin_case_slots.h"

#include "domain/figure_text.h"
#include "domain/paper_dates.h"

namespace shuangda {
namespace {

QString quantityOf(const LegalCase& legalCase) { return legalCase.quantity ? legalCase.quantity->text() + legalCase.quantityUnit : legalCase.quantityDetail; }

QString amountText(std::optional<Money> amount, const QString& qualifier) {
  return amount && amount->fen() != 0 ? (qualifier == QStringLiteral("约") ? qualifier : QString()) + moneyBodyText(*amount) : QString();
}

std::optional<Money> fineAndConfiscated(const PenaltyDecision& decision) {
  std::int64_t fen = 0;
  for (const std::optional<Money>& part : {decision.fine, decision.confiscatedIncome, decision.confiscatedGoods}) {
    fen += part ? part->fen() : 0;
  }
  return decision.date ? std::optional(Money::ofFen(fen)) : std::nullopt;
}

/// “销售假冒注册商标的商品” of 涉嫌销售假冒注册商标的商品案: the sentence has its own 案.
QString causeOf(QString cause) {
  if (cause.endsWith(u'案')) {
    cause.chop(1);
  }
  return cause;
}

}  // namespace

void addTypicalCases(TextValue& root, const BulletinMaterial& material) {
  TextValue list;
  TextValue byKey;
  for (std::size_t i = 0; i < material.cases.size(); ++i) {
    const LegalCase& legalCase = material.cases[i].legalCase;
    const QString key = QString::number(legalCase.id.value);
    TextValue value{.path = QStringLiteral("案例.") + key};
    const auto add = [&](const QString& name, const QString& text) { value.members.insert(name, TextValue::of(text)); };
    add(QStringLiteral("键"), key);
    add(QStringLiteral("序号"), QString::number(i + 1));
    add(QStringLiteral("机关"), countingUnit(legalCase));
    add(QStringLiteral("当事人"), material.cases[i].party);
    add(QStringLiteral("案由"), causeOf(legalCase.cause));
    add(QStringLiteral("物品"), legalCase.goods);
    add(QStringLiteral("数量"), quantityOf(legalCase));
    add(QStringLiteral("金额"), amountText(caseValue(legalCase), legalCase.amountQualifier));
    add(QStringLiteral("立案日"), paperMoment(legalCase.filedDate));
    add(QStringLiteral("决定日"), paperMoment(legalCase.decision.date));
    add(QStringLiteral("罚没款"), amountText(fineAndConfiscated(legalCase.decision), {}));
    add(QStringLiteral("移送日"), paperMoment(legalCase.transfer.delivered));
    add(QStringLiteral("公安立案日"), paperMoment(legalCase.transfer.policeFiled));
    add(QStringLiteral("结案日"), paperMoment(legalCase.closedDate));
    byKey.members.insert(key, value);
    list.elements.push_back(std::move(value));
  }
  root.members.insert(QStringLiteral("典型案例"), std::move(list));
  root.members.insert(QStringLiteral("案例"), std::move(byKey));
}

}  // namespace shuangda
