#include "ui/views/chart_card.h"

#include "ui/widgets/column_chart.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace matinee {

ChartCard::ChartCard(const QString &title, const QString &legend, QWidget *parent)
    : Card(parent),
      m_chart(new ColumnChart(title)),
      m_table(new DataTable(title)),
      m_parts(new SegmentBar({tr("Chart"), tr("Table")}))
{
    auto *name = new TextLabel(Type::Body, {});
    name->setWeight(Weight::Semibold);
    name->setParagraph(title);
    auto *key = new TextLabel(Type::Caption, {}, Tone::Muted);
    key->setParagraph(legend);
    m_parts->setAccessibleName(tr("%1: as").arg(title));
    m_table->setWhole(true);

    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(name, 1);
    head->addWidget(m_parts, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(key);
    column->addSpacing(8);
    column->addStretch(); // two charts beside each other stand level, however long their legends are
    column->addWidget(m_chart);
    column->addWidget(m_table);
    connect(m_parts, &SegmentBar::chosen, this, &ChartCard::showPart);
    showPart(0);
}

void ChartCard::setContent(const QList<ChartColumn> &columns, const AccuracyTable &table)
{
    m_chart->setColumns(columns);
    m_table->setRows(table.headings, table.rows);
}

void ChartCard::showPart(int part)
{
    m_chart->setVisible(part == 0);
    m_table->setVisible(part == 1);
}

} // namespace matinee
