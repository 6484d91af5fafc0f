#pragma once

#include "core/base/id.h"

#include <QDate>
#include <QWidget>

#include <optional>

class QLayout;
class QStackedWidget;

namespace matinee {

struct DiaryEntry;
class Button;
class DiaryList;
class DiaryModel;
class DiaryMonthView;
class EmptyState;
class IconButton;
class PosterCache;
class SegmentBar;
class Session;
class TextLabel;

/// What was seen when: a month as a calendar with its entries beside it, or everything as a list.
class DiaryPage : public QWidget {
    Q_OBJECT

public:
    DiaryPage(Session &session, PosterCache &posters, QWidget *parent = nullptr);

    QDate month() const { return m_month; } ///< its first day
    void setMonth(QDate any);
    const DiaryMonthView &calendar() const { return *m_calendar; }

public slots:
    /// Asks for film, day and the rest, and logs it.
    void logFilm();

signals:
    void movieSelected(matinee::MovieId movie); ///< for the details beside the page
    void movieOpened(matinee::MovieId movie);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeHead();
    QMargins monthMargins(bool withList) const;
    QWidget *makeMonth();
    QWidget *makeEverything();
    void connectList(DiaryList &list);
    void connectCalendar();
    void refresh();
    void showTitle();
    void describe(const QList<DiaryEntry> &entries);
    void chooseDay(QDate day);
    void chooseEntry(const DiaryEntry &entry);
    /// The chosen one of the day, else its newest.
    std::optional<DiaryEntry> entryOf(QDate day) const;
    void openDay(QDate day);
    void openMenu(const DiaryEntry &entry, QPoint globalAt);
    void remove(const DiaryEntry &entry);

    Session &m_session;
    PosterCache &m_posters;
    DiaryModel *m_model;
    QDate m_month;
    TextLabel *m_title;
    TextLabel *m_summary;
    IconButton *m_back;
    IconButton *m_forward;
    Button *m_today;
    SegmentBar *m_segment;
    DiaryMonthView *m_calendar;
    DiaryList *m_monthList;
    DiaryList *m_everything;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace matinee
