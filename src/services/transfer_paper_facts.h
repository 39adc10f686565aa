#pragma once

#include "services/transfer_papers.h"

namespace shuangda {

/// Answers the references of a paper's text ("case.cause", "send_transfer.doc", "last.crime", "own.organ") from the record. `own` is the
/// last step whose checklist holds the paper, `last` the last step that gave the detail; steps taken back do not count.
class TransferPaperFacts {
 public:
  TransferPaperFacts(const TransferPaperSource& source, const QString& paper) : source_(source), paper_(paper) {}

  /// As the paper writes it; empty when the record does not hold it.
  QString value(const QString& reference) const;
  /// How an empty one is told: 涉嫌罪名, 移送公安机关日期 …
  QString name(const QString& reference) const;
  /// The step that carries the paper; nullptr while it is not recorded.
  const TransferEvent* own() const;
  /// What goes with the paper, itself left out: of the recorded step, else of the checklist.
  std::vector<EnclosedPaper> enclosed() const;
  std::vector<const SeizedItem*> items() const;

 private:
  const TransferEvent* lastOf(const QString& step) const;
  QString detail(const TransferEvent* event, const QString& key) const;
  QString lastDetail(const QString& id) const;
  QString caseValue(const QString& key) const;
  QString matterValue(const QString& key) const;
  QString suspectsValue(const QString& key) const;
  QString goodsValue(const QString& key) const;
  QString seizureValue(const QString& key) const;
  QString measureLines() const;
  QString evidenceLines() const;
  QString overdueClocks() const;
  QString ownValue(const QString& key) const;
  QString computed(const QString& family, const QString& key) const;

  const TransferPaperSource& source_;
  QString paper_;
};

}  // namespace shuangda
