#include "ui/views/tool_line.h"

#include "ui/viewmodels/search_view_model.h"
#include "ui/views/search_text.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/poster_grid.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSlider>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int SliderWidth = 96;
constexpr int MinutesPerHour = 60;

} // namespace

ToolLine::ToolLine(SearchViewModel &search, QWidget *parent)
    : QWidget(parent),
      m_search(search),
      m_count(new TextLabel(Type::Body, {}, Tone::Text, this)),
      m_hours(new TextLabel(Type::Body, {}, Tone::Muted, this)),
      m_sort(new QComboBox(this)),
      m_direction(new IconButton(u"sort"_s, {}, this)),
      m_size(new QSlider(Qt::Horizontal, this))
{
    m_count->setWeight(Weight::Semibold);
    auto *sortLabel = new TextLabel(Type::Body, tr("Sort"), Tone::Muted, this);
    sortLabel->setBuddy(m_sort);
    m_direction->setSide(28);
    m_direction->setCheckable(true);
    m_size->setFixedWidth(SliderWidth);
    m_size->setRange(PosterGrid::MinTile, PosterGrid::MaxTile);
    m_size->setAccessibleName(tr("Size of the posters"));
    fillSort();

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_count);
    line->addSpacing(4);
    line->addWidget(m_hours);
    line->addStretch();
    line->addWidget(sortLabel);
    line->addSpacing(10);
    line->addWidget(m_sort);
    line->addSpacing(4);
    line->addWidget(m_direction);
    line->addSpacing(16);
    line->addWidget(m_size);

    connect(m_sort, &QComboBox::activated, this, [this] {
        m_search.setSort({SortKey(m_sort->currentData().toInt()), false});
    });
    connect(m_direction, &QAbstractButton::clicked, this, &ToolLine::turnRound);
    connect(m_size, &QSlider::valueChanged, this, &ToolLine::tileSizeChanged);
    connect(&search, &SearchViewModel::queryChanged, this, &ToolLine::showSort);
    connect(&search, &SearchViewModel::resultsChanged, this, &ToolLine::describe);
    connect(&search, &SearchViewModel::preparingChanged, this, &ToolLine::describe);
    showSort();
    describe();
}

void ToolLine::setTileSize(int width)
{
    m_size->setValue(width);
}

void ToolLine::fillSort()
{
    for (const SortKey key : sortKeys())
        m_sort->addItem(sortText(key), int(key));
    m_sort->setMaxVisibleItems(m_sort->count());
    m_sort->setAccessibleName(tr("Sort"));
}

void ToolLine::showSort()
{
    const Sort sort = m_search.sort();
    m_sort->setCurrentIndex(m_sort->findData(int(sort.key)));
    m_direction->setIconName(sort.key == SortKey::Random ? u"surprise"_s : u"sort"_s);
    m_direction->setLabel(directionText(sort));
    m_direction->setChecked(sort.reversed);
}

void ToolLine::turnRound()
{
    const Sort sort = m_search.sort();
    if (sort.key == SortKey::Random)
        m_search.shuffle();
    else
        m_search.setSort({sort.key, !sort.reversed});
    showSort(); // the button has toggled itself
}

void ToolLine::describe()
{
    const bool known = !m_search.preparing();
    m_count->setText(known ? tr("%Ln film(s)", nullptr, m_search.count()) : QString());
    const int hours = (m_search.minutes() + MinutesPerHour / 2) / MinutesPerHour;
    m_hours->setText(hours > 0 ? u"· "_s + tr("about %Ln hour(s)", nullptr, hours) : QString());
}

} // namespace matinee
