#pragma once

#include "dialogs/form_dialog.h"
#include "services/custody_service.h"

namespace shuangda {

/// 登记移动: what may be done with a line now is offered, the rest stands below with the reason; only what the chosen movement asks for is shown.
class MovementDialog final : public FormDialog {
  Q_OBJECT

 public:
  MovementDialog(Desk& desk, const GoodsSheet& sheet, QWidget* parent = nullptr);

  void choose(const QString& kind);

 private:
  /// A part of the line that the movement could take.
  struct Source {
    CustodyPosition position{};
    QString text{};
    Quantity quantity{};
  };

  void build();
  void fillKinds();
  void suggestNames();
  void showKind();
  void showSource();
  void fillPlaces(const CustodyRule& rule);
  std::vector<Source> sourcesOf(const CustodyRule& rule) const;
  const CustodyRule* rule() const;
  const Place* placeOf(PlaceId id) const;
  CustodyState stateAfter(const CustodyRule& rule) const;
  const Source* source() const;
  std::optional<CustodyMovement> draft();
  void save() override;
  QString fieldOf(const Error& error) const override;

  GoodsSheet sheet_;
  std::vector<Place> places_{};
  std::vector<Source> sources_{};
};

}  // namespace shuangda
