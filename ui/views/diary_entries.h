#pragma once

#include <QDate>
#include <QSortFilterProxyModel>

namespace matinee {

class DiaryModel;
struct DiaryEntry;

/// The entries of a diary that a list shows: of one month, or all while no month is set.
class DiaryEntries : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit DiaryEntries(DiaryModel &diary, QObject *parent = nullptr);

    void setMonth(QDate any);
    /// `index` is a row of this model, not of the diary's.
    const DiaryEntry &entry(const QModelIndex &index) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    DiaryModel &m_diary;
    QDate m_month;
};

} // namespace matinee
