#pragma once

#include <QHash>
#include <QString>

namespace matinee {

/// A text with some of its textParts(), by number, replaced, and everything else as it was typed.
QString withParts(const QString &text, const QHash<qsizetype, QString> &replaced);

} // namespace matinee
