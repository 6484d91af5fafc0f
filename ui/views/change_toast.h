#pragma once

#include "core/base/id.h"
#include "ui/widgets/toast.h"

class QStackedWidget;

namespace matinee {

class Session;
struct Changed;

/// Says what each change of the session did and offers the way back; says why when one failed.
class ChangeToast : public Toast {
    Q_OBJECT

public:
    ChangeToast(Session &session, QStackedWidget *host);

signals:
    /// A film was added, and the person wants to see it.
    void showWanted(matinee::MovieId movie);

private:
    void tell(const QString &icon, const Changed &change, bool undoable);

    Session &m_session;
    MovieId m_added; ///< what Show is about
};

} // namespace matinee
