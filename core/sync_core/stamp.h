#pragma once

#include <QDateTime>
#include <QString>

#include <compare>
#include <optional>

namespace matinee {

/// A reading of the hybrid logical clock: `<12 hex ms>-<4 hex counter>-<8 hex device tag>`.
/// Compared as text, which is also the order of (ms, counter, tag). Whoever writes after having
/// seen a stamp writes a later one, whatever the wall clock says.
class Stamp {
public:
    /// std::nullopt for anything that is not exactly the form above, in lower case.
    static std::optional<Stamp> fromText(const QString &text);
    /// The first stamp of a device; `tag` tells devices apart and is drawn at random.
    static Stamp first(const QDateTime &now, quint32 tag);

    /// A stamp later than this one and, if the wall clock is ahead, at the wall clock.
    Stamp tick(const QDateTime &now) const;
    /// This reading if it is later than `other`; else the one just after `other`, of this device.
    Stamp raisedAbove(const Stamp &other) const;
    QString text() const;
    QDateTime at() const; ///< UTC, to the millisecond

    friend auto operator<=>(const Stamp &, const Stamp &) = default;

private:
    Stamp(qint64 ms, int counter, quint32 tag) : m_ms(ms), m_counter(counter), m_tag(tag) { }

    qint64 m_ms; ///< since 1970 UTC
    int m_counter; ///< 0 to 0xffff
    quint32 m_tag; ///< the device
};

} // namespace matinee
