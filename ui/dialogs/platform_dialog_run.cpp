#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

#include "dialogs/platform_dialog.h"
#include "domain/legal_case_fields.h"
#include "services/platform_texts.h"
#include "services/texts.h"
#include "text_table_model.h"

// What PlatformDialog does on the data thread, and what it shows of it; platform_dialog.cpp has the form.

namespace shuangda {
namespace {

QString value(const PlatformRow& row, const char16_t* column) { return row.values.value(QStringView(column)); }

/// What is odd about the file, in one sentence; empty when nothing is.
QString oddities(const PlatformFile& file) {
  int unread = 0;
  for (const Finding& finding : file.findings) {
    unread += finding.severity == Severity::Error ? 1 : 0;
  }
  QStringList parts;
  if (file.duplicates > 0) {
    parts << QObject::tr("重复的 %1 行按一条对账").arg(file.duplicates);
  }
  if (unread > 0) {
    parts << QObject::tr("读不懂的 %1 格不参加比较").arg(unread);
  }
  if (!file.ignored.empty()) {
    QStringList headings;
    for (const IgnoredColumn& column : file.ignored) {
      headings << column.heading;
    }
    parts << QObject::tr("不参加比较的列：%1").arg(headings.join(u'、'));
  }
  return parts.isEmpty() ? QString() : parts.join(u'；') + u'。';
}

QStringList caseCells(const PlatformLine& line) { return {line.number, line.docNo, line.party, line.cause}; }

}  // namespace

void PlatformDialog::start(const QString& what) {
  work_ = std::make_shared<Work>();
  progress_->setValue(0);
  progress_->setVisible(true);
  watch_->start();
  say(what, false);
  enableButtons();
}

void PlatformDialog::finish() {
  work_.reset();
  watch_->stop();
  progress_->setVisible(false);
}

std::function<bool(std::int64_t, std::int64_t)> PlatformDialog::progressOf() const {
  return [work = work_](std::int64_t done, std::int64_t of) {
    work->percent = of > 0 ? static_cast<int>(done * 100 / of) : 0;
    return !work->cancelled;
  };
}

void PlatformDialog::openFile(const QString& path) {
  if (!work_) {
    file_->setText(QFileInfo(path).fileName());
    run(path);
  }
}

void PlatformDialog::compare() {
  if (!work_ && answer_.file) {
    run({});
  }
}

/// Reads the file, when one is named, and compares.
void PlatformDialog::run(const QString& path) {
  start(tr("正在对账…"));
  desk_.ask(
      this,
      [path, query = query(), file = answer_.file, progress = progressOf(), work = work_](Desk::Hand hand) -> Result<Answer> {
        Answer answer{.file = file};
        if (!path.isEmpty()) {
          Result<PlatformFile> read = readPlatformFile(path, {.stopped = [work] { return work->cancelled.load(); }});
          if (!read) {
            return tl::unexpected(read.error());
          }
          answer.file = std::make_shared<const PlatformFile>(std::move(*read));
        }
        return PlatformService(*hand.services.store).reconcile(hand.session, answer.file->list, query, progress).map([&](PlatformComparison&& comparison) {
          answer.comparison = std::make_shared<const PlatformComparison>(std::move(comparison));
          return answer;
        });
      },
      [this](const Result<Answer>& answer) { compared(answer); }, [this] { compared(refuse(ErrorCode::WrongState, QStringLiteral("cancelled"))); });
}

void PlatformDialog::compared(const Result<Answer>& answer) {
  finish();
  // What stood there before is no longer what was asked for.
  answer_ = answer ? *answer : Answer{};
  showComparison(answer_.comparison ? *answer_.comparison : PlatformComparison{});
  if (answer) {
    say(platformSummary(*answer_.comparison) + oddities(*answer_.file), false);
  } else {
    say(refusalText(answer.error()), true);
  }
  enableButtons();
}

void PlatformDialog::fill(Tab tab, std::vector<QStringList> rows, std::vector<QString> numbers) {
  static const QStringList names{tr("漏录"), tr("多录"), tr("错录"), tr("待核对"), tr("逾期")};
  tabs_->setTabText(tab, QStringLiteral("%1 (%2)").arg(names[tab]).arg(rows.size()));
  List& list = lists_[static_cast<std::size_t>(tab)];
  list.model->setRows(std::move(rows));
  list.numbers = std::move(numbers);
}

void PlatformDialog::showComparison(const PlatformComparison& c) {
  std::vector<QStringList> rows;
  std::vector<QString> numbers;
  for (const PlatformLine& line : c.missing) {
    rows.push_back(caseCells(line) + QStringList{fieldText(line.decided), fieldText(line.transferred), line.unit, fieldText(line.entered)});
    numbers.push_back(line.number);
  }
  fill(Missing, std::move(rows), std::move(numbers));
  rows.clear();
  for (const PlatformRow& row : c.unknown) {
    rows.push_back({platformPlace(row), value(row, u"case_id"), value(row, u"doc_no"), value(row, u"party"), value(row, u"cause"), value(row, u"decision_date"),
                    value(row, u"platform_entered_date")});
  }
  fill(Unknown, std::move(rows), {});
  fillRows(c);
}

void PlatformDialog::fillRows(const PlatformComparison& c) {
  std::vector<QStringList> rows;
  std::vector<QString> numbers;
  for (const auto& different : c.different) {
    for (const PlatformDifference& field : different.fields) {
      const PlatformColumn* column = findPlatformColumn(field.column);
      rows.push_back({different.line.number, platformPlace(different.row), column != nullptr ? column->label : field.column, field.there.isEmpty() ? tr("（空）") : field.there,
                      field.here.isEmpty() ? tr("（空）") : field.here, different.line.party, platformMatchText(different.by)});
      numbers.push_back(different.line.number);
    }
  }
  fill(Different, std::move(rows), std::move(numbers));
  // A case may differ in several fields; the tab counts cases.
  tabs_->setTabText(Different, tr("错录 (%1)").arg(c.different.size()));
  rows.clear();
  numbers.clear();
  for (const auto& tie : c.ambiguous) {
    numbers.push_back(tie.cases.empty() ? QString() : tie.cases.front().number);
    rows.push_back({numbers.back(), platformTieText(tie)});
  }
  fill(Ambiguous, std::move(rows), std::move(numbers));
  rows.clear();
  numbers.clear();
  for (const auto& late : c.late) {
    rows.push_back(caseCells(late.line) + QStringList{platformLateText(late)});
    numbers.push_back(late.line.number);
  }
  fill(Late, std::move(rows), std::move(numbers));
}

void PlatformDialog::exportEntries() {
  if (work_ || !answer_.file) {
    return;
  }
  const QString path = chooseTarget(tr("平台待录入案件.xlsx"));
  if (path.isEmpty()) {
    return;
  }
  start(tr("正在导出…"));
  desk_.ask(
      this,
      [path, query = query(), file = answer_.file, progress = progressOf()](Desk::Hand hand) -> Result<int> {
        auto rows = PlatformService(*hand.services.store).toEnter(hand.session, &file->list, query, progress);
        if (!rows) {
          return tl::unexpected(rows.error());
        }
        const int count = static_cast<int>(rows->size());
        return writePlatformFile(path, std::move(*rows), file->list.columns).map([count] { return count; });
      },
      [this, path](const Result<int>& written) {
        finish();
        written ? say(tr("已导出待录入案件 %1 件到 %2。").arg(*written).arg(path), false) : say(refusalText(written.error()), true);
        enableButtons();
      },
      [this] {
        finish();
        say(tr("没有导出，请看窗口上方的提示后重试。"), true);
        enableButtons();
      });
}

void PlatformDialog::mark() {
  const int count = answer_.comparison ? static_cast<int>(answer_.comparison->markable.size()) : 0;
  if (work_ || count == 0 || !desk_.session().mayWrite() || !confirmMark(count)) {
    return;
  }
  start(tr("正在标记…"));
  desk_.ask(
      this,
      [query = query(), file = answer_.file, progress = progressOf()](Desk::Hand hand) {
        return PlatformService(*hand.services.store).mark(hand.session, file->list, query, progress);
      },
      [this](const Result<PlatformMarking>& result) {
        finish();
        enableButtons();
        if (!result) {
          say(refusalText(result.error()), true);
          return;
        }
        QString text = tr("已标记 %1 件的平台录入日期。").arg(result->marked);
        for (const PlatformMarking::Line& line : result->lines) {
          if (line.refusal) {
            text += tr("%1 件没有标记，例如 %2：%3").arg(result->refused).arg(line.line.number, refusalText(*line.refusal));
            break;
          }
        }
        say(text, false);
        mark_->setEnabled(false);
        Q_EMIT marked(result->marked);
      },
      [this] {
        finish();
        say(tr("没有标记，请看窗口上方的提示后重试。"), true);
        enableButtons();
      });
}

}  // namespace shuangda
