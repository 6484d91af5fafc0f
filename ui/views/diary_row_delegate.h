#pragma once

#include <QStyledItemDelegate>

namespace matinee {

class DiaryEntries;
class PosterCache;
struct DiaryEntry;

/// A diary entry as a row 68 px high: day, poster, title, year and director, stars, whether again.
/// Rows are 12 px wider than their column on each side, where the fill of the chosen one bleeds out.
class DiaryRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int Bleed = 12;

    /// `full` writes month and year with the day, and place and note at the trailing edge.
    DiaryRowDelegate(const DiaryEntries &entries, bool full, PosterCache &posters, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Row;
    void paintGround(const Row &row, QStyle::State state) const;
    void paintDate(const Row &row, const DiaryEntry &entry) const;
    void paintFilm(const Row &row, const DiaryEntry &entry) const;
    void paintStars(const Row &row, const DiaryEntry &entry) const;
    void paintRemarks(const Row &row, const DiaryEntry &entry) const;
    int dateWidth() const;

    const DiaryEntries &m_entries;
    const bool m_full;
    PosterCache &m_posters;
};

} // namespace matinee
