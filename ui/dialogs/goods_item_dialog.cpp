#include "dialogs/goods_item_dialog.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>

#include "domain/code_list.h"
#include "domain/goods_code.h"
#include "domain/seized_item_fields.h"
#include "services/goods_texts.h"

namespace shuangda {
namespace {

bool isOfTheLedger(const QString& field) { return field == QStringLiteral("name") || field == QStringLiteral("unit") || field == QStringLiteral("quantity"); }

QString hint(const QString& field) {
  static const QHash<QString, QString> hints{{QStringLiteral("price_basis"), QObject::tr("标价、实际销售均价、被侵权产品市场中间价、鉴定")},
                                             {QStringLiteral("hazards"), QObject::tr("有毒有害、易燃、易腐、贵重、压力容器，以顿号分隔")},
                                             {QStringLiteral("value_yuan"), QObject::tr("不填则按单价乘数量计算")},
                                             {QStringLiteral("expires_on"), QObject::tr("如 2027-03-05 或 2027-03")}};
  return hints.value(field);
}

}  // namespace

const QStringList& goodsFields() {
  static const QStringList fields = QStringLiteral("name spec unit quantity unit_price_yuan price_basis value_yuan brand rights_holder batch_no barcode hazards seal_no package_no expires_on note")
                                        .split(u' ');
  return fields;
}

QString goodsFieldOf(const Error& error) {
  static const QHash<QString, QString> fields{{QStringLiteral("goods_name"), QStringLiteral("name")},
                                              {QStringLiteral("goods_unit"), QStringLiteral("unit")},
                                              {QStringLiteral("goods_quantity"), QStringLiteral("quantity")},
                                              {QStringLiteral("goods_in_custody"), QStringLiteral("quantity")},
                                              {QStringLiteral("goods_price"), QStringLiteral("unit_price_yuan")},
                                              {QStringLiteral("goods_value"), QStringLiteral("value_yuan")}};
  return fields.value(error.field, error.field);
}

void completeGoodsField(QLineEdit* edit, const QString& field, QStringList words) {
  const QString list = field == QStringLiteral("hazards") ? QStringLiteral("hazard") : field;
  for (const CodeEntry& entry : shippedCodeLists()) {
    if (entry.list == list) {
      words << entry.label;
    }
  }
  words.removeDuplicates();
  if (!words.isEmpty()) {
    auto* completer = new QCompleter(words, edit);
    completer->setCompletionMode(QCompleter::InlineCompletion);
    edit->setCompleter(completer);
  }
}

GoodsItemDialog::GoodsItemDialog(Desk& desk, const GoodsSheet& sheet, QWidget* parent)
    : FormDialog(desk, tr("财物 %1").arg(itemLabel(sheet.row.item.id)), tr("保存(&S)"), parent), item_(sheet.row.item) {
  const bool hasLedger = !sheet.chain.empty();
  QStringList fields = goodsFields();
  fields.insert(1, QStringLiteral("product_class"));
  for (const QString& field : std::as_const(fields)) {
    QLineEdit* edit = form().addLine(field, goodsFieldLabel(field), itemFieldShown(item_, field), hint(field));
    completeGoodsField(edit, field);
    if (hasLedger && isOfTheLedger(field)) {
      edit->setReadOnly(true);
      edit->setToolTip(tr("已有保管记录，不能再改；有误的更正入账的那次移动"));
      edit->setStyleSheet(QStringLiteral("color:#6b6b6b"));
    }
  }
  form().setLabel(QStringLiteral("name"), goodsFieldLabel(QStringLiteral("name")), true);
  saveButton()->setVisible(desk.session().mayWrite());
  form().input(hasLedger ? QStringLiteral("product_class") : QStringLiteral("name"))->setFocus();
  resize(620, sizeHint().height());
}

void GoodsItemDialog::save() {
  SeizedItem item = item_;
  QStringList fields = goodsFields();
  fields << QStringLiteral("product_class");
  for (const QString& field : std::as_const(fields)) {
    const bool untouched = form().text(field) == itemFieldShown(item_, field);
    if (const Result<void> read = untouched ? Result<void>() : readItemField(item, field, form().text(field)); !read) {
      refused(read.error());
      return;
    }
  }
  // A value that was the product of price and quantity follows them.
  if (!item.value || (item.value == item_.value && item_.value == computedValue(item_))) {
    item.value = computedValue(item);
  }
  perform([item](Desk::Hand hand) { return hand.services.goods.change(hand.session, item); });
}

QString GoodsItemDialog::fieldOf(const Error& error) const { return goodsFieldOf(error); }

}  // namespace shuangda
