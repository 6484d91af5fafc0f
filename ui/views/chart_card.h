#pragma once

#include "ui/views/accuracy_text.h"
#include "ui/widgets/frames.h"

namespace matinee {

class ColumnChart;
class DataTable;
class SegmentBar;
class TextLabel;

/// A picture under its title, and the table that says the same.
class ChartCard : public Card {
    Q_OBJECT

public:
    ChartCard(const QString &title, const QString &legend, QWidget *parent = nullptr);

    void setContent(const QList<ChartColumn> &columns, const AccuracyTable &table);

private:
    void showPart(int part);

    ColumnChart *m_chart;
    DataTable *m_table;
    SegmentBar *m_parts;
};

} // namespace matinee
