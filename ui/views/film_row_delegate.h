#pragma once

#include <QStyledItemDelegate>

namespace matinee {

class PosterCache;

/// A film as one line of a list: small poster, title, year. Rows are 44 px high.
class FilmRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit FilmRowDelegate(PosterCache &posters, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    PosterCache &m_posters;
};

} // namespace matinee
