#include "ui/views/diary_entries.h"

#include "ui/viewmodels/diary_model.h"

namespace matinee {

DiaryEntries::DiaryEntries(DiaryModel &diary, QObject *parent) : QSortFilterProxyModel(parent), m_diary(diary)
{
    setSourceModel(&diary);
}

void DiaryEntries::setMonth(QDate any)
{
    m_month = any;
    invalidateFilter();
}

const DiaryEntry &DiaryEntries::entry(const QModelIndex &index) const
{
    return m_diary.entries().at(mapToSource(index).row());
}

bool DiaryEntries::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (!m_month.isValid())
        return true;
    const auto day = m_diary.entries().at(row).watch.watchedOn.exactDay();
    return day && day->year() == m_month.year() && day->month() == m_month.month();
}

} // namespace matinee
