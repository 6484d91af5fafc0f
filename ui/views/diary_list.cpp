#include "ui/views/diary_list.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/views/diary_entries.h"
#include "ui/views/diary_row_delegate.h"
#include "ui/widgets/poster_cache.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace matinee {

DiaryList::DiaryList(Kind kind, DiaryModel &diary, PosterCache &posters, QWidget *parent)
    : QListView(parent),
      m_kind(kind),
      m_entries(new DiaryEntries(diary, this))
{
    setModel(m_entries);
    setItemDelegate(new DiaryRowDelegate(*m_entries, kind == Kind::Everything, posters, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // invisible while there is nothing to scroll
    viewport()->setAutoFillBackground(false);
    setAccessibleName(kind == Kind::Month ? tr("Films of the month") : tr("Diary"));
    // After setModel(), so that the view has started over before it is put back.
    connect(m_entries, &QAbstractItemModel::modelAboutToBeReset, this, &DiaryList::remember);
    connect(m_entries, &QAbstractItemModel::modelReset, this, &DiaryList::restore);
    connect(&posters, &PosterCache::ready, viewport(), qOverload<>(&QWidget::update));
}

void DiaryList::setMonth(QDate any)
{
    m_entries->setMonth(any);
    scrollToTop();
}

void DiaryList::setChosenDay(QDate day)
{
    const bool before = std::exchange(m_quiet, true);
    const auto current = currentEntry();
    if (!current || current->watch.watchedOn.exactDay() != day) {
        QModelIndex found;
        for (int row = 0; row < m_entries->rowCount() && !found.isValid(); ++row) {
            const QModelIndex index = m_entries->index(row, 0);
            if (m_entries->entry(index).watch.watchedOn.exactDay() == day)
                found = index;
        }
        setCurrentIndex(found);
    }
    m_quiet = before;
}

std::optional<DiaryEntry> DiaryList::entryAt(const QModelIndex &index) const
{
    return index.isValid() ? std::optional(m_entries->entry(index)) : std::nullopt;
}

void DiaryList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && !m_quiet)
        emit chosen(m_entries->entry(current));
}

void DiaryList::keyPressEvent(QKeyEvent *event)
{
    const auto entry = currentEntry();
    if (entry && event->key() == Qt::Key_Delete) {
        emit removed(*entry);
    } else if (entry && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit opened(*entry);
    } else if (!event->text().isEmpty() && event->text().front().isPrint()) {
        event->ignore(); // typing means searching, which is the window's business
    } else {
        QListView::keyPressEvent(event);
    }
}

void DiaryList::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto entry = entryAt(indexAt(event->position().toPoint())))
        emit opened(*entry);
}

void DiaryList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (const auto entry = entryAt(index))
        emit menuRequested(*entry,
                           byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void DiaryList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_kind == Kind::Everything || m_entries->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(typeFont(Type::Body));
    painter.setPen(tokensOf(this).muted);
    const QRect room = viewport()->rect().adjusted(DiaryRowDelegate::Bleed, 12, -DiaryRowDelegate::Bleed, 0);
    const auto alignment = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignTop);
    painter.drawText(room, int(alignment) | Qt::TextWordWrap,
                     tr("Nothing logged in this month. Double-click a day to log a film."));
}

void DiaryList::remember()
{
    const auto entry = currentEntry();
    m_watchId = entry ? entry->watch.id : QString();
    m_row = currentIndex().row();
    m_scrolled = verticalScrollBar()->value();
}

void DiaryList::restore()
{
    doItemsLayout();
    int row = rowOf(m_watchId);
    // The chosen entry was removed: the person goes on from the one that took its place.
    if (row < 0 && m_row >= 0 && hasFocus())
        row = std::min(m_row, m_entries->rowCount() - 1);
    if (row >= 0)
        setCurrentIndex(m_entries->index(row, 0));
    verticalScrollBar()->setValue(m_scrolled);
}

int DiaryList::rowOf(const QString &watchId) const
{
    for (int row = 0; row < m_entries->rowCount(); ++row) {
        if (m_entries->entry(m_entries->index(row, 0)).watch.id == watchId)
            return row;
    }
    return -1;
}

} // namespace matinee
