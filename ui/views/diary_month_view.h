#pragma once

#include "ui/viewmodels/diary_model.h"

#include <QDate>
#include <QHash>
#include <QWidget>

namespace matinee {

class PosterCache;

/// A month as a calendar: whole weeks from the locale's first day, a cell a day with the poster of
/// what was seen and its rating. Today has an accent line, the chosen day a ring.
///
/// Keys   arrows move by a day or a week, Home and End within the week, PgUp and PgDn by a month,
///        Enter opens, Delete removes.
class DiaryMonthView : public QWidget {
    Q_OBJECT

public:
    DiaryMonthView(const DiaryModel &diary, PosterCache &posters, QWidget *parent = nullptr);

    /// Any day of the month to show.
    void setMonth(QDate any);
    QDate month() const { return m_month; } ///< its first day
    void setToday(QDate today);
    /// Does not send dayChosen(); an invalid one chooses none.
    void setChosenDay(QDate day);
    QDate chosenDay() const { return m_chosen; }
    /// Newest first.
    QList<DiaryEntry> entriesOf(QDate day) const { return m_entries.value(day); }
    /// Where a day is drawn; empty for one that is not shown.
    QRect cellOf(QDate day) const;

    QSize sizeHint() const override { return {676, 640}; }
    QSize minimumSizeHint() const override { return {420, 420}; }

signals:
    void dayChosen(QDate day); ///< by the person; may lie in another month
    void dayOpened(QDate day);
    void dayRemoved(QDate day);
    void menuRequested(QDate day, QPoint globalAt);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void group();
    QDate firstShown() const;
    int weeks() const;
    QDate dayAt(QPoint at) const;
    void choose(QDate day);

    const DiaryModel &m_diary;
    PosterCache &m_posters;
    QHash<QDate, QList<DiaryEntry>> m_entries;
    QDate m_month;
    QDate m_today;
    QDate m_chosen;
    QDate m_hovered;
};

} // namespace matinee
