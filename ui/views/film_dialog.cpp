#include "ui/views/film_dialog.h"

#include "core/base/when_done.h"
#include "core/query/value_tables.h"
#include "core/search/search_service.h"
#include "ui/viewmodels/fact_text.h"
#include "ui/viewmodels/film_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/form_field.h"
#include "ui/views/names_field.h"
#include "ui/views/paragraph_edit.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace matinee {

namespace {

constexpr int DialogWidth = 600;
constexpr int Gap = 16;
constexpr int CastLines = 4;
constexpr int PlotLines = 3;
constexpr int ShownOffers = 8;
constexpr int MostGenres = 500;

/// The column of the query language whose values can be offered for a field.
Column columnOf(FilmDetail field)
{
    return field == FilmDetail::Directors ? Column::Director : Column::Keyword;
}

/// Why a name that stands in a field cannot be taken.
QString unknownName(FilmDetail field)
{
    if (field == FilmDetail::Genres)
        return FilmDialog::tr("No genre is called “%1” so far. Choose one from the list, or the line there "
                              "that makes a new one.");
    return field == FilmDetail::Countries
        ? FilmDialog::tr("No country is called “%1”. Its two letters work too: FR.")
        : FilmDialog::tr("No language is called “%1”. Its two letters work too: fr.");
}

QString headOf(const Session &session, MovieId movie)
{
    if (!movie.isStored())
        return FilmDialog::tr("Add a film");
    const MovieSummary *film = session.movie(movie);
    return film && film->owner.isStored() ? FilmDialog::tr("Edit a film") : FilmDialog::tr("Correct facts");
}

} // namespace

FilmDialog::FilmDialog(Session &session, MovieId movie, const QString &title, QWidget *parent)
    : Dialog(headOf(session, movie), parent),
      m_session(session),
      m_film(new FilmViewModel(session, movie, title, this)),
      m_form(makeForm())
{
    setFixedWidth(DialogWidth);
    setScrollingContent(m_form);
    m_delete = addAction(tr("Remove this film"), Button::Kind::Ghost);
    m_delete->hide();
    auto *close = addAction(tr("Close"), Button::Kind::Secondary);
    m_save = addAction(movie.isStored() ? tr("Save") : tr("Add film"), Button::Kind::Primary);

    connect(m_delete, &QAbstractButton::clicked, m_film, &FilmViewModel::remove);
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_save, &QAbstractButton::clicked, this, &FilmDialog::save);
    for (const int enter : {Qt::Key_Return, Qt::Key_Enter}) // also from within a paragraph
        connect(new QShortcut(QKeySequence(Qt::CTRL | enter), this), &QShortcut::activated, this,
                &FilmDialog::save);
    connect(m_film, &FilmViewModel::stateChanged, this, &FilmDialog::follow);
    connect(m_film, &FilmViewModel::problemsChanged, this, &FilmDialog::showProblems);
    connect(m_film, &FilmViewModel::sourceValueChanged, this, &FilmDialog::showSource);
    connect(m_film, &FilmViewModel::valueChanged, this,
            [this](FilmDetail field) { m_answers.value(field).set(m_film->value(field)); });
    for (const FilmDetail field : filmDetails())
        m_answers.value(field).set(m_film->value(field));
    m_title = findChild<QLineEdit *>(keyOf(FilmDetail::Title));
    showProblems();
    follow();
}

QWidget *FilmDialog::makeForm()
{
    auto *form = new QWidget(this);
    auto *column = new QVBoxLayout(form);
    column->setSpacing(Gap);
    m_draftNote = makeDraftNote(form);
    m_error = new TextLabel(Type::Body, {}, Tone::Error, form);
    column->addWidget(m_draftNote);
    column->addWidget(m_error);
    column->addWidget(addLine(FilmDetail::Title, {}));
    column->addWidget(addLine(FilmDetail::OriginalTitle, tr("If it is another")));

    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(Gap);
    numbers->addWidget(addNumber(FilmDetail::Year, tr("Such as 1995")), 1, Qt::AlignTop);
    numbers->addWidget(addNumber(FilmDetail::Runtime, tr("Minutes, such as 142")), 1, Qt::AlignTop);
    column->addLayout(numbers);

    column->addWidget(addNames(FilmDetail::Genres, tr("Add a genre")));
    column->addWidget(addNames(FilmDetail::Directors, tr("Add a name")));
    column->addWidget(addParagraph(FilmDetail::Cast, CastLines));
    column->addWidget(addNames(FilmDetail::Countries, tr("Add a country")));
    column->addWidget(addNames(FilmDetail::Languages, tr("Add a language")));
    column->addWidget(addNames(FilmDetail::Keywords, tr("Add a keyword")));
    column->addWidget(addParagraph(FilmDetail::Synopsis, PlotLines));
    return form;
}

QWidget *FilmDialog::makeDraftNote(QWidget *form)
{
    auto *note = new QWidget(form);
    auto *again = new Button(tr("Start again"), Button::Kind::Ghost, note);
    again->setButtonHeight(Button::Height::Small);
    again->setAccent(true);
    connect(again, &QAbstractButton::clicked, m_film, [this] { m_film->startAgain(); });
    auto *words = new TextLabel(Type::Body, tr("What you typed last time is still here."), Tone::Muted, note);
    words->setWordWrap(true);
    auto *row = new QHBoxLayout(note);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(words, 1);
    row->addWidget(again);
    note->hide();
    return note;
}

QWidget *FilmDialog::frame(FilmDetail field, QWidget *answer, QWidget *focus,
                           const std::function<void(const QString &)> &set)
{
    const QString caption = field == FilmDetail::Cast ? tr("Cast, a name a line") : nameOf(field);
    auto *framed = new FormField(caption, answer, focus);
    connect(framed, &FormField::otherWanted, m_film, [this, field] { m_film->useSource(field); });
    m_answers.insert(field, {framed, set});
    return framed;
}

QWidget *FilmDialog::addLine(FilmDetail field, const QString &placeholder)
{
    auto *line = new QLineEdit;
    line->setObjectName(keyOf(field));
    line->setPlaceholderText(placeholder);
    connect(line, &QLineEdit::textChanged, m_film,
            [this, field](const QString &text) { m_film->setValue(field, text); });
    return frame(field, line, line, [line](const QString &text) {
        if (line->text() != text)
            line->setText(text);
    });
}

QWidget *FilmDialog::addNumber(FilmDetail field, const QString &placeholder)
{
    QWidget *framed = addLine(field, placeholder);
    auto *line = framed->findChild<QLineEdit *>();
    QFont font = line->font();
    font.setStyleStrategy(QFont::PreferNoShaping); // "20x4" as typed: Inter makes a cross of an x in numbers
    line->setFont(font);
    return framed;
}

QWidget *FilmDialog::addParagraph(FilmDetail field, int lines)
{
    auto *paragraph = new ParagraphEdit(lines);
    QPlainTextEdit *edit = &paragraph->edit();
    connect(edit, &QPlainTextEdit::textChanged, m_film,
            [this, field, edit] { m_film->setValue(field, edit->toPlainText()); });
    return frame(field, paragraph, edit, [edit](const QString &text) {
        const QSignalBlocker quiet(edit); // it reads back a little otherwise, which nobody typed
        if (edit->toPlainText() != text)
            edit->setPlainText(text);
    });
}

QWidget *FilmDialog::addNames(FilmDetail field, const QString &placeholder)
{
    auto *names = new NamesField(placeholder);
    m_names.append(names);
    if (field == FilmDetail::Countries) {
        names->setWords({countryLabel, countryCodeOf});
        names->setChoices(countryOffers());
    } else if (field == FilmDetail::Languages) {
        names->setWords({languageLabel, languageCodeOf});
        names->setChoices(languageOffers());
    } else if (field == FilmDetail::Genres) {
        names->setWords({genreLabel, genreOf});
        names->setNewNameOffer(tr("New genre “%1”"));
        offerGenres(*names);
    } else {
        connect(names, &NamesField::begun, this, [this, field, names](const QString &text) {
            if (!m_session.isLoaded())
                return;
            const Doors &doors = m_session.doors();
            whenDone(
                doors.search.call(&SearchService::values, doors.user, columnOf(field), text, ShownOffers),
                names,
                [names](const Result<QStringList> &found) { names->offer(found.value_or(QStringList())); });
        });
    }
    QWidget *framed = frame(field, names, &names->edit(), [names](const QString &text) {
        names->setValues(text.split(u'\n', Qt::SkipEmptyParts));
    });
    connectNames(field, *names);
    return framed;
}

void FilmDialog::offerGenres(NamesField &names)
{
    if (!m_session.isLoaded())
        return;
    const Doors &doors = m_session.doors();
    whenDone(doors.search.call(&SearchService::values, doors.user, Column::Genre, QString(), MostGenres),
             &names, [&names](const Result<QStringList> &found) {
                 QStringList labels;
                 for (const QString &genre : found.value_or(QStringList()))
                     labels.append(genreLabel(genre));
                 names.setChoices(labels);
             });
}

void FilmDialog::connectNames(FilmDetail field, NamesField &names)
{
    connect(&names, &NamesField::changed, m_film,
            [this, field, &names] { m_film->setValue(field, names.values().join(u'\n')); });
    FormField *framed = m_answers.value(field).field;
    connect(&names, &NamesField::typed, framed, [framed] { framed->setError({}); });
    connect(&names, &NamesField::notUnderstood, framed,
            [framed, field](const QString &text) { framed->setError(unknownName(field).arg(text)); });
}

void FilmDialog::showSource(FilmDetail field)
{
    const auto says = m_film->sourceValue(field);
    const QString sentence = m_film->value(field).trimmed().isEmpty()
        ? tr("Left empty, what %1 says stays: %2")
        : tr("%1 says %2");
    m_answers.value(field).field->setOther(
        says ? sentence.arg(m_film->sourceOf(field), readableText(field, *says)) : QString());
    setNote(m_film->isChanged() && m_delete->isHidden() ? tr("Closing keeps what you typed.") : QString());
}

void FilmDialog::showProblems()
{
    FormField *first = nullptr;
    for (const FilmDetail field : filmDetails()) {
        const QString problem = m_film->error(field);
        m_answers.value(field).field->setError(problem);
        if (!first && !problem.isEmpty())
            first = m_answers.value(field).field;
    }
    m_error->setParagraph(m_film->error());
    m_error->setVisible(!m_film->error().isEmpty());
    if (first)
        first->setFocus();
}

void FilmDialog::setVisible(bool visible)
{
    Dialog::setVisible(visible);
    if (visible)
        startTyping();
}

void FilmDialog::startTyping()
{
    m_title->setFocus();
    m_title->end(false); // Qt selects all of it, and the next key would take that away
}

void FilmDialog::save()
{
    for (NamesField *names : std::as_const(m_names)) {
        if (!names->settle()) {
            names->edit().setFocus();
            return;
        }
    }
    m_film->save();
}

void FilmDialog::follow()
{
    const FilmViewModel::State state = m_film->state();
    if (state == FilmViewModel::State::Saved) {
        accept();
        return;
    }
    const bool isEditing = state == FilmViewModel::State::Editing;
    const bool starts = isEditing && !std::exchange(m_hasStarted, isEditing);
    m_form->setEnabled(isEditing);
    if (starts) // what is disabled cannot have the focus
        startTyping();
    m_save->setEnabled(isEditing);
    m_delete->setVisible(isEditing && m_film->isOwn() && !m_film->isNew());
    m_draftNote->setVisible(m_film->hasDraft());
    if (state == FilmViewModel::State::Missing)
        showProblems();
}

void addFilm(Session &session, QWidget *host, const QString &title)
{
    auto *dialog = new FilmDialog(session, {}, title, host->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void correctFilm(Session &session, QWidget *host, MovieId movie)
{
    auto *dialog = new FilmDialog(session, movie, {}, host->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace matinee
