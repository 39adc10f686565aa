#pragma once

#include "dialogs/form_dialog.h"
#include "domain/place.h"

namespace shuangda {

class CodeChecks;

/// A new place, or what is known of one. Only what its kind needs is asked: room and dangers of a store, the licence of a plant.
class PlaceDialog final : public FormDialog {
  Q_OBJECT

 public:
  /// `places` are those it may lie in.
  PlaceDialog(Desk& desk, const Place& place, const std::vector<Place>& places, QWidget* parent = nullptr);


 private:
  void build(const std::vector<Place>& places);
  void showKind();
  PlaceKind kind() const;
  /// Reads a date of the form; nothing for an empty field, and a refusal in place for one that cannot be read.
  bool readDate(const QString& field, std::optional<EventDate>& date);
  std::optional<Place> draft();
  void save() override;
  QString fieldOf(const Error& error) const override;

  Place place_;
  CodeChecks* hazards_;
  CodeChecks* wastes_;
};

}  // namespace shuangda
