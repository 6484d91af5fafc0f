#pragma once

#include "ui/viewmodels/tonight_choices.h"

#include <QWidget>

namespace matinee {

class Button;
class PosterCache;
class Session;

/// Who watches along tonight: a chip for each guest, chosen while they are here, and ways to make and edit
/// one.
class CompanyBar : public QWidget {
    Q_OBJECT

public:
    CompanyBar(Session &session, PosterCache &posters, QWidget *parent = nullptr);

    const QList<KeptGuest> &guests() const { return m_guests; }
    /// Does not send changed().
    void setGuests(const QList<KeptGuest> &guests);

signals:
    void changed(); ///< by the person

private:
    void showGuests();
    void edit(qsizetype guest); ///< -1: a new one
    void openEditMenu();

    Session &m_session;
    PosterCache &m_posters;
    QList<KeptGuest> m_guests;
    Button *m_add;
    Button *m_edit;
    QWidget *m_rest;
};

} // namespace matinee
