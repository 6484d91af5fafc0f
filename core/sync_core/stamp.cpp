#include "core/sync_core/stamp.h"

#include <QRegularExpression>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int CounterLimit = 0xffff;

} // namespace

std::optional<Stamp> Stamp::fromText(const QString &text)
{
    static const QRegularExpression form(u"\\A([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{8})\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return Stamp(match.captured(1).toLongLong(nullptr, 16), match.captured(2).toInt(nullptr, 16),
                 match.captured(3).toUInt(nullptr, 16));
}

Stamp Stamp::first(const QDateTime &now, quint32 tag)
{
    return Stamp(now.toMSecsSinceEpoch(), 0, tag);
}

Stamp Stamp::tick(const QDateTime &now) const
{
    const qint64 wall = now.toMSecsSinceEpoch();
    if (wall > m_ms)
        return Stamp(wall, 0, m_tag);
    // More than 65,535 edits in one millisecond of a stopped clock: borrow from the next.
    if (m_counter == CounterLimit)
        return Stamp(m_ms + 1, 0, m_tag);
    return Stamp(m_ms, m_counter + 1, m_tag);
}

Stamp Stamp::raisedAbove(const Stamp &other) const
{
    if (*this > other)
        return *this;
    return other.m_counter == CounterLimit ? Stamp(other.m_ms + 1, 0, m_tag)
                                           : Stamp(other.m_ms, other.m_counter + 1, m_tag);
}

QDateTime Stamp::at() const
{
    return QDateTime::fromMSecsSinceEpoch(m_ms, Qt::UTC);
}

QString Stamp::text() const
{
    return u"%1-%2-%3"_s.arg(m_ms, 12, 16, '0'_L1).arg(m_counter, 4, 16, '0'_L1).arg(m_tag, 8, 16, '0'_L1);
}

} // namespace matinee
