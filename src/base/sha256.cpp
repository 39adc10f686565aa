#include "base/sha256.h"

#include <sodium.h>

#include <QByteArray>

namespace shuangda {
namespace {

static_assert(sizeof(crypto_hash_sha256_state) <= 104 && alignof(crypto_hash_sha256_state) <= 8);

crypto_hash_sha256_state* stateOf(std::array<unsigned char, 104>& bytes) {
  return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}

}  // namespace

Sha256::Sha256() {
  crypto_hash_sha256_init(stateOf(state_));
}

void Sha256::add(const char* bytes, qsizetype size) {
  crypto_hash_sha256_update(stateOf(state_), reinterpret_cast<const unsigned char*>(bytes),
                            static_cast<unsigned long long>(size));
}

QString Sha256::hex() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(stateOf(state_), hash.data());
  return QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(hash.data()), hash.size()).toHex());
}

}  // namespace shuangda
