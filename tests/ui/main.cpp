#include <gtest/gtest.h>

#include <QApplication>

#include "left_form.h"

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
  }
  qputenv("FC_LANG", "zh-cn");
  QApplication application(argc, argv);
  if (argc == 5 && QString::fromLocal8Bit(argv[1]) == QStringLiteral("--leave-form")) {
    return shuangda::test::leaveForm(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), QString::fromLocal8Bit(argv[4]));
  }
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
