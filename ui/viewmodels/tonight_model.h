#pragma once

#include "core/recommend/tonight.h"

#include <QObject>

namespace matinee {

class Session;

/// Three films for this evening. Asked for anew when the wish changes and when the person's suggestions do;
/// the old ones stay until the new ones are there.
class TonightModel : public QObject {
    Q_OBJECT

public:
    explicit TonightModel(Session &session, QObject *parent = nullptr);

    const TonightWish &wish() const { return m_wish; }
    void setWish(const TonightWish &wish);
    /// A guest is told of by name: "For Noor: because of Heat". Empty for an evening alone.
    QStringList reasonsForEach(const TonightPick &pick) const;
    const QList<TonightPick> &picks() const { return m_picks; }
    /// An answer has come: no picks then means that nothing fits.
    bool isAnswered() const { return m_answered; }
    /// One sentence without a full stop.
    QString reasonOf(const TonightPick &pick) const;

signals:
    void changed();

private:
    void refresh();

    Session &m_session;
    TonightWish m_wish;
    QList<TonightPick> m_picks;
    bool m_answered = false;
    bool m_asking = false; ///< a call is under way
    bool m_askAgain = false; ///< and its answer will be stale
};

} // namespace matinee
