#pragma once

#include <QMap>
#include <QObject>
#include <functional>

#include "desk.h"
#include "domain/form_draft.h"

class QDialog;

namespace shuangda {

class DraftKeeper;
class QuestionBar;

/// Drafts of a form whose fields are texts by name (decision 0019): keeps what was typed, offers what another session left, puts it back.
class FormDrafts final : public QObject {
  Q_OBJECT

 public:
  using Texts = QMap<QString, QString>;
  struct Form {
    FormDraft draft{};                           ///< kind, record and title; of a new record the title tells one form from another
    QStringList leading{};                       ///< fields that go along with every change, because the others mean nothing without them
    std::function<Texts()> texts{};              ///< the fields as they stand
    std::function<void(const Texts&)> restore{}; ///< puts back the fields of a draft, the leading ones first
  };

  /// The offer is made in `question`; the draft goes when the dialog is finished.
  FormDrafts(Desk& desk, Form form, QuestionBar* question, QDialog* dialog);

  /// What is typed into this input is kept.
  void watch(QWidget* input);
  void touch();
  /// A field as the form offers it by itself: typing the same is no change.
  void expect(const QString& field, const QString& text) { opened_.insert(field, text); }
  /// What was typed since the form was opened.
  std::vector<FieldChange> changes() const;
  DraftKeeper* keeper() const { return keeper_; }

 private:
  bool isMine(const FormDraft& draft) const;
  void offer(const FormDraft& draft);
  void restore(const FormDraft& draft);

  Desk& desk_;
  Form form_;
  QuestionBar* question_;
  DraftKeeper* keeper_;
  Texts opened_;
};

}  // namespace shuangda
