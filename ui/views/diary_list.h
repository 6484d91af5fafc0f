#pragma once

#include "ui/viewmodels/diary_model.h"

#include <QDate>
#include <QListView>

#include <optional>

namespace matinee {

class DiaryEntries;
class PosterCache;

/// Diary entries one beneath the other, newest first: of one month, or all of them, also those whose
/// day is not known.
///
/// Keys   Enter opens, Delete removes; every other printable key goes on to the window.
class DiaryList : public QListView {
    Q_OBJECT

public:
    /// The month list beside the calendar is narrow; the list of everything has room for place and note.
    enum class Kind { Month, Everything };

    DiaryList(Kind kind, DiaryModel &diary, PosterCache &posters, QWidget *parent = nullptr);

    /// Any day of the month to show; for Kind::Month.
    void setMonth(QDate any);
    /// Without sending chosen().
    void setChosenDay(QDate day);
    std::optional<DiaryEntry> entryAt(const QModelIndex &index) const;
    std::optional<DiaryEntry> currentEntry() const { return entryAt(currentIndex()); }

    void keyboardSearch(const QString &) override { }

signals:
    void chosen(const matinee::DiaryEntry &entry);
    void opened(const matinee::DiaryEntry &entry);
    void removed(const matinee::DiaryEntry &entry);
    void menuRequested(const matinee::DiaryEntry &entry, QPoint globalAt);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void remember();
    void restore();
    int rowOf(const QString &watchId) const;

    const Kind m_kind;
    DiaryEntries *m_entries;
    QString m_watchId; ///< of the chosen entry while the diary is read again
    int m_row = -1;
    int m_scrolled = 0;
    bool m_quiet = false; ///< the choice comes from outside
};

} // namespace matinee
