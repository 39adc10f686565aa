#include "goods_list_model.h"

#include "domain/goods_code.h"
#include "services/goods_texts.h"

namespace shuangda {

GoodsListModel::GoodsListModel(Desk& desk, QObject* parent)
    : PagedRows(desk, [](Desk::Hand hand, const GoodsQuery& query) { return hand.services.goods.list(hand.session, query); }, parent) {}

QString GoodsListModel::cellText(int place, int column) const {
  const GoodsRow& row = at(place);
  switch (column) {
    case Code:
      return itemLabel(row.item.id);
    case Name:
      return row.item.name;
    case Spec:
      return row.item.spec;
    case Brand:
      return row.item.brand;
    case Amount:
      return row.item.quantity ? row.item.quantity->text() : QString();
    case Unit:
      return row.item.unit;
    case Value:
      return row.item.value ? row.item.value->yuanText() : QString();
    case Case:
      return row.caseNumber;
    case Custody:
      return balanceText(row);
    default:
      return {};
  }
}

QString GoodsListModel::heading(int column) const {
  static const QStringList heads{tr("编号"), tr("名称"), tr("规格"), tr("品牌"), tr("数量"), tr("单位"), tr("货值（元）"), tr("案件"), tr("保管情况")};
  return heads.value(column);
}

}  // namespace shuangda
