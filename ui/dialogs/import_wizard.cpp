#include "dialogs/import_wizard.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <algorithm>

#include "dialogs/finding_table.h"
#include "exchange/header_detection.h"
#include "exchange/mapping_reuse.h"
#include "exchange/standard_columns.h"
#include "services/texts.h"
#include "widgets/mapping_table.h"

namespace shuangda {

ImportWizard::ImportWizard(Desk& desk, QWidget* parent)
    : QDialog(parent),
      desk_(desk),
      pages_(new QStackedWidget),
      fileName_(new QLabel),
      kind_(new QComboBox),
      saved_(new QComboBox),
      columns_(nullptr),
      findings_(nullptr),
      show_(new QComboBox),
      summary_(new QLabel),
      result_(new QLabel),
      message_(new QLabel),
      progress_(new QProgressBar),
      back_(new QPushButton(tr("上一步(&B)"))),
      next_(new QPushButton(tr("下一步(&N)"))),
      exclude_(new QPushButton(tr("不导入此行(&X)"))),
      accept_(new QPushButton(tr("此格按空处理(&E)"))),
      cancel_(new QPushButton(tr("取消"))),
      stop_(std::make_shared<std::atomic<bool>>(false)) {
  setWindowTitle(tr("导入台账"));
  chooseFile = [this] {
    return QFileDialog::getOpenFileName(this, tr("选择台账"), {}, tr("台账 (*.xlsx *.csv *.txt);;所有文件 (*)"));
  };
  pages_->addWidget(filePage());
  pages_->addWidget(mappingPage());
  pages_->addWidget(findingsPage());
  pages_->addWidget(donePage());
  message_->setWordWrap(true);
  message_->setAccessibleName(tr("提示"));
  progress_->setRange(0, 0);
  progress_->setVisible(false);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(progress_, 1);
  buttons->addStretch(1);
  for (QPushButton* button : {back_, next_, cancel_}) {
    buttons->addWidget(button);
  }
  next_->setDefault(true);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(pages_, 1);
  layout->addWidget(message_);
  layout->addLayout(buttons);
  connect(back_, &QPushButton::clicked, this, &ImportWizard::back);
  connect(next_, &QPushButton::clicked, this, &ImportWizard::next);
  connect(cancel_, &QPushButton::clicked, this, &ImportWizard::reject);
  resize(980, 620);
  goTo(File);
}

ImportWizard::~ImportWizard() {
  *stop_ = true;
}

QString ImportWizard::kind() const { return kind_->currentData().toString(); }
ImportWizard::Step ImportWizard::step() const { return static_cast<Step>(pages_->currentIndex()); }

void ImportWizard::setFile(const QString& path, const QString& kind) {
  path_ = path;
  kind_->setCurrentIndex(kind_->findData(kind));
  fileName_->setText(path);
  mapping_.reset();
  excluded_.clear();
  acceptedEmpty_.clear();
  say({});
  next_->setEnabled(mayGoOn());
}

void ImportWizard::goTo(Step step) {
  pages_->setCurrentIndex(step);
  back_->setVisible(step == Mapping || step == Findings);
  next_->setText(step == Findings ? tr("导入(&I)") : step == Done ? tr("完成(&F)") : tr("下一步(&N)"));
  cancel_->setVisible(step != Done);
  setBusy(false);
}

void ImportWizard::say(const QString& text) {
  message_->setText(text);
}

void ImportWizard::answer(const QString& text) {
  setBusy(false);
  say(text);
}

void ImportWizard::wait(const QString& text) {
  say(text);
  // Each piece of work has its own flag: a cancelled one must not stop the next.
  stop_ = std::make_shared<std::atomic<bool>>(false);
  setBusy(true);
}

bool ImportWizard::mayGoOn() const {
  switch (step()) {
    case File:
      return !path_.isEmpty();
    case Findings:
      return prepared_ && prepared_->importable();
    default:
      return true;
  }
}

void ImportWizard::setBusy(bool busy) {
  if (busy) {
    focused_ = focusWidget();
  }
  progress_->setVisible(busy);
  pages_->setEnabled(!busy);
  back_->setEnabled(!busy);
  next_->setEnabled(!busy && mayGoOn());
  cancel_->setEnabled(true);
  if (!busy && focused_) {
    // Disabled controls pass the focus on to 取消, where the next Enter would throw the work away.
    QWidget* again = focused_->isVisible() && focused_->isEnabled() ? focused_.data() : next_;
    again->setFocus();
    focused_.clear();
  }
}

void ImportWizard::next() {
  switch (step()) {
    case File:
      detect();
      break;
    case Mapping:
      readFile();
      break;
    case Findings:
      write();
      break;
    case Done:
      accept();
      break;
  }
}

void ImportWizard::back() {
  say({});
  goTo(step() == Findings ? Mapping : File);
}

void ImportWizard::detect() {
  wait(tr("正在识别表头…"));
  ticket_ = desk_.ask(
      this, [path = path_, kind = kind()](Desk::Hand) { return detectMapping(path, kind); },
      [this](const Result<DetectedMapping>& detected) {
        if (!detected) {
          goTo(File);
          say(refusalText(detected.error()));
          return;
        }
        mapping_ = detected->mapping;
        fillMappingTable(columns_, *mapping_);
        listSavedMappings();
        say(mapping_->standardFile ? tr("这是本程序的标准列，可直接下一步。") : tr("已按表头识别，请核对。"));
        goTo(Mapping);
      },
      [this] {
        goTo(File);
        say(tr("没有读完，请重试。"));
      });
}

void ImportWizard::readFile() {
  const Result<ColumnMapping> edited = readMappingTable(columns_, *mapping_);
  if (!edited) {
    say(refusalText(edited.error()));
    return;
  }
  mapping_ = *edited;
  wait(tr("正在核对全部记录…"));
  ImportOptions options{
      .mapping = mapping_, .excludedRows = excluded_, .acceptedEmpty = acceptedEmpty_, .stopped = [stop = stop_] {
        return stop->load();
      }};
  ticket_ = desk_.ask(
      this,
      [path = path_, kind = kind(), options](Desk::Hand hand) {
        return prepareImport(path, kind, options, hand.services.imports, hand.session);
      },
      [this](Result<PreparedImport> prepared) {
        if (!prepared) {
          goTo(Mapping);
          say(refusalText(prepared.error()));
          return;
        }
        prepared_ = std::move(*prepared);
        say({});
        fillFindings();
        goTo(Findings);
      },
      [this] {
        goTo(Mapping);
        say(tr("没有核对完，请重试。"));
      });
}

void ImportWizard::fillFindings() {
  if (!prepared_) {
    return;
  }
  const std::vector<Finding>& all = prepared_->table.findings;
  const auto count = [&](Severity severity) { return std::count_if(all.begin(), all.end(), [&](const Finding& f) { return f.severity == severity; }); };
  const auto errors = count(Severity::Error);
  summary_->setText(tr("可导入 %1 条 · 错误 %2 · 警告 %3 · 提示 %4 · 不导入 %5 行")
                        .arg(prepared_->records.size())
                        .arg(errors)
                        .arg(count(Severity::Warning))
                        .arg(count(Severity::Info))
                        .arg(excluded_.size()));
  if (errors > 0) {
    say(tr("有错误时整份不能导入：请更正原表后重来，或选中错误，用“不导入此行”“此格按空处理”。"));
  }
  fillFindingTable(findings_, all, show_->currentIndex() == 1);
}

void ImportWizard::excludeRow(int tableRow) {
  if (const std::optional<Finding> finding = findingAt(findings_, tableRow)) {
    excluded_.insert({finding->sheet, finding->row});
    readFile();
  }
}

void ImportWizard::acceptEmptyCell(int tableRow) {
  const std::optional<Finding> finding = findingAt(findings_, tableRow);
  if (finding && !finding->column.isEmpty()) {
    acceptedEmpty_.insert({finding->sheet, finding->row, finding->column});
    readFile();
  }
}

void ImportWizard::write() {
  wait(tr("正在写入…"));
  writing_ = true;
  ticket_ = desk_.ask(
      this,
      [source = prepared_->source, records = prepared_->records, stop = stop_](Desk::Hand hand) {
        return hand.services.imports.run(hand.session, source, records, [stop](int) { return !*stop; });
      },
      [this](const Result<ImportOutcome>& outcome) { written(outcome); },
      [this] {
        writing_ = false;
        goTo(Findings);
        say(tr("没有写入，数据保持原样。"));
      });
}

void ImportWizard::written(const Result<ImportOutcome>& outcome) {
  writing_ = false;
  if (!outcome && *stop_) {
    QDialog::reject();
    return;
  }
  if (!outcome) {
    goTo(Findings);
    say(refusalText(outcome.error()));
    return;
  }
  // Only what the service will take back is promised.
  const bool undoable = outcome->updated == 0 && outcome->created > 0 && outcome->batch.kind != QStringLiteral("units") && outcome->batch.kind != QStringLiteral("reports");
  const QString remedy = undoable ? tr("如有差错，可用菜单“文件 › 撤销上次导入”整份撤回。") : tr("如有差错，请打开有关记录更正；这次导入不能整份撤回。");
  const FindingCounts& found = outcome->batch.findings;
  const QString left = found.warnings + found.infos > 0 ? tr("警告 %1 条、提示 %2 条已列在“今日”，核对后请标为已处理。\n\n").arg(found.warnings).arg(found.infos) : QString();
  result_->setText(tr("已导入“%1”：新增 %2 条，更新 %3 条，未变 %4 条。\n\n%5%6")
                       .arg(outcome->batch.fileName)
                       .arg(outcome->created)
                       .arg(outcome->updated)
                       .arg(outcome->unchanged)
                       .arg(left, remedy));
  say({});
  goTo(Done);
  Q_EMIT imported();
}

void ImportWizard::reject() {
  if (writing_) {
    *stop_ = true;
    cancel_->setEnabled(false);
    say(tr("正在取消…"));
    return;
  }
  *stop_ = true;
  desk_.cancel(ticket_);
  QDialog::reject();
}

void ImportWizard::listSavedMappings() {
  desk_.ask(
      this, [kind = kind()](Desk::Hand hand) { return hand.services.imports.mappingNames(hand.session, kind).value_or(QStringList()); },
      [this](const QStringList& names) {
        const QSignalBlocker quiet(saved_);
        saved_->clear();
        saved_->addItem(QString());
        saved_->addItems(names);
      });
}

void ImportWizard::useSavedMapping(const QString& name) {
  if (name.isEmpty()) {
    return;
  }
  wait(tr("正在读取对应关系…"));
  ticket_ = desk_.ask(
      this, [kind = kind(), name](Desk::Hand hand) { return hand.services.imports.mapping(hand.session, kind, name); },
      [this, name](const Result<QString>& json) {
        setBusy(false);
        const Result<ColumnMapping> mapping =
            json.and_then([](const QString& text) { return mappingFromJson(QJsonDocument::fromJson(text.toUtf8()).object()); });
        if (!mapping) {
          say(refusalText(mapping.error()));
          return;
        }
        mapping_ = reuseMapping(*mapping_, *mapping);
        fillMappingTable(columns_, *mapping_);
        say(tr("已套用“%1”，请核对。").arg(name));
      },
      [this] { answer(tr("没有套用，对应关系保持原样。")); });
}

void ImportWizard::saveMappingAs(const QString& name) {
  const Result<ColumnMapping> edited = readMappingTable(columns_, *mapping_);
  if (!edited || name.isEmpty()) {
    say(edited ? tr("请先在框中填写名称。") : refusalText(edited.error()));
    return;
  }
  const QString json = QString::fromUtf8(QJsonDocument(mappingToJson(*edited)).toJson(QJsonDocument::Compact));
  wait(tr("正在保存…"));
  ticket_ = desk_.ask(
      this,
      [kind = kind(), name, json](Desk::Hand hand) {
        const Result<void> saved = hand.services.imports.saveMapping(hand.session, kind, name, json);
        return saved ? std::optional<Error>() : std::optional(saved.error());
      },
      [this, name](const std::optional<Error>& refusal) {
        answer(refusal ? refusalText(*refusal) : tr("已保存为“%1”，下次可直接选用。").arg(name));
        listSavedMappings();
      },
      [this] { answer(tr("没有保存。")); });
}

}  // namespace shuangda
