#pragma once

#include <QWidget>
#include <vector>

#include "services/transfer_service.h"

namespace shuangda {

/// The flow of 两法衔接 as a picture: the states of the lanes a matter touches, its own way through them numbered, the present state
/// framed, and where it can go from here.
class FlowChart final : public QWidget {
  Q_OBJECT

 public:
  explicit FlowChart(QWidget* parent = nullptr);

  void show(const TransferSheet& sheet);
  void clear();
  QSize sizeHint() const override;
  /// The way in words, for those who cannot see the picture.
  QString spoken() const { return spoken_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Way {
    QString from{};
    QString to{};
    int number = 0;  ///< 0 for a way that is only possible
  };
  QRectF boxOf(const QString& state) const;
  void paintWay(QPainter& painter, const Way& way) const;
  void paintState(QPainter& painter, const QString& state) const;

  std::vector<QString> states_{};
  std::vector<QString> visited_{};
  QString present_{};
  std::vector<Way> ways_{};
  QString spoken_{};
};

}  // namespace shuangda
