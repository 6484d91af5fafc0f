#pragma once

#include "ui/widgets/tile_roles.h"

#include <QAbstractListModel>

namespace matinee {

/// As many films as a test wants, with ids from 1 on: every third one is seen and rated 4½.
class FilmRows : public QAbstractListModel {
public:
    explicit FilmRows(int count, QObject *parent = nullptr) : QAbstractListModel(parent), m_count(count) { }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }

    QVariant data(const QModelIndex &index, int role) const override
    {
        const int id = index.row() + 1;
        const bool seen = id % 3 == 0;
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return title(id);
        case MovieIdRole:
            return qint64(id);
        case YearRole:
            return 1950 + id % 70;
        case PosterRole:
            return QVariant::fromValue(
                PosterFacts{.imdbId = {}, .title = title(id), .year = 1950, .genres = {}, .director = {}});
        case MatchRole:
            return 0.5;
        case PointsRole:
            return seen ? QVariant(90) : QVariant();
        case SeenRole:
            return seen;
        default:
            return {};
        }
    }

    static QString title(int id) { return QStringLiteral("Film %1").arg(id); }

private:
    int m_count;
};

} // namespace matinee
