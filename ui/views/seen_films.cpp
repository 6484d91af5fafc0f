#include "ui/views/seen_films.h"

#include "ui/widgets/poster_shelf.h"

#include <QApplication>
#include <QEvent>

namespace matinee {

SeenFilms::SeenFilms(QWidget &page, FeedbackLog &log, std::function<QList<SuggestionPlace>()> places)
    : QObject(&page),
      m_page(page),
      m_log(log),
      m_places(std::move(places))
{
    m_still.setSingleShot(true);
    m_still.setInterval(StandsStill);
    connect(&m_still, &QTimer::timeout, this, &SeenFilms::tell);
    page.installEventFilter(this);
    look();
}

void SeenFilms::look()
{
    if (m_page.isVisible())
        m_still.start();
}

bool SeenFilms::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show
        || event->type() == QEvent::WindowActivate)
        m_still.start();
    else if (event->type() == QEvent::Hide)
        m_still.stop();
    return QObject::eventFilter(watched, event);
}

void SeenFilms::tell()
{
    // Behind a dialog, and in a window that the person has left, films come and go unseen.
    if (!m_page.isVisible() || !m_page.isActiveWindow() || QApplication::activeModalWidget())
        return;
    for (const SuggestionPlace &place : m_places())
        m_log.see(place);
}

bool isInSight(const QWidget &widget, const QRect &part)
{
    const auto area = [](const QRect &rect) { return qint64(rect.width()) * rect.height(); };
    qint64 seen = 0;
    for (const QRect &rect : widget.visibleRegion() & part)
        seen += area(rect);
    return !part.isEmpty() && 2 * seen >= area(part);
}

QList<int> rowsInSight(const PosterRow &row)
{
    QList<int> rows;
    const int count = row.model() ? row.model()->rowCount() : 0;
    for (int i = 0; i < count; ++i) {
        if (isInSight(*row.viewport(), row.visualRect(row.model()->index(i, 0))))
            rows.append(i);
    }
    return rows;
}

} // namespace matinee
