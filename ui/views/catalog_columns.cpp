#include "ui/views/catalog_columns.h"

#include "ui/viewmodels/catalog_import_view_model.h"
#include "ui/views/catalog_import_text.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int RowHeight = 52;
constexpr int ChoiceWidth = 190;
constexpr int ShownRows = 3;

QString firstCells(const CsvHead &head, int column)
{
    QStringList cells;
    for (const QStringList &row : head.rows) {
        if (const QString cell = row.value(column).simplified(); !cell.isEmpty() && cells.size() < ShownRows)
            cells.append(cell);
    }
    return cells.join(u"  ·  "_s);
}

} // namespace

CatalogColumns::CatalogColumns(CatalogImportViewModel &import, QWidget *parent)
    : QWidget(parent),
      m_import(import)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *heading = new TextLabel(Type::Strong, tr("What the columns hold"), Tone::Text, this);
    heading->setWeight(Weight::Semibold);
    column->addWidget(heading);
    connect(&import, &CatalogImportViewModel::stateChanged, this, &CatalogColumns::rebuild);
    rebuild();
}

void CatalogColumns::rebuild()
{
    using State = CatalogImportViewModel::State;
    const bool isTable = m_import.format() == CatalogFormat::Csv
        && (m_import.state() == State::Chosen || m_import.state() == State::Failed);
    setVisible(isTable);
    if (!isTable)
        return;
    delete m_rows;
    m_choices.clear();
    m_rows = new QWidget(this);
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (int column = 0; column < m_import.head().columns.size(); ++column) {
        rows->addWidget(new Rule);
        rows->addWidget(makeRow(column));
    }
    layout()->addWidget(m_rows);
}

void CatalogColumns::pointAtMissing()
{
    if (isHidden() || m_choices.isEmpty() || m_import.missing().isEmpty())
        return;
    int column = 0;
    while (column + 1 < m_choices.size() && m_import.factOf(column))
        ++column;
    QComboBox *choice = m_choices.at(column);
    choice->setFocus(Qt::OtherFocusReason);
    for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
        if (auto *page = qobject_cast<QScrollArea *>(above)) {
            page->widget()->layout()->activate(); // the rows are new
            page->ensureWidgetVisible(choice);
        }
    }
}

QWidget *CatalogColumns::makeRow(int column)
{
    auto *row = new QWidget;
    row->setMinimumHeight(RowHeight);
    const QString name = m_import.head().columns.at(column);
    auto *title = new ElidedLabel(Type::Body, name, Tone::Text, row);
    title->setWeight(Weight::Semibold);
    auto *cells = new ElidedLabel(Type::Caption, firstCells(m_import.head(), column), Tone::Muted, row);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(title);
    words->addWidget(cells);
    words->addStretch();

    auto *choice = new QComboBox(row);
    m_choices.append(choice);
    choice->setAccessibleName(tr("What “%1” holds").arg(name));
    choice->setMinimumWidth(ChoiceWidth);
    choice->addItem(tr("Leave out"));
    for (const FilmFact fact : filmFacts())
        choice->addItem(factName(fact), int(fact));
    const auto show = [this, choice, title, column] {
        const QSignalBlocker quiet(choice);
        const auto fact = m_import.factOf(column);
        choice->setCurrentIndex(fact ? choice->findData(int(*fact)) : 0);
        setTone(title, fact ? Tone::Text : Tone::Muted);
    };
    show();
    connect(&m_import, &CatalogImportViewModel::factsChanged, choice, show);
    connect(choice, &QComboBox::currentIndexChanged, this, [this, choice, column] {
        const QVariant fact = choice->currentData();
        m_import.setFact(column, fact.isValid() ? std::optional(FilmFact(fact.toInt())) : std::nullopt);
    });

    auto *across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(16);
    across->addLayout(words, 1);
    across->addWidget(choice);
    return row;
}

} // namespace matinee
