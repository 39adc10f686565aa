#include "storage/utf8.h"

#include <gtest/gtest.h>

#include <QStringEncoder>

using namespace shuangda;

namespace {

// Whatever the short way does, the general converter must say the same.
void expectSame(const QByteArray& bytes) {
  EXPECT_EQ(textFromUtf8({bytes.data(), static_cast<std::size_t>(bytes.size())}), QString::fromUtf8(bytes))
      << bytes.toHex().toStdString();
}

TEST(Utf8, readsEveryCharacterOfTheBasicPlane) {
  for (char32_t c = 1; c < 0x10000; ++c) {
    if (c < 0xD800 || c > 0xDFFF) {
      expectSame(QStringView(u"双").toUtf8() + QString(QChar(static_cast<char16_t>(c))).toUtf8());
    }
  }
}

TEST(Utf8, readsWhatIsRareOrBroken) {
  for (const char* bytes : {"", "\xF0\xA0\xAE\xB7", "\xE5\x8F", "\xE5", "\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                            "\xE5\x8F\x41", "a\xFFz", "\xC3\xA9"}) {
    expectSame(bytes);
  }
  expectSame(QString(300, u'打').toUtf8());
  expectSame(QString(86, u'打').toUtf8());
  expectSame(QByteArray(256, 'x'));
  expectSame(QByteArray("a\0b", 3));
}

TEST(Utf8, writesWhatTheGeneralConverterWrites) {
  std::vector<char> buffer;
  for (const QString& text : {QString(), QStringLiteral("abc"), QStringLiteral("双打 ¥é𠮷end"), QString(1000, u'双'),
                              QString(QChar(0xD842)), QStringLiteral("双") + QChar(0xDFB7)}) {
    const std::string_view bytes = utf8Into(buffer, text);
    QStringEncoder general(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    EXPECT_EQ(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())), QByteArray(general.encode(text)));
    EXPECT_NE(bytes.data(), nullptr) << "a null pointer would bind NULL";
  }
}

}  // namespace
