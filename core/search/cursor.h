#pragma once

#include "core/query/query.h"

#include <QByteArray>

#include <optional>

namespace matinee {

/// Where a film stands in an order. Says nothing of the films around it, so it stays right when they change.
struct Place {
    quint32 key = 0; ///< of the sort, unless that is by title
    QByteArray title; ///< of a sort by title
    float popularity = -1; ///< -1: unknown
    qint64 movie = 0;
};

/// The order that a place is in.
struct CursorOrder {
    Sort sort;
    quint32 seed = 0;
};

/// Letters, digits, "-" and "_".
QByteArray writeCursor(const Place &place, const CursorOrder &order);
/// std::nullopt: no cursor, or one of another order.
std::optional<Place> readCursor(const QByteArray &cursor, const CursorOrder &order);

} // namespace matinee
