#pragma once

#include "core/base/id.h"

#include <QList>
#include <QObject>

namespace matinee {

class Session;

/// The films a newcomer is asked about, a dozen at a time, from the best known down, and how far the
/// person is. Films already seen or hidden are not asked about.
class FirstRunModel : public QObject {
    Q_OBJECT

public:
    static constexpr int StripSize = 12;
    static constexpr int Enough = 5; ///< ratings for a first good guess

    explicit FirstRunModel(Session &session, QObject *parent = nullptr);

    /// At most StripSize films.
    const QList<MovieId> &strip() const { return m_strip; }
    int ratings() const;

public slots:
    /// As many others.
    void next();
    /// Puts another film in the place of one the person does not know.
    void skip(matinee::MovieId movie);

signals:
    void stripChanged();
    void ratingsChanged();

private:
    MovieId take();

    Session &m_session;
    QList<MovieId> m_strip;
    qsizetype m_taken = 0; ///< rows of the catalogue, most popular first, looked at so far
};

} // namespace matinee
