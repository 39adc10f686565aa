#include "widgets/goods_html.h"

#include <QCoreApplication>
#include <algorithm>

#include "domain/goods_code.h"
#include "services/goods_texts.h"

namespace shuangda {
namespace {

const QString kGreen = QStringLiteral("#1e7b34");
const QString kAmber = QStringLiteral("#9a5b00");
const QString kRed = QStringLiteral("#b3261e");
const QString kGray = QStringLiteral("#6b6b6b");

QString tr(const char* text) { return QCoreApplication::translate("GoodsHtml", text); }

QString coloured(const QString& colour, const QString& html) { return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour, html); }

QString section(const QString& title, const QString& html) {
  return html.isEmpty() ? html : QStringLiteral("<h4 style='margin:12px 0 3px 0'>%1</h4>%2").arg(title, html);
}

QString link(const QString& target, const QString& text) { return QStringLiteral("<a href='%1'>%2</a>").arg(target.toHtmlEscaped(), text.toHtmlEscaped()); }

QString row(const QString& label, const QString& html) {
  return QStringLiteral("<tr><td style='color:%1;padding:1px 10px 1px 0'>%2</td><td style='padding:1px 0'>%3</td></tr>").arg(kGray, label, html);
}

QString headHtml(const GoodsSheet& sheet) {
  const SeizedItem& item = sheet.row.item;
  QStringList name;
  for (const QString& part : {item.name, item.brand, item.spec}) {
    name << part.toHtmlEscaped();
  }
  name.removeAll(QString());
  QString html = QStringLiteral("<h3 style='margin:0 0 2px 0'>%1　%2</h3>").arg(itemLabel(item.id), name.join(u'　'));
  const QString amount = item.quantity ? QStringLiteral("%1 %2").arg(item.quantity->text(), item.unit.toHtmlEscaped()) : tr("数量未记");
  html += QStringLiteral("<div>%1%2</div>").arg(amount, item.value ? tr("　货值 %1 元").arg(item.value->yuanText()) : QString());
  const QString where = sheet.row.caseNumber.isEmpty() ? coloured(kGray, tr("没有对应的案件")) : tr("案件 %1").arg(link(QStringLiteral("case:") + sheet.row.caseNumber, sheet.row.caseNumber));
  html += QStringLiteral("<div>%1　%2 %3</div>").arg(where, codeLabel(QStringLiteral("measure_kind"), sheet.row.measureKind).toHtmlEscaped(), item.seizedDate ? item.seizedDate->text() : QString());
  return html + (item.parent ? QStringLiteral("<div>%1</div>").arg(tr("拆分自 %1").arg(link(QStringLiteral("item:%1").arg(item.parent->value), itemLabel(*item.parent)))) : QString());
}

QString disposalHtml(const GoodsSheet& sheet) {
  if (sheet.blockers.empty()) {
    return section(tr("能否处置"), coloured(kGreen, tr("● 可以处置")));
  }
  QString html = coloured(kRed, tr("✗ 不能处置")) + QStringLiteral("<ul style='margin:2px 0 0 -22px'>");
  for (const DisposalBlocker& blocker : sheet.blockers) {
    html += QStringLiteral("<li>%1</li>").arg(blockerText(blocker).toHtmlEscaped());
  }
  return section(tr("能否处置"), html + QStringLiteral("</ul>"));
}

QString whereHtml(const GoodsSheet& sheet) {
  QString rows;
  for (const auto& [where, amount] : sheet.where) {
    rows += QStringLiteral("<tr><td style='padding:1px 16px 1px 0'>%1</td><td align='right' style='padding:1px 0'><b>%2</b></td></tr>").arg(where.toHtmlEscaped(), amount.toHtmlEscaped());
  }
  return section(tr("现在在哪里"), rows.isEmpty() ? coloured(kAmber, tr("未建账：还没有登记保管")) : QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

QString fieldsHtml(const GoodsSheet& sheet) {
  QString rows;
  for (const char* name : {"unit_price_yuan", "price_basis", "product_class", "rights_holder", "batch_no", "barcode", "hazards", "seal_no", "package_no", "expires_on", "doc_no", "storage",
                           "keeper", "disposal", "note"}) {
    const QString field = QString::fromLatin1(name);
    if (const QString text = itemFieldShown(sheet.row.item, field); !text.isEmpty()) {
      rows += row(goodsFieldLabel(field), text.toHtmlEscaped());
    }
  }
  return rows.isEmpty() ? rows : section(tr("物品"), QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows));
}

/// Who gave and took it upon which paper.
QString handsHtml(const CustodyMovement& m) {
  QStringList parts;
  const auto add = [&](const QString& label, const QString& text) {
    if (!text.isEmpty()) {
      parts << QStringLiteral("%1 %2").arg(label, text.toHtmlEscaped());
    }
  };
  add(tr("交出"), m.giver);
  add(tr("接收"), m.receiver);
  add(tr("见证"), m.witness);
  add(tr("批准"), m.approver);
  add(tr("文书"), m.docNo);
  add(tr("说明"), m.reverses ? QString() : m.note);
  return parts.join(QStringLiteral(" · "));
}

QString correctionHtml(const GoodsSheet& sheet, MovementId corrected) {
  for (const ChainEntry& entry : sheet.chain) {
    if (entry.movement.reverses == corrected) {
      return QStringLiteral("<div style='margin-left:14px'>%1</div>")
          .arg(coloured(kAmber, tr("已更正：%1（%2，%3）").arg(entry.movement.note.toHtmlEscaped(), entry.recordedBy.toHtmlEscaped(), entry.movement.recordedAt.localText())));
    }
  }
  return {};
}

QString entryHtml(const GoodsSheet& sheet, const ChainEntry& entry) {
  const CustodyMovement& m = entry.movement;
  QString what = QStringLiteral("%1 <b>%2</b> %3 %4").arg(m.at.text(), movementText(m.kind), m.quantity.text(), sheet.row.item.unit.toHtmlEscaped());
  QString way = QStringLiteral("%1 → %2").arg(entry.from.toHtmlEscaped(), entry.to.toHtmlEscaped());
  QString hands = handsHtml(m);
  if (entry.corrected) {
    what = QStringLiteral("<s>%1</s>").arg(what);
    way = QStringLiteral("<s>%1</s>").arg(way);
    hands = hands.isEmpty() ? hands : QStringLiteral("<s>%1</s>").arg(hands);
  }
  QString html = what;
  if (!entry.otherLine.isEmpty()) {
    const ItemId other = m.item == sheet.row.item.id ? m.into : m.item;
    html += QStringLiteral(" %1 %2").arg(m.item == sheet.row.item.id ? tr("至") : tr("自"), link(QStringLiteral("item:%1").arg(other.value), entry.otherLine));
  }
  if (!entry.corrected && !m.batch) {
    html += QStringLiteral("　%1").arg(link(QStringLiteral("correct:%1").arg(m.id.value), tr("更正")));
  }
  const QString line = QStringLiteral("<div style='margin-left:14px'>%1</div>");
  return QStringLiteral("<div style='margin-top:6px'>%1</div>%2%3%4")
      .arg(html, line.arg(way), hands.isEmpty() ? QString() : line.arg(coloured(kGray, hands)), entry.corrected ? correctionHtml(sheet, m.id) : QString());
}

QString chainHtml(const GoodsSheet& sheet) {
  QString html;
  for (const ChainEntry& entry : sheet.chain) {
    html += entry.movement.reverses ? QString() : entryHtml(sheet, entry);
  }
  return section(tr("保管记录"), html);
}

QString notesHtml(const GoodsSheet& sheet) {
  const std::vector<CustodyNote> open = unsettledNotes(sheet.notes);
  QString html;
  for (const CustodyNote& note : sheet.notes) {
    if (note.settles) {
      continue;  // stands below what it settles
    }
    const auto answer = std::ranges::find_if(sheet.notes, [&](const CustodyNote& other) { return other.settles == note.id; });
    html += QStringLiteral("<div>%1 <b>%2</b> %3").arg(note.at.text(), codeLabel(QStringLiteral("custody_note"), note.kind), note.text.toHtmlEscaped());
    if (answer != sheet.notes.end()) {
      html += QStringLiteral("<div style='margin-left:14px'>%1</div>").arg(coloured(kGreen, tr("已处理 %1：%2").arg(answer->at.text(), answer->text.toHtmlEscaped())));
    } else if (std::ranges::find(open, note.id, &CustodyNote::id) != open.end()) {
      html += QStringLiteral("　%1 %2").arg(coloured(kAmber, tr("未处理")), link(QStringLiteral("settle:%1").arg(note.id.value), tr("登记处理结果")));
    }
    html += QStringLiteral("</div>");
  }
  return section(tr("记事"), html);
}

}  // namespace

std::vector<CustodyNote> unsettledNotes(const std::vector<CustodyNote>& notes) {
  std::vector<CustodyNote> open;
  for (const CustodyNote& note : notes) {
    const bool asksForAnswer = note.kind == kNoteObjection || note.kind == kNoteEvidence || note.kind == kNoteSealBroken || note.kind == kNoteOutside;
    if (asksForAnswer && std::ranges::none_of(notes, [&](const CustodyNote& other) { return other.settles == note.id; })) {
      open.push_back(note);
    }
  }
  return open;
}

QString goodsHtml(const GoodsSheet& sheet) {
  return headHtml(sheet) + disposalHtml(sheet) + whereHtml(sheet) + notesHtml(sheet) + chainHtml(sheet) + fieldsHtml(sheet);
}

QString caseGoodsHtml(const std::vector<MeasureSheet>& measures) {
  QString html;
  for (const MeasureSheet& sheet : measures) {
    const Measure& measure = sheet.measure;
    html += QStringLiteral("<div><b>%1</b> %2 %3　%4</div>")
                .arg(codeLabel(QStringLiteral("measure_kind"), measure.kind).toHtmlEscaped(), measure.takenDate ? measure.takenDate->text() : QString(), measure.docNo.toHtmlEscaped(),
                     sheet.lines.empty() ? coloured(kGray, tr("没有录入财物清单")) : tr("%1 项").arg(sheet.lines.size()));
    if (!sheet.lines.empty()) {
      html += QStringLiteral("<div style='margin-left:14px'>%1<br>%2</div>").arg(amountsText(sheet.lines).toHtmlEscaped(), coloured(kGray, standingTotals(sheet.lines).toHtmlEscaped()));
    }
  }
  const QString list = measures.empty() ? QString() : link(QStringLiteral("goods:"), tr("查看财物")) + QStringLiteral("　");
  return section(tr("财物"), QStringLiteral("%1<div>%2%3</div>").arg(html, list, link(QStringLiteral("intake:"), tr("录入财物清单"))));
}

}  // namespace shuangda
