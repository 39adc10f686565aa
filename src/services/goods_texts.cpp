#include "services/goods_texts.h"

#include <QHash>
#include <QRegularExpression>
#include <map>

#include "base/text.h"
#include "domain/code_list.h"
#include "domain/goods_value.h"
#include "domain/seized_item_fields.h"

namespace shuangda {
namespace {

/// The code of a label, or of a code itself; nothing when the list has neither.
std::optional<QString> codeOf(const QString& list, const QString& text) {
  for (const CodeEntry& entry : shippedCodeLists()) {
    if (entry.list == list && (entry.label == text || entry.code.compare(text, Qt::CaseInsensitive) == 0)) {
      return entry.code;
    }
  }
  return std::nullopt;
}

Result<QString> codesOf(const QString& list, const QString& field, const QString& text) {
  QStringList codes;
  static const QRegularExpression between(QStringLiteral("[;；、,，/ ]+"));
  for (const QString& word : text.split(between, Qt::SkipEmptyParts)) {
    const std::optional<QString> code = codeOf(list, word);
    if (!code) {
      return refuse(ErrorCode::UnknownValue, field, word);
    }
    codes << *code;
  }
  codes.removeDuplicates();
  return codes.join(u';');
}

/// "￥1,200.50 元" → "1200.50".
QString plainNumber(const QString& text) {
  static const QRegularExpression noise(QStringLiteral("[,，\\s￥¥元]"));
  return toHalfWidth(text).remove(noise);
}

/// "2026年3月5日", "2026/3/5", "2026.3" → ISO text; anything else as it is.
QString isoDate(const QString& text) {
  static const QRegularExpression form(QStringLiteral("^(\\d{4})[-/.年](\\d{1,2})(?:[-/.月](\\d{1,2}))?[日月]?$"));
  const QRegularExpressionMatch found = form.match(toHalfWidth(text).remove(u' '));
  if (!found.hasMatch()) {
    return text;
  }
  const QString month = QStringLiteral("%1-%2").arg(found.captured(1), found.captured(2).rightJustified(2, u'0'));
  return found.captured(3).isEmpty() ? month : QStringLiteral("%1-%2").arg(month, found.captured(3).rightJustified(2, u'0'));
}

const char16_t* blockerSentence(DisposalBlocker::Kind kind) {
  using Kind = DisposalBlocker::Kind;
  switch (kind) {
    case Kind::NoLedger:
      return u"还没有建立保管账，请先登记入账";
    case Kind::NoDecision:
      return u"无处罚决定，只能先行处置或者解除返还";
    case Kind::NotConfiscated:
      return u"没有登记没收，请先凭处罚决定书登记没收";
    case Kind::Annulled:
      return u"处罚决定已被撤销%1，应当返还";
    case Kind::NotServed:
      return u"没有登记决定书送达，复议、诉讼期不能计算，请先登记送达";
    case Kind::AppealOpen:
      return u"未满复议、诉讼期%1";
    case Kind::AppealPending:
      return u"复议、诉讼未决%1";
    case Kind::Transferred:
      return u"已移送公安机关%1，刑事程序未结";
    case Kind::Testing:
      return u"检验未回";
    case Kind::Objection:
      return u"权利人、案外人异议未处理%1";
    case Kind::Evidence:
      return u"须作为证据留存%1";
    case Kind::Ownerless:
      return u"当事人不明，未公告认领或者公告期未满%1";
  }
  return u"";
}

}  // namespace

std::optional<int> refusedLine(const Error& error) {
  static const QRegularExpression line(QStringLiteral("^第(\\d+)项"));
  const QRegularExpressionMatch found = line.match(error.value);
  return found.hasMatch() ? std::optional(found.captured(1).toInt()) : std::nullopt;
}

QString goodsFieldLabel(const QString& field) {
  static const QHash<QString, QString> labels{{QStringLiteral("name"), QStringLiteral("标称名称")},
                                              {QStringLiteral("spec"), QStringLiteral("规格（型号）")},
                                              {QStringLiteral("unit"), QStringLiteral("单位")},
                                              {QStringLiteral("quantity"), QStringLiteral("数量")},
                                              {QStringLiteral("unit_price_yuan"), QStringLiteral("单价（元）")},
                                              {QStringLiteral("price_basis"), QStringLiteral("单价依据")},
                                              {QStringLiteral("value_yuan"), QStringLiteral("货值（元）")},
                                              {QStringLiteral("brand"), QStringLiteral("品牌")},
                                              {QStringLiteral("rights_holder"), QStringLiteral("权利人")},
                                              {QStringLiteral("batch_no"), QStringLiteral("生产日期、批号")},
                                              {QStringLiteral("barcode"), QStringLiteral("条码")},
                                              {QStringLiteral("hazards"), QStringLiteral("危险性")},
                                              {QStringLiteral("seal_no"), QStringLiteral("封条号")},
                                              {QStringLiteral("package_no"), QStringLiteral("包装号")},
                                              {QStringLiteral("expires_on"), QStringLiteral("保质期至")},
                                              {QStringLiteral("note"), QStringLiteral("备注")},
                                              {QStringLiteral("product_class"), QStringLiteral("商品类别")},
                                              {QStringLiteral("doc_no"), QStringLiteral("文书文号")},
                                              {QStringLiteral("storage"), QStringLiteral("台账存放地点")},
                                              {QStringLiteral("keeper"), QStringLiteral("台账保管人")},
                                              {QStringLiteral("disposal"), QStringLiteral("台账处置情况")},
                                              {QStringLiteral("giver"), QStringLiteral("交出人")},
                                              {QStringLiteral("receiver"), QStringLiteral("接收人")},
                                              {QStringLiteral("witness"), QStringLiteral("见证人")},
                                              {QStringLiteral("approver"), QStringLiteral("批准人")}};
  return labels.value(field, field);
}

QString itemFieldShown(const SeizedItem& item, const QString& field) {
  const QString text = itemFieldText(item, field);
  if (field == QStringLiteral("price_basis") || field == QStringLiteral("product_class")) {
    return codeLabel(field, text);
  }
  return field == QStringLiteral("hazards") ? codeLabels(QStringLiteral("hazard"), text) : text;
}

Result<void> readItemField(SeizedItem& item, const QString& field, const QString& typed) {
  const QString text = trimmed(typed);
  const bool isNumber = field == QStringLiteral("quantity") || field == QStringLiteral("unit_price_yuan") || field == QStringLiteral("value_yuan");
  if (text.isEmpty() || isNumber) {
    return setItemField(item, field, text.isEmpty() ? text : plainNumber(text)).map_error([&](Error error) {
      error.value = text;
      return error;
    });
  }
  if (field == QStringLiteral("price_basis") || field == QStringLiteral("product_class")) {
    const std::optional<QString> code = codeOf(field, text);
    return code ? setItemField(item, field, *code) : refuse(ErrorCode::UnknownValue, field, text);
  }
  if (field == QStringLiteral("hazards")) {
    return codesOf(QStringLiteral("hazard"), field, text).and_then([&](const QString& codes) { return setItemField(item, field, codes); });
  }
  if (field == QStringLiteral("expires_on")) {
    return setItemField(item, field, isoDate(text));
  }
  return setItemField(item, field, field == QStringLiteral("barcode") ? toHalfWidth(text).remove(u' ') : text);
}

Quantity ownQuantity(const GoodsRow& row) {
  Quantity own;
  for (const auto& [position, quantity] : row.balance) {
    own = own + quantity;
  }
  return row.balance.empty() ? row.item.quantity.value_or(Quantity()) : own;
}

QString amountsText(const std::vector<GoodsRow>& rows) {
  std::map<QString, Quantity> sums;
  Money value;
  for (const GoodsRow& row : rows) {
    const Quantity own = ownQuantity(row);
    if (own > Quantity()) {
      sums[row.item.unit] = sums[row.item.unit] + own;
    }
    value += row.item.quantity ? valueOfPart(row.item, own) : row.item.value.value_or(Money());
  }
  QStringList parts;
  for (const auto& [unit, quantity] : sums) {
    parts << QStringLiteral("%1 %2").arg(quantity.text(), unit);
  }
  const QString amounts = parts.join(QStringLiteral("、"));
  if (value == Money()) {
    return amounts;
  }
  return QStringLiteral("%1%2货值 %3 元").arg(amounts, amounts.isEmpty() ? QString() : QStringLiteral(" · "), value.yuanText());
}

QString standingTotals(const std::vector<GoodsRow>& rows) {
  std::map<CustodyState, std::map<QString, Quantity>> sums;
  std::int64_t unledgered = 0;
  for (const GoodsRow& row : rows) {
    unledgered += row.balance.empty() ? 1 : 0;
    for (const auto& [position, quantity] : row.balance) {
      Quantity& sum = sums[position.state][row.item.unit];
      sum = sum + quantity;
    }
  }
  QStringList parts;
  for (const auto& [state, units] : sums) {
    QStringList amounts;
    for (const auto& [unit, quantity] : units) {
      amounts << QStringLiteral("%1 %2").arg(quantity.text(), unit);
    }
    parts << QStringLiteral("%1 %2").arg(custodyStateText(state), amounts.join(QStringLiteral("、")));
  }
  if (unledgered > 0) {
    parts << QStringLiteral("未建账 %1 项").arg(unledgered);
  }
  return parts.join(QStringLiteral("；"));
}

QString waitingText(const QStringList& lines) {
  constexpr qsizetype kNamed = 5;
  if (lines.isEmpty()) {
    return {};
  }
  const QString named = lines.mid(0, kNamed).join(QStringLiteral("、"));
  const QString all = lines.size() > kNamed ? QStringLiteral("%1 等 %2 项").arg(named).arg(lines.size()) : named;
  return QStringLiteral("%1 没有数量，清单已保存、尚未入账；请补填数量后再办“入账”。").arg(all);
}

QString blockerText(const DisposalBlocker& blocker) {
  QString detail = blocker.until ? QStringLiteral("至 ") + blocker.until->text() : blocker.detail;
  detail = detail.isEmpty() ? QString() : QStringLiteral("（") + detail + QStringLiteral("）");
  return QString::fromUtf16(blockerSentence(blocker.kind)).replace(QStringLiteral("%1"), detail);
}

QString disposalText(const std::vector<DisposalBlocker>& blockers) {
  QStringList texts;
  for (const DisposalBlocker& blocker : blockers) {
    texts << blockerText(blocker);
  }
  return texts.isEmpty() ? QStringLiteral("可以处置") : texts.join(QStringLiteral("；"));
}

QString movementText(const QString& kind) {
  const CustodyRule* rule = CustodyRules::builtIn().find(kind);
  return rule ? rule->name : kind;
}

QString balanceText(const GoodsRow& row) {
  std::map<CustodyState, Quantity> sums;
  for (const auto& [position, quantity] : row.balance) {
    sums[position.state] = sums[position.state] + quantity;
  }
  QStringList parts;
  for (const auto& [state, quantity] : sums) {
    parts << custodyStateText(state) + u' ' + quantity.text() + u' ' + row.item.unit;
  }
  return parts.isEmpty() ? QStringLiteral("未建账") : parts.join(QStringLiteral("；"));
}

QString codeLabel(const QString& list, const QString& code) {
  static const QHash<QString, QString> labels = [] {
    QHash<QString, QString> all;
    for (const CodeEntry& entry : shippedCodeLists()) {
      all.insert(entry.list + u'/' + entry.code, entry.label);
    }
    return all;
  }();
  return labels.value(list + u'/' + code, code);
}

QString codeLabels(const QString& list, const QString& codes) {
  QStringList labels;
  for (const QString& code : codes.split(u';', Qt::SkipEmptyParts)) {
    labels << codeLabel(list, code);
  }
  return labels.join(QStringLiteral("、"));
}

}  // namespace shuangda
