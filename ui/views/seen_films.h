#pragma once

#include "ui/viewmodels/feedback_log.h"

#include <QTimer>
#include <QWidget>

#include <functional>

namespace matinee {

class PosterRow;

/// Tells the log of suggestions what was really to be seen on a page: what has stood still before the person
/// for a second, at least half of it inside the active window and behind no dialog. Looks by itself when the
/// page is shown or resized and when its window becomes the active one; whatever else moves or changes what
/// is shown calls look().
class SeenFilms : public QObject {
    Q_OBJECT

public:
    static constexpr int StandsStill = 1000; ///< milliseconds

    /// `places` says what can be seen now; it is asked only while the page is shown.
    SeenFilms(QWidget &page, FeedbackLog &log, std::function<QList<SuggestionPlace>()> places);

public slots:
    void look();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell();

    QWidget &m_page;
    FeedbackLog &m_log;
    std::function<QList<SuggestionPlace>()> m_places;
    QTimer m_still;
};

/// At least half of `part` of a widget is inside the window and not scrolled away.
bool isInSight(const QWidget &widget, const QRect &part);
/// The rows of the tiles that are.
QList<int> rowsInSight(const PosterRow &row);

} // namespace matinee
