#pragma once

#include "core/library/library.h"

#include <QWidget>

class QComboBox;

namespace matinee {

class SegmentBar;

/// When a film was seen, as exactly as the person knows: a day, a month, a year, or not known. The
/// parts stand in the order of the locale's dates.
class WatchedOnField : public QWidget {
    Q_OBJECT

public:
    /// Starts as `today`; later days cannot be said.
    explicit WatchedOnField(QDate today, QWidget *parent = nullptr);

    WatchedOn value() const;
    void setValue(const WatchedOn &watchedOn);

private:
    enum Precision { Day, Month, Year, Unknown };

    Precision precision() const;
    void showParts();
    /// Leaves only months and days that exist and are not to come.
    void trimParts();
    int year() const;
    int month() const;
    int day() const;

    const QDate m_today;
    SegmentBar *m_precision;
    QComboBox *m_day;
    QComboBox *m_month;
    QComboBox *m_year;
};

} // namespace matinee
