#include "ui/views/diary_page.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/diary_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/diary_list.h"
#include "ui/views/diary_month_view.h"
#include "ui/views/diary_row_delegate.h"
#include "ui/views/page_margins.h"
#include "ui/views/watch_dialog.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

enum View { Month, List, Nothing };

constexpr int MonthListWidth = 308;
constexpr int NarrowWidth = 700; ///< less is for the calendar alone
constexpr int RoomyWidth = 840; ///< for the title of any month and the figures beside it
constexpr int RingRoom = 4; ///< the calendar keeps it inside its edges
constexpr int RowGutter = space::Gutter - DiaryRowDelegate::Bleed;

} // namespace

DiaryPage::DiaryPage(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_posters(posters),
      m_model(new DiaryModel(session, this)),
      m_title(new ElidedLabel(Type::H1, {})),
      m_summary(new TextLabel(Type::Body, {}, Tone::Muted)),
      m_back(new IconButton(u"chevron-left"_s, tr("Month before"))),
      m_forward(new IconButton(u"chevron-right"_s, tr("Month after"))),
      m_today(new Button(tr("Today"), Button::Kind::Ghost)),
      m_segment(new SegmentBar({tr("Month"), tr("List")})),
      m_calendar(new DiaryMonthView(*m_model, posters)),
      m_monthList(new DiaryList(DiaryList::Kind::Month, *m_model, posters)),
      m_everything(new DiaryList(DiaryList::Kind::Everything, *m_model, posters)),
      m_empty(new EmptyState(u"calendar"_s, tr("Nothing in your diary yet"),
                             tr("Press S on any film you saw today, or log one with its date."))),
      m_stack(new QStackedWidget)
{
    m_stack->addWidget(makeMonth());
    m_stack->addWidget(makeEverything());
    m_stack->addWidget(m_empty);
    connect(m_empty->addAction(tr("Log a film"), u"plus"_s, Button::Kind::Secondary),
            &QAbstractButton::clicked, this, &DiaryPage::logFilm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(makeHead());
    column->addWidget(m_stack, 1);

    connectList(*m_monthList);
    connectList(*m_everything);
    connectCalendar();
    connect(m_model, &DiaryModel::changed, this, &DiaryPage::refresh);
    setFocusProxy(m_calendar);
    setMonth(QDate::currentDate());
}

void DiaryPage::setMonth(QDate any)
{
    m_month = any.addDays(1 - any.day());
    m_calendar->setMonth(any);
    m_monthList->setMonth(any);
    refresh();
}

void DiaryPage::logFilm()
{
    logWatch(m_session, m_posters, this);
}

QLayout *DiaryPage::makeHead()
{
    auto *log = new Button(tr("Log a film"), Button::Kind::Primary);
    log->setIconName(u"plus"_s);
    log->setButtonHeight(Button::Height::Header);
    m_today->setButtonHeight(Button::Height::Header);
    m_segment->setAccessibleName(tr("Show"));
    connect(log, &QAbstractButton::clicked, this, &DiaryPage::logFilm);
    connect(m_back, &QAbstractButton::clicked, this, [this] { setMonth(m_month.addMonths(-1)); });
    connect(m_forward, &QAbstractButton::clicked, this, [this] { setMonth(m_month.addMonths(1)); });
    connect(m_today, &QAbstractButton::clicked, this, [this] { setMonth(QDate::currentDate()); });
    connect(m_segment, &SegmentBar::chosen, this, &DiaryPage::refresh);

    auto *head = new QHBoxLayout;
    head->addStrut(lineHeight(Type::H1));
    head->setContentsMargins(space::Gutter, PageTop, space::Gutter, 0);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addSpacing(8);
    head->addWidget(m_back);
    head->addWidget(m_forward);
    head->addWidget(m_today);
    head->addStretch();
    m_summary->setContentsMargins(pageMargins(*this, 0, 0, 20, 0));
    head->addWidget(m_summary);
    head->addWidget(m_segment);
    head->addSpacing(4);
    head->addWidget(log);
    return head;
}

QMargins DiaryPage::monthMargins(bool withList) const
{
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int calendarEdge = space::Gutter - RingRoom;
    const int trailing = withList ? RowGutter - scrollBar : calendarEdge;
    return pageMargins(*this, calendarEdge, 0, trailing, space::Gutter);
}

QWidget *DiaryPage::makeMonth()
{
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    m_monthList->setFixedWidth(MonthListWidth + 2 * DiaryRowDelegate::Bleed + scrollBar);
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(monthMargins(true));
    row->setSpacing(16);
    row->addWidget(m_calendar, 1);
    row->addWidget(m_monthList);
    return page;
}

QWidget *DiaryPage::makeEverything()
{
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(pageMargins(*this, RowGutter, 0, RowGutter - scrollBar, 0));
    column->addWidget(m_everything);
    return page;
}

void DiaryPage::connectList(DiaryList &list)
{
    connect(&list, &DiaryList::chosen, this, &DiaryPage::chooseEntry);
    connect(&list, &DiaryList::opened, this,
            [this](const DiaryEntry &entry) { emit movieOpened(entry.movie.id); });
    connect(&list, &DiaryList::removed, this, &DiaryPage::remove);
    connect(&list, &DiaryList::menuRequested, this, &DiaryPage::openMenu);
}

void DiaryPage::connectCalendar()
{
    connect(m_calendar, &DiaryMonthView::dayChosen, this, &DiaryPage::chooseDay);
    connect(m_calendar, &DiaryMonthView::dayOpened, this, &DiaryPage::openDay);
    connect(m_calendar, &DiaryMonthView::dayRemoved, this, [this](QDate day) {
        if (const auto entry = entryOf(day))
            remove(*entry);
    });
    connect(m_calendar, &DiaryMonthView::menuRequested, this, [this](QDate day, QPoint globalAt) {
        if (const auto entry = entryOf(day))
            openMenu(*entry, globalAt);
    });
}

void DiaryPage::refresh()
{
    const bool month = m_segment->current() == Month;
    const bool nothing = m_model->entries().isEmpty();
    m_calendar->setToday(QDate::currentDate());
    m_stack->setCurrentIndex(month ? Month : nothing ? Nothing : List);
    for (QWidget *only : std::initializer_list<QWidget *>{m_back, m_forward, m_today})
        only->setVisible(month);
    describe(month ? m_model->month(m_month) : m_model->entries());
    showTitle();
}

void DiaryPage::showTitle()
{
    const auto titleOf = [this](int number) {
        const auto length = width() < NarrowWidth ? QLocale::ShortFormat : QLocale::LongFormat;
        return QLocale().standaloneMonthName(number, length) + u' ' + QString::number(m_month.year());
    };
    const bool month = m_segment->current() == Month;
    m_title->setText(month ? titleOf(m_month.month()) : tr("Diary"));
    // Where there is room for every month of the year the arrows stay where they were clicked.
    int widest = 0;
    for (int number = 1; month && width() >= RoomyWidth && number <= 12; ++number)
        widest = std::max(widest, m_title->fontMetrics().horizontalAdvance(titleOf(number)));
    m_title->setMinimumWidth(widest);
    m_summary->setVisible(!m_summary->text().isEmpty() && (!month || width() >= RoomyWidth));
}

void DiaryPage::describe(const QList<DiaryEntry> &entries)
{
    constexpr int MinutesPerHour = 60;
    int minutes = 0;
    for (const DiaryEntry &entry : entries)
        minutes += entry.movie.runtimeMinutes.value_or(0);
    const int hours = (minutes + MinutesPerHour / 2) / MinutesPerHour;
    const QString films = tr("%Ln film(s)", nullptr, int(entries.size()));
    m_summary->setText(entries.isEmpty() ? QString()
                           : hours > 0   ? films + u", "_s + tr("%Ln hour(s)", nullptr, hours)
                                         : films);
}

void DiaryPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool both = width() >= NarrowWidth;
    m_monthList->setVisible(both);
    m_monthList->parentWidget()->layout()->setContentsMargins(monthMargins(both));
    showTitle();
}

void DiaryPage::chooseDay(QDate day)
{
    if (day.month() != m_month.month() || day.year() != m_month.year())
        setMonth(day);
    m_monthList->setChosenDay(day);
    if (const auto entry = entryOf(day))
        emit movieSelected(entry->movie.id);
}

void DiaryPage::chooseEntry(const DiaryEntry &entry)
{
    m_calendar->setChosenDay(entry.watch.watchedOn.exactDay().value_or(QDate()));
    emit movieSelected(entry.movie.id);
}

std::optional<DiaryEntry> DiaryPage::entryOf(QDate day) const
{
    auto current = m_monthList->currentEntry();
    if (current && current->watch.watchedOn.exactDay() == day)
        return current;
    const QList<DiaryEntry> entries = m_calendar->entriesOf(day);
    return entries.isEmpty() ? std::nullopt : std::optional(entries.first());
}

void DiaryPage::openDay(QDate day)
{
    if (const auto entry = entryOf(day))
        emit movieOpened(entry->movie.id);
    else if (day <= QDate::currentDate())
        logWatch(m_session, m_posters, this, {}, WatchedOn::day(day));
}

void DiaryPage::openMenu(const DiaryEntry &entry, QPoint globalAt)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"film"), tr("Show the film")), &QAction::triggered, this,
            [this, entry] { emit movieOpened(entry.movie.id); });
    connect(menu->addAction(icon(u"pencil"), tr("Edit…")), &QAction::triggered, this,
            [this, entry] { editWatch(m_session, m_posters, this, entry.watch); });
    menu->addSeparator();
    connect(menu->addAction(icon(u"trash"),
                            tr("Remove from diary") + u'\t'
                                + QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText)),
            &QAction::triggered, this, [this, entry] { remove(entry); });
    menu->popup(globalAt);
}

void DiaryPage::remove(const DiaryEntry &entry)
{
    m_session.removeWatch(entry.movie.id, entry.watch.id);
}

} // namespace matinee
