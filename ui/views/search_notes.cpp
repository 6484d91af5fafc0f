#include "ui/views/search_notes.h"

#include "ui/viewmodels/search_view_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// A row whose last part keeps to the words before it.
QWidget *line(const QList<QWidget *> &parts, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QWidget *part : parts)
        row->addWidget(part);
    row->addStretch(1);
    return widget;
}

Button *ghost(QWidget *parent)
{
    auto *button = new Button({}, Button::Kind::Ghost, parent);
    button->setButtonHeight(Button::Height::Small);
    button->setAccent(true);
    return button;
}

} // namespace

SearchNotes::SearchNotes(SearchViewModel &search, QWidget *parent) : QWidget(parent), m_search(search)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeMistake());
    column->addWidget(makeCorrection());
    column->addWidget(makePeople());
    connect(&search, &SearchViewModel::mistakesChanged, this, &SearchNotes::showMistake);
    connect(&search, &SearchViewModel::resultsChanged, this, &SearchNotes::showCorrection);
    connect(&search, &SearchViewModel::resultsChanged, this, &SearchNotes::showPeople);
    settle();
}

QWidget *SearchNotes::makeMistake()
{
    m_mistake = new ElidedLabel(Type::Body, {}, Tone::Error, this);
    m_fix = ghost(this);
    connect(m_fix, &QAbstractButton::clicked, this, [this] {
        if (const auto mistakes = m_search.mistakes(); !mistakes.isEmpty())
            m_search.mend(mistakes.first());
    });
    m_mistakeLine = line({m_mistake, m_fix}, this);
    m_mistakeLine->hide();
    return m_mistakeLine;
}

QWidget *SearchNotes::makeCorrection()
{
    m_correction = new TextLabel(Type::Body, {}, Tone::Muted, this);
    m_correction->setTextFormat(Qt::RichText);
    m_asTyped = ghost(this);
    connect(m_asTyped, &QAbstractButton::clicked, &m_search, &SearchViewModel::searchAsTyped);
    m_correctionLine = line({m_correction, m_asTyped}, this);
    m_correctionLine->hide();
    return m_correctionLine;
}

QWidget *SearchNotes::makePeople()
{
    m_peopleLine = new QWidget(this);
    m_peopleLine->setAccessibleName(tr("People"));
    m_peopleRow = new QHBoxLayout(m_peopleLine);
    m_peopleRow->setContentsMargins(0, 0, 0, 0);
    m_peopleRow->setSpacing(8);
    m_peopleRow->addStretch(1);
    m_peopleLine->hide();
    return m_peopleLine;
}

void SearchNotes::showMistake()
{
    const QList<QueryError> mistakes = m_search.mistakes();
    m_mistakeLine->setVisible(!mistakes.isEmpty());
    if (!mistakes.isEmpty()) {
        const QueryError &first = mistakes.first();
        m_mistake->setText(first.message);
        m_fix->setText(tr("Use %1").arg(first.suggestion));
        m_fix->setVisible(!first.suggestion.isEmpty());
    }
    settle();
}

void SearchNotes::showCorrection()
{
    const QString corrected = m_search.corrected();
    m_correctionLine->setVisible(!corrected.isEmpty());
    if (!corrected.isEmpty()) {
        m_correction->setText(
            tr("Showing results for %1")
                .arg(u"<b style=\"color:%1\">%2</b>"_s.arg(palette().color(QPalette::WindowText).name(),
                                                           corrected.toHtmlEscaped())));
        m_asTyped->setText(tr("Search instead for %1").arg(m_search.uncorrected()));
    }
    settle();
}

void SearchNotes::showPeople()
{
    const QList<PersonHit> &people = m_search.people();
    while (m_people.size() > people.size())
        m_people.takeLast()->deleteLater();
    for (qsizetype at = 0; at < people.size(); ++at) {
        if (at == m_people.size()) {
            auto *chip = new Chip({}, m_peopleLine);
            chip->setCheckable(false);
            chip->setIconName(u"user"_s);
            connect(chip, &QAbstractButton::clicked, this,
                    [this, chip] { m_search.choosePerson(chip->text()); });
            m_peopleRow->insertWidget(int(at), chip);
            m_people.append(chip);
        }
        const PersonHit &person = people.at(at);
        m_people.at(at)->setText(person.name);
        m_people.at(at)->setNote(tr("%Ln film(s)", nullptr, std::max(person.directed, person.acted)));
    }
    m_peopleLine->setVisible(!people.isEmpty());
    settle();
}

void SearchNotes::settle()
{
    // A line that is not there takes no room, nor the space around this widget.
    setVisible(!m_mistakeLine->isHidden() || !m_correctionLine->isHidden() || !m_peopleLine->isHidden());
}

} // namespace matinee
