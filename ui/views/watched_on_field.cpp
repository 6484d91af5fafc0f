#include "ui/views/watched_on_field.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/segment_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int FirstYear = 1900; ///< nobody alive saw a film before

/// Shows 1 to `last` with `nameOf` each, and keeps what was chosen as far as it still exists.
template <class NameOf>
void fillUpTo(QComboBox &box, int last, NameOf nameOf)
{
    const QSignalBlocker quiet(box);
    const int chosen = std::max(1, box.currentIndex() + 1);
    box.clear();
    for (int number = 1; number <= last; ++number)
        box.addItem(nameOf(number));
    box.setCurrentIndex(std::min(chosen, last) - 1);
}

} // namespace

WatchedOnField::WatchedOnField(QDate today, QWidget *parent)
    : QWidget(parent),
      m_today(today),
      m_precision(new SegmentBar({tr("Day"), tr("Month"), tr("Year"), tr("Not known")})),
      m_day(new QComboBox),
      m_month(new QComboBox),
      m_year(new QComboBox)
{
    m_precision->setAccessibleName(tr("How exactly you know when"));
    m_day->setAccessibleName(tr("Day"));
    m_month->setAccessibleName(tr("Month"));
    m_year->setAccessibleName(tr("Year"));
    for (int number = today.year(); number >= FirstYear; --number)
        m_year->addItem(QString::number(number));

    auto *parts = new QHBoxLayout;
    parts->setSpacing(8);
    const QString format = QLocale().dateFormat(QLocale::ShortFormat);
    QList<std::pair<qsizetype, QComboBox *>> order{
        {format.indexOf(u'd'), m_day}, {format.indexOf(u'M'), m_month}, {format.indexOf(u'y'), m_year}};
    std::sort(order.begin(), order.end());
    for (const auto &[place, box] : order)
        parts->addWidget(box);
    parts->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_precision, 0, Qt::AlignLeading);
    column->addLayout(parts);

    connect(m_precision, &SegmentBar::chosen, this, &WatchedOnField::showParts);
    connect(m_year, &QComboBox::currentIndexChanged, this, &WatchedOnField::trimParts);
    connect(m_month, &QComboBox::currentIndexChanged, this, &WatchedOnField::trimParts);
    setValue(WatchedOn::day(today));
}

WatchedOn WatchedOnField::value() const
{
    const auto twoDigits = [](int number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    QString text;
    if (precision() != Unknown)
        text = QString::number(year());
    if (precision() == Day || precision() == Month)
        text += u'-' + twoDigits(month());
    if (precision() == Day)
        text += u'-' + twoDigits(day());
    return WatchedOn::fromText(text).value_or(WatchedOn());
}

void WatchedOnField::setValue(const WatchedOn &watchedOn)
{
    const QStringList parts = watchedOn.text().split(u'-', Qt::SkipEmptyParts);
    const auto part = [&parts](int at, int otherwise) {
        return parts.size() > at ? parts.at(at).toInt() : otherwise;
    };
    const int wantedYear = part(0, m_today.year());
    if (m_year->findText(QString::number(wantedYear)) < 0)
        m_year->addItem(QString::number(wantedYear)); // an imported entry may lie outside the usual years

    m_precision->setCurrent(parts.isEmpty() ? Unknown : Day + 3 - int(parts.size()));
    m_year->setCurrentText(QString::number(wantedYear));
    trimParts();
    m_month->setCurrentIndex(part(1, m_today.month()) - 1);
    m_day->setCurrentIndex(part(2, m_today.day()) - 1);
    showParts();
}

WatchedOnField::Precision WatchedOnField::precision() const
{
    return Precision(m_precision->current());
}

void WatchedOnField::showParts()
{
    m_day->setVisible(precision() == Day);
    m_month->setVisible(precision() == Day || precision() == Month);
    m_year->setVisible(precision() != Unknown);
}

void WatchedOnField::trimParts()
{
    const QLocale locale;
    const bool thisYear = year() == m_today.year();
    fillUpTo(*m_month, thisYear ? m_today.month() : 12,
             [&locale](int number) { return locale.standaloneMonthName(number); });
    const bool thisMonth = thisYear && month() == m_today.month();
    fillUpTo(*m_day, thisMonth ? m_today.day() : QDate(year(), month(), 1).daysInMonth(),
             [](int number) { return QString::number(number); });
}

int WatchedOnField::year() const
{
    return m_year->currentText().toInt();
}

int WatchedOnField::month() const
{
    return m_month->currentIndex() + 1;
}

int WatchedOnField::day() const
{
    return m_day->currentIndex() + 1;
}

} // namespace matinee
