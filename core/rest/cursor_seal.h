#pragma once

#include "core/rest/route.h"

#include <QByteArray>

#include <optional>

namespace matinee {

/// Makes cursors of one list and knows them again. A cursor is whatever its list needs to go on, under a
/// seal made with the server's secret over the route, what stands in the path, the caller and the rest of the
/// query: it is good for the list it came from and for no other. How many items a page has and what is
/// counted beside them may change on the way.
class CursorSeal {
public:
    /// `more` is what else decides which list it is.
    CursorSeal(const Call &call, const QByteArray &key, const QString &more = {});

    QString seal(const QByteArray &place) const;
    /// What was sealed; absent for anything that is no cursor of this list.
    std::optional<QByteArray> open(const QString &cursor) const;

private:
    QByteArray sealOf(const QByteArray &place) const;

    QByteArray m_key;
    QByteArray m_scope;
};

} // namespace matinee
