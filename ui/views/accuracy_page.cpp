#include "ui/views/accuracy_page.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/accuracy_view_model.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"
#include "ui/views/accuracy_text.h"
#include "ui/views/chart_card.h"
#include "ui/views/feedback_log_dialog.h"
#include "ui/views/page_margins.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/stat_card.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QResizeEvent>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int ChartNeeds = 400; ///< at text scale 1; two side by side need twice that

} // namespace

AccuracyPage::AccuracyPage(Session &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new AccuracyViewModel(session, this)),
      m_back(new IconButton(u"chevron-left"_s, tr("Back to For you"))),
      m_liked(new StatCard(tr("Liked, of films with 80 % and more"))),
      m_takenUp(new StatCard(tr("Taken up, of the ten best of a day"))),
      m_error(new StatCard(tr("Predicted stars, away from yours"))),
      m_nothing(new EmptyState(u"chart"_s, {}, {})),
      m_matches(new ChartCard(tr("The match, and what you thought of the film"),
                              tr("Columns: how many you liked, with 3½ stars and more. Lines: their match, "
                                 "which you saw before and "
                                 "which may have swayed you."))),
      m_months(
          new ChartCard(tr("Taken up, month by month"),
                        tr("Opened, on the watchlist, watched or liked within 30 days of being suggested. "
                           "Outlined: can still rise.")))
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    const int trailing = space::Gutter - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    column->setContentsMargins(pageMargins(*this, space::Gutter, PageTop, trailing, space::Gutter));
    column->setSpacing(space::CardPadding);
    column->addLayout(makeHead());
    column->addLayout(makeFigures());
    column->addWidget(m_nothing);
    column->addLayout(makeCharts());
    column->addWidget(makeLog());
    column->addStretch();

    auto *scroll = new ScrollPage(content);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // invisible while there is nothing to scroll
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(scroll);
    setFocusProxy(m_back);

    connect(m_back, &QAbstractButton::clicked, this, &AccuracyPage::backWanted);
    connect(m_nothing->addAction(tr("See suggestions"), u"for-you"_s), &QAbstractButton::clicked, this,
            &AccuracyPage::backWanted);
    connect(m_model, &AccuracyViewModel::changed, this, &AccuracyPage::refresh);
    connect(&session, &Session::forYouChanged, this, [this] {
        if (isVisible())
            m_model->read();
    });
    refresh();
}

QLayout *AccuracyPage::makeHead()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_back);
    auto *title = new TextLabel(Type::H1, {});
    title->setParagraph(tr("How good are my suggestions?"));
    head->addWidget(title, 1);
    return head;
}

QLayout *AccuracyPage::makeFigures()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::TileGap);
    for (StatCard *card : {m_liked, m_takenUp, m_error})
        row->addWidget(card, 1);
    return row;
}

QLayout *AccuracyPage::makeCharts()
{
    m_charts = new QBoxLayout(QBoxLayout::LeftToRight);
    m_charts->setSpacing(space::TileGap);
    m_charts->addWidget(m_matches, 1);
    m_charts->addWidget(m_months, 1);
    return m_charts;
}

QWidget *AccuracyPage::makeLog()
{
    auto *card = new Card;
    auto *title = new TextLabel(Type::Body, tr("Keep a log of suggestions"));
    title->setWeight(Weight::Semibold);
    m_keep = new Switch(tr("Keep a log of suggestions"));
    m_keep->setCheckable(true);
    m_about = new TextLabel(Type::Body, {}, Tone::Muted);
    m_show = new Button(tr("Show the log"), Button::Kind::Secondary);
    m_show->setIconName(u"table"_s);
    m_clear = new Button(tr("Clear the log"), Button::Kind::Ghost);
    m_clear->setIconName(u"trash"_s);

    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_keep);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addWidget(m_show);
    actions->addWidget(m_clear);
    actions->addStretch();
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_about);
    column->addLayout(actions);

    connect(m_keep, &QAbstractButton::clicked, m_model, &AccuracyViewModel::keep);
    connect(m_show, &QAbstractButton::clicked, this, &AccuracyPage::openLog);
    connect(m_clear, &QAbstractButton::clicked, this, [this] {
        askToClearLog(m_model->report().events, window(), [model = m_model] { model->clear(); });
    });
    return card;
}

void AccuracyPage::openLog()
{
    auto *dialog = new FeedbackLogDialog(m_session, m_model->log(), m_model->report().events, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void AccuracyPage::refresh()
{
    const FeedbackReport &report = m_model->report();
    const bool has = m_model->hasAccuracy();
    const int films = report.accuracy.films;
    m_nothing->setVisible(m_model->isRead() && !has);
    m_nothing->setTexts(
        tr("Not enough to compare yet"),
        tr("Rate %Ln film(s) that were suggested to you, and you see here how many of the highly recommended "
           "ones "
           "you liked, and whether a match of 80 % keeps what it promises.",
           nullptr, Accuracy::Enough)
            + u' ' + (films > 0 ? tr("So far it is %Ln.", nullptr, films) : tr("So far there is none.")));
    m_matches->setVisible(has);
    m_months->setVisible(m_model->hasHitRate());
    m_matches->setContent(matchColumns(report.accuracy), matchTable(report.accuracy));
    m_months->setContent(monthColumns(report.analysis), monthTable(report.analysis));
    showFigures();

    m_about->setParagraph(logText(report));
    m_keep->setChecked(report.isKept);
    m_keep->setEnabled(m_model->isRead());
    m_show->setEnabled(report.events > 0);
    m_clear->setEnabled(report.events > 0);
}

void AccuracyPage::showFigures()
{
    const Accuracy &accuracy = m_model->report().accuracy;
    const FeedbackAnalysis &analysis = m_model->report().analysis;
    const bool has = m_model->hasAccuracy();
    m_liked->setVisible(has);
    m_liked->setFigure(
        accuracy.high > 0
            ? tr("%1 of %2").arg(QLocale().toString(accuracy.highLiked), QLocale().toString(accuracy.high))
            : u"–"_s,
        tr("%Ln film(s) rated after being suggested", nullptr, accuracy.films));
    m_takenUp->setVisible(m_model->hasHitRate());
    m_takenUp->setFigure(percentText(analysis.hitRate),
                         tr("on %Ln day(s) with suggestions", nullptr, analysis.days));
    m_error->setVisible(has && accuracy.meanError);
    m_error->setFigure(QLocale().toString(accuracy.meanError.value_or(0) / 20, 'f', 1),
                       tr("on average, of %Ln film(s)", nullptr, accuracy.predicted));
}

void AccuracyPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->read();
}

void AccuracyPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= 2 * ChartNeeds * std::max(1.0, textScale());
    m_charts->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace matinee
