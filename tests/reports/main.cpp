#include <gtest/gtest.h>

#include <QGuiApplication>

// Fonts need a QGuiApplication, which gtest_main does not make.
int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("FC_LANG", "zh-cn");
  testing::InitGoogleTest(&argc, argv);
  const QGuiApplication application(argc, argv);
  return RUN_ALL_TESTS();
}
