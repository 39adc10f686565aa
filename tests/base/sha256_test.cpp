#include "base/sha256.h"

#include <gtest/gtest.h>

using namespace shuangda;

namespace {

QString sha256(const QByteArray& bytes, qsizetype piece) {
  Sha256 hash;
  for (qsizetype at = 0; at < bytes.size(); at += piece) {
    hash.add(bytes.constData() + at, std::min(piece, bytes.size() - at));
  }
  return hash.hex();
}

// FIPS 180-4 and NIST's example values.
TEST(Sha256, givesTheStandardsValuesWhateverThePieces) {
  EXPECT_EQ(sha256({}, 1), QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  EXPECT_EQ(sha256("abc", 3), QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  const QByteArray million(1'000'000, 'a');
  for (const qsizetype piece : {1'000'000, 4096, 63}) {
    EXPECT_EQ(sha256(million, piece),
              QStringLiteral("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
  }
}

}  // namespace
