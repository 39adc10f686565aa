#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "desk.h"
#include "domain/bulletin_material.h"
#include "figure_source.h"
#include "reports/letterhead.h"

namespace shuangda {

/// What the page 通报 shows of a period: figures just computed or, once submitted, the figures and the paper as they were fixed.
struct ShownBulletin {
  BulletinMaterial material{};                ///< period, cut-off and catalogue always; the rest only of a draft
  BulletinLetterhead head{};                  ///< of a draft; a fixed paper has its own
  std::optional<IssuedBulletin> issued{};     ///< present: what is shown is fixed
  std::vector<FrozenFigure> frozen{};         ///< its figures
  std::optional<IssuedBulletin> withdrawn{};  ///< of a draft: the one that was taken back
  bool alone = false;                         ///< one person signs for everything

  const Bulletin& figures() const { return material.bulletin; }
  const Period& period() const { return figures().period; }
  Instant cutoff() const { return figures().cutoff; }
};
using SharedBulletin = std::shared_ptr<const ShownBulletin>;

/// The paper: of a draft composed anew, else the fixed one. Damaged "bulletin_paper" for a fixed one that cannot be read. Any thread.
Result<Document> paperOf(const ShownBulletin& bulletin);

/// A tab of the page 通报. It is told what is shown and fills itself when it is looked at for the first time; what it has to say goes to
/// the line above the tabs.
class BulletinPanel : public QWidget {
  Q_OBJECT

 public:
  explicit BulletinPanel(Desk& desk, QWidget* parent = nullptr);

  /// Nothing while the figures are being computed.
  void showBulletin(SharedBulletin bulletin);
  const SharedBulletin& bulletin() const { return bulletin_; }

 Q_SIGNALS:
  void said(const QString& text, bool refused);
  void caseAsked(CaseId id);

 protected:
  void showEvent(QShowEvent* event) override;
  /// Shows bulletin(), or nothing where there is none.
  virtual void fill() = 0;
  /// What is shown is out of date: it is filled anew when it is looked at again.
  void forget() { stale_ = true; }

  /// Opens the records behind a number.
  void openRecords(const FigureSource& source);
  void showRecords(const QString& title, const std::vector<FigureRecord>& records);
  Desk& desk() { return desk_; }

 private:
  void openKeys(const FigureSource& source, const std::vector<std::int64_t>& keys);

  Desk& desk_;
  SharedBulletin bulletin_{};
  bool stale_ = false;
};

}  // namespace shuangda
