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
      m_giveUp(addAction({}, {})),
      m_clear(addAction({}, u"close"_s)),
      m_add(addAction(tr("Add it yourself"), u"plus"_s, Button::Kind::Ghost))
{
    m_giveUp->hide();
    connect(&search.relief(), &SearchRelief::changed, this, &NothingFound::followRelief);
    connect(m_giveUp, &QAbstractButton::clicked, this, [this] {
        if (const auto offer = m_search.relief().best())
            m_search.remove(offer->part);
    });
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
    m_clear->setText(onlyText ? tr("Clear search") : tr("Clear filters"));
    m_clear->setVisible(narrowed);
    m_add->setVisible(!m_search.draft().words().isEmpty());
    for (Button *way : std::as_const(m_waysOut))
        way->setVisible(!narrowed);
    followRelief();
}

void NothingFound::followRelief()
{
    const auto &offer = m_search.relief().best();
    const bool helps = offer && m_search.isNarrowed();
    if (helps)
        m_giveUp->setText(tr("Without %1: %Ln film(s)", nullptr, offer->films).arg(offer->label));
    m_giveUp->setVisible(helps);
    m_clear->setKind(helps ? Button::Kind::Secondary : Button::Kind::Primary);
}

} // namespace matinee
