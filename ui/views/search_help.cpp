#include "ui/views/search_help.h"

#include "core/base/text.h"
#include "core/query/column_names.h"
#include "ui/views/page_margins.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Wide = 620;
constexpr int TableHigh = 340; // the whole dialog fits the smallest window

struct Row {
    QString name, meaning, example;
};

QList<Row> rowsOfColumns()
{
    QList<Row> rows;
    for (const Column column : namedColumns()) {
        const ColumnInfo &info = infoOf(column);
        const QString name = info.name.toString() + u':';
        rows.append({name, say("core", info.meaning), name + info.example.toString()});
    }
    return rows;
}

QList<Row> rowsOfSigns()
{
    return {{u"-"_s, SearchHelp::tr("without what follows"), u"-genre:horror"_s},
            {u","_s, SearchHelp::tr("any of these"), u"country:FR,BE"_s},
            {u"\"…\""_s, SearchHelp::tr("these words, in this order"), u"\"blade runner\""_s},
            {u"OR"_s, SearchHelp::tr("one of two, in brackets where there is more"), u"(kurosawa OR ozu)"_s},
            {u"sort:"_s, SearchHelp::tr("what comes first; with - it comes last"), u"sort:-year"_s}};
}

} // namespace

SearchHelp::SearchHelp(QWidget *parent) : Dialog(tr("What a search understands"), parent)
{
    setFixedWidth(Wide);
    auto *intro = new TextLabel(Type::Body, {}, Tone::Muted, this);
    intro->setParagraph(
        tr("Words look through titles, people, keywords and plots, and forgive typos. A column and a "
           "colon look in one place."));
    auto *table = new ScrollPage(makeTable(), this);
    table->setFixedHeight(TableHigh);
    body().addWidget(intro);
    body().addWidget(table);
    setNote(tr("Click an example to use it"));
    Button *done = addAction(tr("Done"), Button::Kind::Primary);
    connect(done, &QAbstractButton::clicked, this, &QDialog::accept);
    done->setFocus();
}

QWidget *SearchHelp::makeTable()
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(pageMargins(*this, 0, 0, 16, 0));
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Row &row : rowsOfColumns() + rowsOfSigns()) {
        auto *name = new TextLabel(Type::Body, row.name, Tone::Text, table);
        name->setWeight(Weight::Semibold);
        auto *example = new Button(row.example, Button::Kind::Ghost, table);
        example->setButtonHeight(Button::Height::Small);
        example->setAccent(true);
        example->setAccessibleDescription(row.meaning);
        connect(example, &QAbstractButton::clicked, this, [this, text = row.example] {
            emit exampleWanted(text);
            accept();
        });
        grid->addWidget(name, line, 0);
        grid->addWidget(new TextLabel(Type::Body, row.meaning, Tone::Muted, table), line, 1);
        grid->addWidget(example, line, 2, Qt::AlignLeading);
        ++line;
    }
    return table;
}

} // namespace matinee
