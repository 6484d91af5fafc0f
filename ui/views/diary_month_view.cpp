#include "ui/views/diary_month_view.h"

#include "ui/viewmodels/tile_data.h"
#include "ui/views/diary_day_painter.h"
#include "ui/widgets/poster_cache.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int DaysPerWeek = 7;
constexpr int Gap = 8;
constexpr int HeaderHeight = 30;
constexpr int RingRoom = 4; ///< around the cells, for the ring of the chosen day
constexpr int TallestCell = 118;

QString titlesOf(const QList<DiaryEntry> &entries)
{
    QStringList titles;
    for (const DiaryEntry &entry : entries)
        titles.append(entry.movie.title);
    return titles.join(u", "_s);
}

} // namespace

DiaryMonthView::DiaryMonthView(const DiaryModel &diary, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_diary(diary),
      m_posters(posters),
      m_month(QDate::currentDate().addDays(1 - QDate::currentDate().day())),
      m_today(QDate::currentDate())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Calendar"));
    connect(&diary, &DiaryModel::changed, this, &DiaryMonthView::group);
    connect(&posters, &PosterCache::ready, this, qOverload<>(&QWidget::update));
    group();
}

void DiaryMonthView::setMonth(QDate any)
{
    const QDate first = any.addDays(1 - any.day());
    if (!any.isValid() || first == m_month)
        return;
    m_month = first;
    group();
}

void DiaryMonthView::setToday(QDate today)
{
    m_today = today;
    update();
}

void DiaryMonthView::setChosenDay(QDate day)
{
    m_chosen = day;
    const QString films = titlesOf(entriesOf(day));
    setAccessibleDescription(day.isValid() ? QLocale().toString(day) + u": "_s + films : QString());
    update();
}

void DiaryMonthView::group()
{
    m_entries.clear();
    // The weeks at both ends show days of the neighbouring months too.
    for (const QDate month : {m_month.addMonths(-1), m_month, m_month.addMonths(1)}) {
        for (const DiaryEntry &entry : m_diary.month(month))
            m_entries[*entry.watch.watchedOn.exactDay()].append(entry);
    }
    update();
}

QDate DiaryMonthView::firstShown() const
{
    const int weekStart = QLocale::system().firstDayOfWeek();
    return m_month.addDays(-((m_month.dayOfWeek() - weekStart + DaysPerWeek) % DaysPerWeek));
}

int DiaryMonthView::weeks() const
{
    const auto days = firstShown().daysTo(m_month) + m_month.daysInMonth();
    return int((days + DaysPerWeek - 1) / DaysPerWeek);
}

QRect DiaryMonthView::cellOf(QDate day) const
{
    const auto offset = firstShown().daysTo(day);
    if (offset < 0 || offset >= weeks() * DaysPerWeek)
        return {};
    const int column = int(offset % DaysPerWeek);
    const int row = int(offset / DaysPerWeek);
    const int inner = width() - 2 * RingRoom;
    const int left = (inner + Gap) * column / DaysPerWeek;
    const int right = (inner + Gap) * (column + 1) / DaysPerWeek - Gap;
    const int room = (height() - HeaderHeight - RingRoom + Gap) / weeks() - Gap;
    const int cellHeight = std::min(TallestCell, room);
    const QRect cell(RingRoom + left, HeaderHeight + row * (cellHeight + Gap), right - left, cellHeight);
    return QStyle::visualRect(layoutDirection(), rect(), cell);
}

QDate DiaryMonthView::dayAt(QPoint at) const
{
    for (int i = 0; i < weeks() * DaysPerWeek; ++i) {
        const QDate day = firstShown().addDays(i);
        if (cellOf(day).contains(at))
            return day;
    }
    return {};
}

void DiaryMonthView::choose(QDate day)
{
    if (!day.isValid() || day == m_chosen)
        return;
    setMonth(day);
    setChosenDay(day);
    emit dayChosen(day);
}

void DiaryMonthView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QLocale locale;
    for (int i = 0; i < DaysPerWeek; ++i) {
        const QRect cell = cellOf(firstShown().addDays(i));
        const QString name =
            locale.standaloneDayName(firstShown().addDays(i).dayOfWeek(), QLocale::ShortFormat);
        paintWeekday(painter, QRect(cell.left(), 0, cell.width(), HeaderHeight), name, palette(),
                     layoutDirection());
    }
    for (int i = 0; i < weeks() * DaysPerWeek; ++i) {
        const QDate day = firstShown().addDays(i);
        DiaryDay look;
        look.day = day;
        look.entries = entriesOf(day);
        look.inMonth = day.month() == m_month.month();
        look.today = day == m_today;
        look.chosen = day == m_chosen;
        look.hovered = day == m_hovered;
        paintDiaryDay(painter, cellOf(day), look, m_posters, palette(), layoutDirection());
    }
}

void DiaryMonthView::mousePressEvent(QMouseEvent *event)
{
    choose(dayAt(event->position().toPoint()));
}

void DiaryMonthView::mouseMoveEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position().toPoint());
    if (day == m_hovered)
        return;
    m_hovered = day;
    setCursor(entriesOf(day).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

void DiaryMonthView::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

void DiaryMonthView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QDate day = dayAt(event->position().toPoint());
    if (day.isValid())
        emit dayOpened(day);
}

void DiaryMonthView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QDate day = byKey ? m_chosen : dayAt(event->pos());
    if (!day.isValid())
        return;
    choose(day);
    emit menuRequested(day, byKey ? mapToGlobal(cellOf(day).center()) : event->globalPos());
}

void DiaryMonthView::keyPressEvent(QKeyEvent *event)
{
    const QDate from = m_chosen.isValid() ? m_chosen : m_month;
    const int forward = isRightToLeft() ? -1 : 1;
    const int inWeek = int(firstShown().daysTo(from)) % DaysPerWeek;
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(from.addDays(-forward));
    case Qt::Key_Right:
        return choose(from.addDays(forward));
    case Qt::Key_Up:
        return choose(from.addDays(-DaysPerWeek));
    case Qt::Key_Down:
        return choose(from.addDays(DaysPerWeek));
    case Qt::Key_Home:
        return choose(from.addDays(-inWeek));
    case Qt::Key_End:
        return choose(from.addDays(DaysPerWeek - 1 - inWeek));
    case Qt::Key_PageUp:
        return choose(from.addMonths(-1));
    case Qt::Key_PageDown:
        return choose(from.addMonths(1));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit dayOpened(from);
        return;
    case Qt::Key_Delete:
        emit dayRemoved(from);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void DiaryMonthView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    const bool todayShown = m_today.year() == m_month.year() && m_today.month() == m_month.month();
    if (!m_chosen.isValid() && event->reason() != Qt::MouseFocusReason)
        choose(todayShown ? m_today : m_month);
}

bool DiaryMonthView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QDate day = dayAt(help->pos());
    QToolTip::showText(help->globalPos(), titlesOf(entriesOf(day)).toHtmlEscaped(), this, cellOf(day));
    return true;
}

} // namespace matinee
