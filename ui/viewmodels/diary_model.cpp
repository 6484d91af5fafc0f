#include "ui/viewmodels/diary_model.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"

#include <algorithm>
#include <iterator>

namespace matinee {

DiaryModel::DiaryModel(Session &session, QObject *parent) : QAbstractListModel(parent), m_session(session)
{
    connect(&session, &Session::loaded, this, &DiaryModel::load);
    connect(&session, &Session::diaryChanged, this, &DiaryModel::load);
    connect(&session, &Session::mineChanged, this, &DiaryModel::followRating);
    load();
}

template <class Condition>
QList<DiaryEntry> DiaryModel::entriesWhere(Condition condition) const
{
    QList<DiaryEntry> found;
    std::copy_if(m_entries.cbegin(), m_entries.cend(), std::back_inserter(found), condition);
    return found;
}

QList<DiaryEntry> DiaryModel::month(QDate any) const
{
    return entriesWhere([any](const DiaryEntry &entry) {
        const auto day = entry.watch.watchedOn.exactDay();
        return day && day->year() == any.year() && day->month() == any.month();
    });
}

QList<DiaryEntry> DiaryModel::year(int year) const
{
    return entriesWhere([year](const DiaryEntry &entry) { return entry.watch.watchedOn.year() == year; });
}

QList<DiaryEntry> DiaryModel::undated() const
{
    return entriesWhere([](const DiaryEntry &entry) { return !entry.watch.watchedOn.exactDay(); });
}

QDate DiaryModel::newestDay() const
{
    for (const DiaryEntry &entry : m_entries) {
        if (const auto day = entry.watch.watchedOn.exactDay())
            return *day;
    }
    return {};
}

int DiaryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant DiaryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DiaryEntry &entry = m_entries.at(index.row());
    switch (role) {
    case WatchIdRole:
        return entry.watch.id;
    case DayRole:
        return entry.watch.watchedOn.exactDay().value_or(QDate());
    case RewatchRole:
        return entry.watch.rewatch;
    default:
        return tileData(m_session, entry.movie, role);
    }
}

void DiaryModel::load()
{
    if (!m_session.isLoaded())
        return;
    const Doors &doors = m_session.doors();
    whenDone(doors.library.call(&LibraryService::diary, doors.user), this,
             [this](const Result<QList<Watch>> &watches) {
                 if (watches)
                     use(*watches);
             });
}

void DiaryModel::use(const QList<Watch> &watches)
{
    beginResetModel();
    m_entries.clear();
    for (const Watch &watch : watches) {
        if (const MovieSummary *movie = m_session.movie(watch.movie))
            m_entries.append({watch, *movie, m_session.mine(watch.movie).rating});
    }
    endResetModel();
    emit changed();
}

void DiaryModel::followRating(MovieId movie)
{
    bool touched = false;
    for (int row = 0; row < m_entries.size(); ++row) {
        DiaryEntry &entry = m_entries[row];
        if (entry.watch.movie != movie)
            continue;
        entry.rating = m_session.mine(movie).rating;
        emit dataChanged(index(row), index(row));
        touched = true;
    }
    if (touched)
        emit changed();
}

} // namespace matinee
