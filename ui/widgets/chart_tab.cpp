#include "widgets/chart_tab.h"

#include <QBoxLayout>
#include <QLabel>

#include "widgets/chart_panel.h"

namespace shuangda {

ChartTab::ChartTab(Desk& desk, QWidget* parent) : BulletinPanel(desk, parent), charts_(new ChartPanel(desk)), note_(new QLabel(tr("这期通报已经定稿，定稿时的图表在“版面”的附件中。"))) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addWidget(note_);
  layout->addWidget(charts_, 1);
  note_->hide();
  setFocusProxy(charts_);
  connect(charts_, &ChartPanel::caseOpened, this, &BulletinPanel::caseAsked);
}

void ChartTab::fill() {
  const bool fixed = bulletin() && bulletin()->issued;
  note_->setVisible(fixed);
  charts_->setVisible(!fixed);
  if (bulletin() && !fixed) {
    charts_->show(bulletin()->figures());
  } else {
    charts_->clear();
  }
}

}  // namespace shuangda
