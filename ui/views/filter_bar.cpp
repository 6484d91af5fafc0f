#include "ui/views/filter_bar.h"

#include "ui/theme/icons.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/filter_popup.h"
#include "ui/views/search_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon_button.h"

#include <QEvent>
#include <QMenu>
#include <QSet>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Gap = 8;

QString keyOf(const Node &node)
{
    return printQuery({{node}, {}});
}

QStringList byCount(QList<FacetValue> values)
{
    std::stable_sort(values.begin(), values.end(),
                     [](const FacetValue &a, const FacetValue &b) { return a.count > b.count; });
    QStringList names;
    for (const FacetValue &value : std::as_const(values))
        names.append(value.value);
    return names;
}

} // namespace

FilterBar::FilterBar(SearchViewModel &search, QWidget *parent)
    : QWidget(parent),
      m_search(search),
      m_filter(new Button(tr("Filter"), Button::Kind::Ghost, this)),
      m_clear(new Button(tr("Clear"), Button::Kind::Ghost, this)),
      m_save(new Button(tr("Save as smart list"), Button::Kind::Ghost, this)),
      m_more(new IconButton(u"more"_s, tr("More for this search"), this))
{
    m_filter->setIconName(u"plus"_s);
    m_filter->setAccessibleDescription(tr("Genres, decades, countries and more, with counts"));
    m_clear->setAccessibleDescription(tr("Takes all filters away"));
    for (Button *button : {m_filter, m_clear, m_save})
        button->setButtonHeight(Button::Height::Small);
    m_clear->setQuiet(true);
    m_save->setQuiet(true);
    m_more->setSide(28);
    connect(m_filter, &QAbstractButton::clicked, this, &FilterBar::openFilters);
    connect(m_clear, &QAbstractButton::clicked, &search, &SearchViewModel::clearFilters);
    connect(m_save, &QAbstractButton::clicked, this, &FilterBar::saveWanted);
    connect(m_more, &QAbstractButton::clicked, this, &FilterBar::openMore);
    connect(&search, &SearchViewModel::queryChanged, this, &FilterBar::refresh);
    connect(&search, &SearchViewModel::resultsChanged, this, &FilterBar::refresh);
    connect(&search, &SearchViewModel::countsChanged, this, &FilterBar::refresh);
    refresh();
}

void FilterBar::setSaveOffered(bool offered)
{
    m_saveOffered = offered;
    refresh();
}

void FilterBar::addOffers()
{
    if (m_search.facet(Facet::Genre).isEmpty())
        return;
    addOffer(Facet::Seen, u"no"_s);
    addOffer(Facet::Runtime, u"..120"_s);
    const QStringList genres = byCount(m_search.facet(Facet::Genre));
    const QStringList decades = byCount(m_search.facet(Facet::Decade));
    // Taken in turns, so that the line offers both however short it is.
    for (qsizetype i = 0; i < std::max(genres.size(), decades.size()); ++i) {
        if (i < genres.size())
            addOffer(Facet::Genre, genres.at(i));
        if (i < decades.size())
            addOffer(Facet::Decade, decades.at(i));
    }
}

void FilterBar::addOffer(Facet facet, const QString &value)
{
    const bool known = std::any_of(m_offers.cbegin(), m_offers.cend(), [&](const Offer &offer) {
        return offer.facet == facet && offer.value == value;
    });
    if (known)
        return;
    if (const auto node = nodeOf(facet, value)) {
        m_offers.append({facet, value, keyOf(*node)});
        chipFor(m_offers.last().key, *node);
    }
}

Chip *FilterBar::chipFor(const QString &key, const Node &node)
{
    Chip *&chip = m_chips[key];
    if (!chip) {
        chip = new Chip(chipText(node), this);
        chip->hide();
        connect(chip, &QAbstractButton::clicked, this, [this, key] { click(key); });
        connect(chip, &Chip::excludeRequested, this, [this, key] { exclude(key); });
    }
    return chip;
}

const FilterBar::Offer *FilterBar::offerOf(const QString &key) const
{
    const auto offer = std::find_if(m_offers.cbegin(), m_offers.cend(),
                                    [&key](const Offer &candidate) { return candidate.key == key; });
    return offer == m_offers.cend() ? nullptr : &*offer;
}

void FilterBar::click(const QString &key)
{
    for (const SearchChip &chip : m_search.draft().chips()) {
        if (keyOf(chip.node) == key)
            return m_search.remove(chip);
    }
    if (const Offer *offer = offerOf(key))
        m_search.toggle(offer->facet, offer->value, hasSeveral(offer->facet) ? Choice::All : Choice::Any);
}

void FilterBar::exclude(const QString &key)
{
    if (const Offer *offer = offerOf(key))
        return m_search.toggle(offer->facet, offer->value, Choice::None);
    for (const SearchChip &chip : m_search.draft().chips()) {
        if (keyOf(chip.node) == key)
            return m_search.turnRound(chip);
    }
}

void FilterBar::refresh()
{
    addOffers();
    showChosen(m_search.draft().chips());
    showOffers();
    m_clear->setVisible(!m_chosen.isEmpty());
    m_save->setVisible(m_saveOffered && m_search.isNarrowed());
    arrange();
}

void FilterBar::showChosen(const QList<SearchChip> &chips)
{
    m_chosen.clear();
    for (const SearchChip &part : chips) {
        const QString key = keyOf(part.node);
        Chip *chip = chipFor(key, part.node);
        chip->setChecked(true);
        chip->setCount(std::nullopt); // how many films all of them leave is said once, below
        if (!m_chosen.contains(chip))
            m_chosen.append(chip);
    }
}

void FilterBar::showOffers()
{
    m_open.clear();
    const Query query = m_search.draft().query();
    for (const Offer &offer : std::as_const(m_offers)) {
        Chip *chip = m_chips.value(offer.key);
        if (m_chosen.contains(chip))
            continue;
        chip->setChecked(false);
        const auto count = m_search.countWith(offer.facet, offer.value);
        chip->setCount(count);
        if (count.value_or(0) > 0 && narrows(query, offer.facet, offer.value))
            m_open.append(chip);
    }
    // What is neither: it was chosen once and is no offer.
    for (auto chip = m_chips.begin(); chip != m_chips.end();) {
        const bool needed = m_chosen.contains(*chip) || offerOf(chip.key());
        if (!needed)
            (*chip)->deleteLater();
        chip = needed ? std::next(chip) : m_chips.erase(chip);
    }
}

void FilterBar::arrange()
{
    const auto wide = [](const QWidget *part) {
        return part->isHidden() ? 0 : Gap + part->sizeHint().width();
    };
    const int trailing = wide(m_save) + wide(m_more);
    const int room = width() - trailing - wide(m_filter) - wide(m_clear);
    const int lineHeight = m_filter->sizeHint().height();
    QPoint at(0, 0);
    QWidget *before = nullptr;
    const auto put = [&](QWidget *part, QPoint where) {
        part->setGeometry(QStyle::visualRect(layoutDirection(), rect(), {where, part->sizeHint()}));
        if (before)
            setTabOrder(before, part);
        before = part;
    };
    const auto place = [&](QWidget *part) {
        put(part, at);
        at.rx() += part->width() + Gap;
    };

    for (Chip *chip : std::as_const(m_chosen)) {
        if (at.x() > 0 && at.x() + chip->sizeHint().width() > room)
            at = {0, at.y() + lineHeight + Gap}; // chosen filters are never out of sight
        place(chip);
        chip->show();
    }
    QSet<Chip *> shown(m_chosen.cbegin(), m_chosen.cend());
    for (Chip *chip : std::as_const(m_open)) {
        if (at.x() + chip->sizeHint().width() > room)
            break;
        place(chip);
        chip->show();
        shown.insert(chip);
    }
    for (Chip *chip : std::as_const(m_chips)) {
        if (!shown.contains(chip))
            chip->hide();
    }
    place(m_filter);
    if (!m_clear->isHidden())
        place(m_clear);
    int end = width() - trailing + Gap;
    for (QWidget *part : {static_cast<QWidget *>(m_save), static_cast<QWidget *>(m_more)}) {
        if (part->isHidden())
            continue;
        put(part, {end, 0});
        end += part->width() + Gap;
    }
    setFixedHeight(at.y() + lineHeight);
}

void FilterBar::openFilters()
{
    auto *popup = new FilterPopup(m_search, this);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->openUnder(*m_filter);
}

void FilterBar::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *save = menu->addAction(icon(u"filter"), tr("Save as smart list"));
    QAction *copy = menu->addAction(icon(u"link"), tr("Copy search") + u'\t' + tr("Ctrl+Shift+C"));
    QAction *clear = menu->addAction(icon(u"close"), tr("Clear all filters"));
    save->setVisible(m_saveOffered);
    save->setEnabled(m_search.isNarrowed());
    copy->setEnabled(m_search.isNarrowed());
    clear->setEnabled(!m_chosen.isEmpty());
    connect(save, &QAction::triggered, this, &FilterBar::saveWanted);
    connect(copy, &QAction::triggered, this, [this] { copySearch(m_search); });
    connect(clear, &QAction::triggered, &m_search, &SearchViewModel::clearFilters);
    const int aside = isRightToLeft() ? 0 : m_more->width() - menu->sizeHint().width();
    menu->popup(m_more->mapToGlobal(QPoint(aside, m_more->height() + 4)));
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
