#pragma once

#include <QStringList>

#include "domain/party.h"

namespace shuangda {

/// The name of a party as a paper for many readers gives it: of a person the surname and 某 (张某, 欧阳某某), of a firm its
/// kind (某公司), and its place where that is one of `regions` (云岭县某公司). A name of unknown kind is masked as a person's when it has at most four characters. Empty for nobody.
/// Practice of published typical cases; whether an office masks is its parameter bulletin_mask_party.
QString maskedName(const Party& party, const QStringList& regions = {});

/// A text in which the party's name is replaced by the masked one.
QString withoutName(QString text, const Party& party, const QString& masked);

}  // namespace shuangda
