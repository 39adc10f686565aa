#pragma once

#include "dialogs/form_dialog.h"
#include "domain/tracked_problem.h"

namespace shuangda {

/// How a problem of a bulletin was settled, or why it is open again.
class ProblemNoteDialog final : public FormDialog {
  Q_OBJECT

 public:
  ProblemNoteDialog(Desk& desk, const TrackedProblem& problem, bool settle, QWidget* parent = nullptr);

 protected:
  void save() override;
  QString fieldOf(const Error& error) const override;

 private:
  std::int64_t id_;
  bool settle_;
};

}  // namespace shuangda
