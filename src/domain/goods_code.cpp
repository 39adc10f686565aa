#include "domain/goods_code.h"

#include <algorithm>
#include <array>

namespace shuangda {
namespace {

constexpr QStringView kAlphabet = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

struct KindLetter {
  CodeKind kind{};
  char16_t letter = 0;
};
constexpr std::array kLetters = {KindLetter{CodeKind::Item, u'W'}, KindLetter{CodeKind::Place, u'L'}, KindLetter{CodeKind::Batch, u'X'},
                                 KindLetter{CodeKind::StockTake, u'P'}, KindLetter{CodeKind::Command, u'C'}};

/// ISO 7064, MOD 37-2.
QChar checkCharacter(QStringView text) {
  int product = 0;
  for (const QChar character : text) {
    product = (product + static_cast<int>(kAlphabet.indexOf(character))) * 2 % 37;
  }
  return kAlphabet.at((38 - product) % 37);
}

}  // namespace

QString goodsCodeText(const GoodsCode& code) {
  const auto letter = std::ranges::find(kLetters, code.kind, &KindLetter::kind);
  const QString body = QChar(letter->letter) + QString::number(code.key).rightJustified(7, u'0');
  return body + u'-' + checkCharacter(body);
}

Result<GoodsCode> readGoodsCode(const QString& text) {
  QString plain = text.trimmed().toUpper().remove(u'-');
  const auto letter = std::ranges::find_if(kLetters, [&](const KindLetter& row) { return plain.startsWith(QChar(row.letter)); });
  bool isNumber = false;
  const QString body = plain.chopped(std::min<qsizetype>(1, plain.size()));
  const qlonglong key = body.mid(1).toLongLong(&isNumber);
  if (letter == kLetters.end() || !isNumber || body.size() < 8 || key <= 0) {
    return refuse(ErrorCode::Malformed, QStringLiteral("goods_code"), text.trimmed());
  }
  if (plain.back() != checkCharacter(body)) {
    return refuse(ErrorCode::CheckDigit, QStringLiteral("goods_code"), text.trimmed());
  }
  return GoodsCode{letter->kind, key};
}

QString itemLabel(ItemId id) { return goodsCodeText({CodeKind::Item, id.value}); }

}  // namespace shuangda
