#pragma once

#include "core/base/id.h"
#include "ui/widgets/dialog.h"

namespace matinee {

class Button;
class EmptyState;
class PosterCache;
class Session;

/// All films on which the person said more, less or not interested, newest first, each with a way to take
/// that back. Follows the session, so undo brings a row back.
class SteeredDialog : public Dialog {
    Q_OBJECT

public:
    SteeredDialog(Session &session, PosterCache &posters, QWidget *parent);

private:
    void refresh();
    /// -1: none of them.
    int focusedRow() const;
    void focusRow(int row);
    QWidget *makeRow(MovieId movie);

    Session &m_session;
    PosterCache &m_posters;
    QWidget *m_rows;
    EmptyState *m_nothing;
    Button *m_done;
};

void openSteered(Session &session, PosterCache &posters, QWidget *host);

} // namespace matinee
