#pragma once

#include <QFrame>

#include "services/draft_service.h"

class QLabel;
class QPushButton;

namespace shuangda {

/// Offers a draft in place: what it would change, which fields were changed by others meanwhile, and three ways on.
class DraftBar final : public QFrame {
  Q_OBJECT

 public:
  explicit DraftBar(QWidget* parent = nullptr);

  /// `position` stands before the offer when there are several, e.g. “1/3”.
  void offer(const CaseDraftOffer& offer, const QString& position = {});
  const CaseDraftOffer& offered() const { return offer_; }

 Q_SIGNALS:
  void restored(const shuangda::CaseDraftOffer& offer);
  void discarded(const shuangda::CaseDraftOffer& offer);
  void postponed();

 private:
  CaseDraftOffer offer_{};
  QLabel* text_;
  QLabel* conflicts_;
  QPushButton* restore_;
};

}  // namespace shuangda
