#include "ui/views/fact_rows.h"

#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <memory>

namespace matinee {

namespace {

/// A word or two, on the same line as the paragraph beside it.
TextLabel *shortLabel(const QString &text, Tone tone, QWidget *parent)
{
    auto *label = new TextLabel(Type::Body, {}, tone, parent);
    label->setParagraph(text);
    label->setWordWrap(false);
    return label;
}

} // namespace

FactRows::FactRows(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
}

void FactRows::setRows(const QList<FactRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    while (const std::unique_ptr<QLayoutItem> item{m_grid->takeAt(0)})
        delete item->widget();
    for (int row = 0; row < rows.size(); ++row) {
        const FactRow &fact = rows.at(row);
        auto *value = new QWidget(this);
        auto *across = new QHBoxLayout(value);
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(6);
        if (!fact.figure.isEmpty()) {
            auto *figure = shortLabel(fact.figure, Tone::Text, value);
            figure->setWeight(Weight::Semibold);
            across->addWidget(figure, 0, Qt::AlignTop);
        }
        auto *text = new TextLabel(Type::Body, {}, Tone::Muted, value);
        text->setParagraph(fact.text);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        across->addWidget(text, 1);
        m_grid->addWidget(shortLabel(fact.label, Tone::Muted, this), row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1);
    }
}

} // namespace matinee
