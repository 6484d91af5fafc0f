#include "ui/views/change_toast.h"

#include "ui/viewmodels/session.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace matinee {

ChangeToast::ChangeToast(Session &session, QStackedWidget *host) : Toast(host), m_session(session)
{
    const auto saved = [this](const Changed &change) { tell(u"check"_s, change, true); };
    connect(&session, &Session::done, this, saved);
    connect(&session, &Session::redone, this, saved);
    connect(&session, &Session::undone, this,
            [this](const Changed &change) { tell(u"undo"_s, change, false); });
    connect(&session, &Session::filmAdded, this, [this](MovieId movie) {
        m_added = movie;
        offerAction(tr("Show"));
    });
    connect(this, &Toast::actionRequested, this, [this] { emit showWanted(m_added); });
    connect(&session, &Session::failed, this,
            [this](const QString &message) { present(u"conflict"_s, message.toHtmlEscaped(), false); });
    // A page comes to the front when it is shown, and a toast that is still there belongs before it.
    connect(host, &QStackedWidget::currentChanged, this, &QWidget::raise);
    connect(this, &Toast::undoRequested, &session, &Session::undo);
}

void ChangeToast::tell(const QString &icon, const Changed &change, bool undoable)
{
    QString text = change.what.toHtmlEscaped();
    if (const MovieSummary *movie = m_session.movie(change.movie))
        text += u" · <b>%1</b>"_s.arg(movie->title.toHtmlEscaped());
    present(icon, text, undoable);
}

} // namespace matinee
