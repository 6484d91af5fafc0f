#include "ui/views/filter_bar.h"

#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/filter_menu.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"

#include <QEvent>
#include <QMenu>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Gap = 8;

/// What is common first; equal counts by name, so that the order is the same each time.
template <class Key>
QList<Key> byCount(const QHash<Key, int> &counts)
{
    QList<Key> keys = counts.keys();
    std::sort(keys.begin(), keys.end(), [&counts](const Key &a, const Key &b) {
        return std::pair(-counts.value(a), a) < std::pair(-counts.value(b), b);
    });
    return keys;
}

} // namespace

FilterBar::FilterBar(Session &session, SearchViewModel &search, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_search(search),
      m_more(new Button(tr("Filter"), Button::Kind::Ghost, this)),
      m_clear(new Button(tr("Clear"), Button::Kind::Ghost, this))
{
    m_more->setIconName(u"plus"_s);
    m_more->setButtonHeight(Button::Height::Small);
    m_clear->setButtonHeight(Button::Height::Small);
    m_clear->setQuiet(true);
    connect(m_more, &QAbstractButton::clicked, this, &FilterBar::openMenu);
    connect(m_clear, &QAbstractButton::clicked, &search, &SearchViewModel::clearFilters);
    connect(&search, &SearchViewModel::queryChanged, this, &FilterBar::refresh);
    connect(&search, &SearchViewModel::resultsChanged, this, &FilterBar::refresh);
    connect(&session, &Session::mineChanged, this, &FilterBar::refresh);
    offerQuickFilters();
    refresh();
}

void FilterBar::offerQuickFilters()
{
    using Seen = SearchQuery::Seen;
    offer(u"unseen"_s, tr("Unseen"),
          {nullptr, [this] { return m_search.query().seen == Seen::Unseen; },
           [this] { return m_counts.unseen; }},
          [this] { m_search.setSeen(m_search.query().seen == Seen::Unseen ? Seen::Either : Seen::Unseen); });
    offer(u"short"_s, u"≤ "_s + runtimeText(ShortMinutes),
          {nullptr, [this] { return m_search.query().runtimeTo == ShortMinutes; },
           [this] { return m_counts.shortOnes; }},
          [this] {
              const bool chosen = m_search.query().runtimeTo == ShortMinutes;
              m_search.setRuntimeTo(chosen ? std::nullopt : std::optional(ShortMinutes));
          });
}

void FilterBar::offerGenresAndDecades()
{
    const QStringList genres = byCount(m_search.genreCounts());
    const QList<int> decades = byCount(m_search.decadeCounts());
    // Taken in turns, so that the line offers both however short it is.
    for (qsizetype i = 0; i < std::max(genres.size(), decades.size()); ++i) {
        if (i < genres.size())
            offerGenre(genres.at(i));
        if (i < decades.size())
            offerDecade(decades.at(i));
    }
    for (const QString &genre : m_search.query().genres)
        offerGenre(genre);
    for (const QString &genre : m_search.query().notGenres)
        offerWithout(genre);
}

void FilterBar::offerGenre(const QString &genre)
{
    offer(u"genre "_s + genre, genre,
          {nullptr, [this, genre] { return m_search.query().genres.contains(genre); },
           [this, genre] { return m_counts.genres.value(genre); }},
          [this, genre] { m_search.toggleGenre(genre); });
}

void FilterBar::offerWithout(const QString &genre)
{
    offer(u"without "_s + genre, tr("No %1").arg(genre),
          {nullptr, [this, genre] { return m_search.query().notGenres.contains(genre); }, {}},
          [this, genre] { m_search.toggleNotGenre(genre); });
}

void FilterBar::offerDecade(int decade)
{
    const auto chosen = [this, decade] {
        return m_search.query().yearFrom == decade && m_search.query().yearTo == decade + 9;
    };
    offer(u"decade %1"_s.arg(decade), tr("%1s").arg(decade),
          {nullptr, chosen, [this, decade] { return m_search.decadeCounts().value(decade); }},
          [this, decade] { m_search.toggleDecade(decade); });
}

void FilterBar::offer(const QString &key, const QString &text, Offer offer,
                      const std::function<void()> &toggle)
{
    if (m_known.contains(key))
        return;
    offer.chip = new Chip(text, this);
    connect(offer.chip, &QAbstractButton::clicked, this, toggle);
    m_known.insert(key, offer.chip);
    m_offers.append(offer);
}

void FilterBar::refresh()
{
    m_counts = countFilters(m_session, m_search);
    offerGenresAndDecades();
    for (const Offer &offer : std::as_const(m_offers)) {
        offer.chip->setChecked(offer.chosen());
        offer.chip->setCount(offer.count ? std::optional(offer.count()) : std::nullopt);
    }
    m_clear->setVisible(m_search.isFiltered());
    arrange();
}

QList<FilterBar::Offer> FilterBar::inOrder() const
{
    QList<Offer> offers = m_offers;
    std::stable_partition(offers.begin(), offers.end(),
                          [](const Offer &offer) { return offer.chip->isChecked(); });
    return offers;
}

void FilterBar::arrange()
{
    const int buttons =
        m_more->sizeHint().width() + (m_clear->isHidden() ? 0 : Gap + m_clear->sizeHint().width());
    const int lineHeight = m_more->sizeHint().height();
    QPoint at(0, 0);
    QWidget *before = nullptr;
    const auto place = [&](QWidget *part) {
        part->setGeometry(QStyle::visualRect(layoutDirection(), rect(), {at, part->sizeHint()}));
        part->show();
        at.rx() += part->width() + Gap;
        if (before)
            setTabOrder(before, part);
        before = part;
    };

    bool full = false;
    for (const Offer &offer : inOrder()) {
        const bool fits = at.x() + offer.chip->sizeHint().width() + Gap + buttons <= width();
        if (!fits && offer.chip->isChecked() && at.x() > 0)
            at = {0, at.y() + lineHeight + Gap}; // chosen filters are never out of sight
        full = full || (!fits && !offer.chip->isChecked());
        if (full)
            offer.chip->hide();
        else
            place(offer.chip);
    }
    place(m_more);
    if (!m_clear->isHidden())
        place(m_clear);
    setFixedHeight(at.y() + lineHeight);
}

void FilterBar::openMenu()
{
    QMenu *menu = makeFilterMenu(m_search, m_counts, this);
    const QPoint corner = isRightToLeft() ? QPoint(m_more->width() - menu->sizeHint().width(), 0) : QPoint();
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4) + corner));
}

void FilterBar::resizeEvent(QResizeEvent *)
{
    arrange();
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const auto type = event->type();
    if (type == QEvent::FontChange || type == QEvent::LayoutDirectionChange || type == QEvent::StyleChange)
        arrange();
}

} // namespace matinee
