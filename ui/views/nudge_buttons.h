#pragma once

#include "core/base/id.h"

#include <QWidget>

namespace matinee {

class Button;
class Session;

/// More like this, less like this: what a person says of a suggestion that they have not seen. A film with a
/// rating has none, because stars say it better.
class NudgeButtons : public QWidget {
    Q_OBJECT

public:
    explicit NudgeButtons(Session &session, QWidget *parent = nullptr);

    void setMovie(MovieId movie);

private:
    void showMine();

    Session &m_session;
    MovieId m_movie;
    Button *m_more;
    Button *m_less;
};

} // namespace matinee
