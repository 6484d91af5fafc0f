#include "core/sync_core/stamp.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int CounterLimit = 0xffff;
constexpr qint64 MsLimit = 0xffff'ffff'ffff;

/// Digits in lower case only.
std::optional<qint64> hexIn(QStringView digits)
{
    qint64 number = 0;
    for (const QChar digit : digits) {
        const char16_t unit = digit.unicode();
        if (unit >= u'0' && unit <= u'9')
            number = number * 16 + (unit - u'0');
        else if (unit >= u'a' && unit <= u'f')
            number = number * 16 + (unit - u'a' + 10);
        else
            return std::nullopt;
    }
    return number;
}

} // namespace

std::optional<Stamp> Stamp::fromText(const QString &text)
{
    if (text.size() != 26 || text.at(12) != u'-' || text.at(17) != u'-')
        return std::nullopt;
    const QStringView view(text);
    const auto ms = hexIn(view.left(12));
    const auto counter = hexIn(view.mid(13, 4));
    const auto tag = hexIn(view.mid(18));
    if (!ms || !counter || !tag)
        return std::nullopt;
    return Stamp(*ms, static_cast<int>(*counter), static_cast<quint32>(*tag));
}

Stamp Stamp::first(const QDateTime &now, quint32 tag)
{
    return Stamp(now.toMSecsSinceEpoch(), 0, tag);
}

Stamp Stamp::tick(const QDateTime &now) const
{
    const qint64 wall = now.toMSecsSinceEpoch();
    if (wall > m_ms)
        return Stamp(std::min(wall, MsLimit), 0, m_tag);
    // More than 65,535 edits in one millisecond of a stopped clock: borrow from the next.
    if (m_counter == CounterLimit)
        return Stamp(std::min(m_ms + 1, MsLimit), 0, m_tag);
    return Stamp(m_ms, m_counter + 1, m_tag);
}

Stamp Stamp::raisedAbove(const Stamp &other) const
{
    if (*this > other)
        return *this;
    return other.m_counter == CounterLimit ? Stamp(std::min(other.m_ms + 1, MsLimit), 0, m_tag)
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
