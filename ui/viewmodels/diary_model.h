#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/library/library.h"

#include <QAbstractListModel>
#include <QDate>

namespace matinee {

class Session;

/// A diary entry with the film it is of.
struct DiaryEntry {
    Watch watch;
    MovieSummary movie;
    std::optional<Rating> rating; ///< the person's rating of the film today
};

/// The whole diary, newest first, unknown days last. As a list its rows have the roles of
/// tile_roles.h and the entry's own; a calendar asks for a month or a day.
class DiaryModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { WatchIdRole = Qt::UserRole + 200, DayRole, RewatchRole };

    explicit DiaryModel(Session &session, QObject *parent = nullptr);

    const QList<DiaryEntry> &entries() const { return m_entries; }
    /// Of the month `any` lies in, newest first; entries without an exact day are not among them.
    QList<DiaryEntry> month(QDate any) const;
    QList<DiaryEntry> year(int year) const;
    /// Seen at an unknown day, or known only to the month or year.
    QList<DiaryEntry> undated() const;
    /// Day of the newest entry that has one; invalid when there is none.
    QDate newestDay() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    /// Entries came, went or changed, ratings too.
    void changed();

private:
    void load();
    void use(const QList<Watch> &watches);
    void followRating(MovieId movie);
    template <class Condition>
    QList<DiaryEntry> entriesWhere(Condition condition) const;

    Session &m_session;
    QList<DiaryEntry> m_entries;
};

} // namespace matinee
