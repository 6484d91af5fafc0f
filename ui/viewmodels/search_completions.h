#pragma once

#include "core/query/completion.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <utility>

namespace matinee {

class Session;

/// What the list under the search box offers for a text and a cursor. Names of people, keywords and the like
/// come from the service a moment later, and changed() follows; what came once is kept until the catalogue
/// changes.
class SearchCompletions : public QObject {
    Q_OBJECT

public:
    explicit SearchCompletions(Session &session, QObject *parent = nullptr);

    /// Answers changed() at once, and again when there is more.
    void ask(const QString &text, qsizetype cursor);
    const QList<Completion> &offers() const { return m_offers; }

signals:
    void changed();

private:
    using Asked = std::pair<int, QString>; ///< column, begun: an enumeration has no hash

    void offer();
    void fetch(const Asked &asked);
    void forget();
    void askAgain();

    Session &m_session;
    QString m_text;
    qsizetype m_cursor = 0;
    QList<Completion> m_offers;
    QHash<Asked, QStringList> m_values; ///< answers of the service
    QSet<Asked> m_fetching;
    bool m_refused = false; ///< the names for the newest text could not be had
};

} // namespace matinee
