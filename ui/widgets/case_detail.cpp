#include "widgets/case_detail.h"

#include <QBoxLayout>
#include <QLabel>
#include <QTabWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>

#include "services/law_texts.h"
#include "services/texts.h"
#include "widgets/attachment_panel.h"
#include "widgets/goods_html.h"
#include "widgets/transfer_html.h"

namespace shuangda {
namespace {

QString shown(const LegalCase& legalCase, const QString& field) {
  const QString text = caseFieldText(legalCase, field);
  if (field.endsWith(QStringLiteral("_yuan")) && !text.isEmpty()) {
    return Money::parseYuan(text)->yuanText();  // as the list shows amounts
  }
  // On screen a certificate number shows its head and tail only; the form shows it whole.
  return field == QStringLiteral("party_id_no") ? maskIdentifier(text) : text;
}

QString remarksHtml(const LegalCase& legalCase) {
  QString html;
  for (const CaseRemark& remark : caseRemarks(legalCase)) {
    html += QStringLiteral("<div style='color:#9a5b00'>⚠ %1：%2</div>").arg(fieldLabel(remark.field).toHtmlEscaped(), remarkText(remark).toHtmlEscaped());
  }
  return html.isEmpty() ? html : QStringLiteral("<div style='margin-bottom:8px'>%1</div>").arg(html);
}

QString groupHtml(const LegalCase& legalCase, const FieldGroup& group) {
  QString rows;
  for (const QString& field : group.fields) {
    if (const QString value = shown(legalCase, field); !value.isEmpty()) {
      rows += QStringLiteral("<tr><td width='130' style='color:gray;padding:2px 10px 2px 0'>%1</td><td style='padding:2px 0'>%2</td></tr>")
                  .arg(fieldLabel(field).toHtmlEscaped(), value.toHtmlEscaped());
    }
  }
  return rows.isEmpty() ? rows : QStringLiteral("<h4 style='margin:10px 0 2px 0'>%1</h4><table cellspacing='0'>%2</table>").arg(group.title.toHtmlEscaped(), rows);
}

QStringList fields(const char* names) { return QString::fromLatin1(names).split(u' '); }

}  // namespace

std::vector<FieldGroup> caseFieldGroups() {
  return {{QObject::tr("案件"), fields("case_id cause field source campaign procedure authority member_unit region_province region_city region_county")},
          {QObject::tr("当事人"), fields("party party_type party_id_no")},
          {QObject::tr("涉案财物"), fields("goods brand quantity quantity_unit quantity_detail goods_value_yuan illegal_turnover_yuan illegal_income_yuan "
                                           "amount_qualifier")},
          {QObject::tr("进程"), fields("found_date filed_date withdrawn_date closed_date close_kind published_date platform_entered_date")},
          {QObject::tr("处罚决定"), fields("decision_date doc_no penalty_kinds fine_yuan confiscated_income_yuan confiscated_goods_yuan confiscation "
                                           "annulled_date")},
          {QObject::tr("移送"), fields("transferred_to_police transfer_approved_date transfer_date transfer_persons transfer_value_yuan "
                                       "police_accepted_date police_filed_date police_filed_persons police_rejected_date reverse_opinion_date "
                                       "reverse_persons")},
          {QObject::tr("其他"), fields("is_online is_market is_rural is_foreign in_scope void_date status legal_basis date date_type source_title "
                                       "source_url source_kind note")}};
}

CaseDetail::CaseDetail(Desk& desk, QWidget* parent)
    : QWidget(parent),
      title_(new QLabel),
      stage_(new QLabel),
      next_(new QPushButton),
      body_(new QTextBrowser),
      attachments_(new AttachmentPanel(desk)),
      tabs_(new QTabWidget) {
  QFont font = title_->font();
  font.setBold(true);
  font.setPointSizeF(font.pointSizeF() * 1.15);
  title_->setFont(font);
  title_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  body_->setOpenLinks(false);
  body_->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::LinksAccessibleByKeyboard | Qt::TextSelectableByKeyboard);
  connect(body_, &QTextBrowser::anchorClicked, this, &CaseDetail::follow);
  connect(next_, &QPushButton::clicked, this, [this] { Q_EMIT stepAsked(naturalNextStep(sheet_.course)); });
  body_->setFrameShape(QFrame::NoFrame);
  body_->setAccessibleName(tr("案件内容"));
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(stage_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(head);
  layout->addWidget(next_);
  tabs_->setDocumentMode(true);
  tabs_->addTab(body_, tr("内容"));
  tabs_->addTab(attachments_, tr("附件"));
  connect(attachments_, &AttachmentPanel::counted, this,
          [this](int count) { tabs_->setTabText(1, count > 0 ? tr("附件 %1").arg(count) : tr("附件")); });
  layout->addWidget(tabs_, 1);
  clear();
}

void CaseDetail::show(const CaseSheet& sheet) {
  sheet_ = sheet;
  const LegalCase& legalCase = sheet.course.legalCase;
  title_->setText(legalCase.number);
  stage_->setText(stageText(caseStage(legalCase)));
  const QString next = naturalNextStep(sheet.course);
  next_->setText(next.isEmpty() ? tr("登记步骤(&B)…") : tr("下一步：%1(&B)…").arg(stepName(next)));
  next_->setEnabled(true);
  QString html = remarksHtml(legalCase) + lanesHtml(sheet) + clocksHtml(sheet) + moneyHtml(sheet) + caseGoodsHtml(sheet.goods) + caseTransfersHtml(sheet.transfers) + relatedHtml(sheet) + papersHtml(sheet);
  for (const FieldGroup& group : caseFieldGroups()) {
    html += groupHtml(legalCase, group);
  }
  body_->setHtml(html + timelineHtml(sheet));
  attachments_->setCase(legalCase.id);
}

void CaseDetail::follow(const QUrl& link) {
  const QString text = link.toString();
  const QString kind = text.section(u':', 0, 0);
  if (kind == QStringLiteral("why")) {
    if (const std::size_t clock = text.section(u':', 1).toULongLong(); clock < sheet_.course.clocks.size()) {
      Q_EMIT clockAsked(sheet_.course.clocks[clock]);
    }
  } else if (kind == QStringLiteral("step")) {
    for (const CaseEvent& event : sheet_.course.rows) {
      if (event.id.value == text.section(u':', 1).toLongLong()) {
        Q_EMIT correctionAsked(event);
        return;
      }
    }
  } else if (kind == QStringLiteral("case")) {
    Q_EMIT caseAsked(text.section(u':', 1));
  } else if (kind == QStringLiteral("goods")) {
    Q_EMIT goodsAsked();
  } else if (kind == QStringLiteral("transfer")) {
    Q_EMIT transferAsked();
  } else if (kind == QStringLiteral("intake")) {
    Q_EMIT intakeAsked();
  }
}

void CaseDetail::clear() {
  title_->setText(tr("未选中案件"));
  stage_->clear();
  attachments_->setCase({});
  sheet_ = {};
  next_->setText(tr("登记步骤(&B)…"));
  next_->setEnabled(false);
  body_->setHtml(QStringLiteral("<p style='color:gray'>%1</p>").arg(tr("在左侧选一件案件查看；回车打开编辑，Ctrl+N 新建。")));
}

}  // namespace shuangda
