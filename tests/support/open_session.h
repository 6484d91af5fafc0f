#pragma once

#include "core/backend/backend.h"
#include "tests/support/fixed_clock.h"
#include "ui/viewmodels/feedback_log.h"
#include "ui/viewmodels/session.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace matinee {

/// A session over real services and the starter films, in a folder that goes with it.
class OpenSession {
public:
    OpenSession() : m_backend(Backend::open(m_folder.path(), m_clock).value_or(nullptr)) { reopen(); }

    /// A new session over the same library, as after a restart.
    void reopen()
    {
        m_session = std::make_unique<Session>();
        m_session->feedback().setClock(m_clock);
        if (!m_backend)
            return;
        m_session->open({m_backend->user(),
                         m_backend->catalog(),
                         m_backend->library(),
                         m_backend->search(),
                         m_backend->recommend(),
                         m_backend->importing(),
                         m_backend->report(),
                         m_backend->catalogImport(),
                         m_backend->feedback(),
                         {m_learner, m_folder.path()},
                         &m_backend->index()});
    }

    /// True once the catalogue, the shelf and the first suggestions are there.
    bool wait()
    {
        return QTest::qWaitFor(
            [this] { return m_session->isLoaded() && !m_session->forYou().match.isEmpty(); }, 20'000);
    }

    Session &session() { return *m_session; }
    /// What learns, from the next reopen() on.
    void setLearner(const QString &program) { m_learner = program; }
    QString folder() const { return m_folder.path(); }
    /// Films from the best known down.
    MovieId film(int row) const { return m_session->catalogue().movies.at(row).id; }

private:
    QTemporaryDir m_folder;
    QString m_learner = QStringLiteral("/bin/false");
    FixedClock m_clock;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<Session> m_session;
};

} // namespace matinee
