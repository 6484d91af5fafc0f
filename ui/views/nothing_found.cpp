#include "ui/views/nothing_found.h"

#include "ui/viewmodels/search_relief.h"
#include "ui/viewmodels/search_view_model.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace matinee {

NothingFound::NothingFound(SearchViewModel &search, const Empty &empty, QWidget *parent)
    : EmptyState(empty.iconName, {}, {}, parent),
      m_search(search),
      m_whenEmpty(empty),
      m_onlyWords(addAction({}, {})),
      m_giveUp(addAction({}, {})),
      m_clear(addAction({}, u"close"_s)),
      m_add(addAction(tr("Add it yourself"), u"plus"_s, Button::Kind::Ghost))
{
    m_onlyWords->hide();
    m_giveUp->hide();
    connect(&search.relief(), &SearchRelief::changed, this, &NothingFound::followRelief);
    connect(m_giveUp, &QAbstractButton::clicked, this, [this] {
        if (const auto offer = m_search.relief().best())
            m_search.remove(offer->part);
    });
    connect(m_onlyWords, &QAbstractButton::clicked, &search, &SearchViewModel::clearFilters);
    connect(m_clear, &QAbstractButton::clicked, &search, &SearchViewModel::clear);
    connect(m_add, &QAbstractButton::clicked, this, [this] { emit addFilmWanted(m_search.draft().words()); });
    describe();
}

Button *NothingFound::addWayOut(const QString &text, const QString &iconName)
{
    m_waysOut.append(addAction(text, iconName));
    return m_waysOut.last();
}

void NothingFound::describe()
{
    const bool narrowed = m_search.isNarrowed();
    const bool onlyText = narrowed && !m_search.draft().hasFilters();
    if (onlyText)
        setTexts(tr("No film or person of that name"),
                 tr("Try fewer letters, or another part of the title."));
    else if (narrowed)
        setTexts(tr("No film fits"), tr("Nothing has all of this at once. Take something away."));
    else
        setTexts(m_whenEmpty.title, m_whenEmpty.text);
    const bool onlyFilters = m_search.draft().typed().isEmpty();
    m_clear->setText(onlyText ? tr("Clear search") : onlyFilters ? tr("Clear filters") : tr("Clear all"));
    m_clear->setVisible(narrowed);
    m_add->setVisible(!m_search.draft().words().isEmpty());
    for (Button *way : std::as_const(m_waysOut))
        way->setVisible(!narrowed);
    followRelief();
}

void NothingFound::followRelief()
{
    const bool narrowed = m_search.isNarrowed();
    const auto &offer = m_search.relief().best();
    const int byWords = narrowed ? m_search.relief().withoutFilters() : 0;
    // With one filter both are the same.
    const bool isOnlyFilter = byWords > 0 && m_search.draft().chips().size() == 1;
    const bool gives = offer && narrowed && !isOnlyFilter;
    m_onlyWords->setText(tr("Without filters: %Ln film(s)", nullptr, byWords));
    m_onlyWords->setVisible(byWords > 0);
    if (gives)
        m_giveUp->setText(tr("Without %1: %Ln film(s)", nullptr, offer->films).arg(offer->label));
    m_giveUp->setVisible(gives);
    m_giveUp->setKind(byWords > 0 ? Button::Kind::Secondary : Button::Kind::Primary);
    m_clear->setKind(gives || byWords > 0 ? Button::Kind::Secondary : Button::Kind::Primary);
}

} // namespace matinee
