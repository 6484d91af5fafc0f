#include "ui/views/watch_dialog.h"

#include "ui/viewmodels/session.h"
#include "ui/views/film_picker.h"
#include "ui/views/paragraph_edit.h"
#include "ui/views/watched_on_field.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int BodyWidth = 440;
constexpr int NoteLines = 3;

/// A caption with its field beneath, 4 px apart.
void addField(QVBoxLayout &column, const QString &caption, QWidget *field, QWidget *focus)
{
    auto *label = new TextLabel(Type::Caption, caption, Tone::Muted);
    label->setBuddy(focus);
    focus->setAccessibleName(caption);
    auto *pair = new QVBoxLayout;
    pair->setSpacing(4);
    pair->addWidget(label);
    pair->addWidget(field);
    column.addLayout(pair);
}

} // namespace

WatchDialog::WatchDialog(Session &session, PosterCache &posters, const Watch &watch, QWidget *parent)
    : Dialog(watch.id.isEmpty() ? tr("Log a film") : tr("Diary entry"), parent),
      m_session(session),
      m_before(watch),
      m_film(new FilmPicker(session, posters)),
      m_when(new WatchedOnField(QDate::currentDate())),
      m_again(new QCheckBox(tr("I had seen it before"))),
      m_place(new TextField(tr("Cinema, at home, with whom"))),
      m_note(new ParagraphEdit(NoteLines))
{
    addFields();
    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    m_save = addAction(watch.id.isEmpty() ? tr("Log it") : tr("Save"), Button::Kind::Primary);
    m_save->setDefault(true);
    connect(m_save, &QAbstractButton::clicked, this, &WatchDialog::save);

    connect(m_film, &FilmPicker::chosen, this, &WatchDialog::followFilm);
    if (watch.movie.isStored())
        m_film->setMovie(watch.movie);
    m_film->setChangeable(watch.id.isEmpty());
    if (!watch.id.isEmpty() || watch.watchedOn.isKnown())
        m_when->setValue(watch.watchedOn);
    followFilm();
    if (!watch.id.isEmpty())
        m_again->setChecked(watch.rewatch);
    m_place->edit().setText(watch.place);
    m_note->edit().setPlainText(watch.note);
}

Watch WatchDialog::watch() const
{
    Watch watch = m_before;
    watch.movie = m_film->movie();
    watch.watchedOn = m_when->value();
    watch.rewatch = m_again->isChecked();
    watch.place = m_place->text().trimmed();
    watch.note = m_note->edit().toPlainText().trimmed();
    return watch;
}

void WatchDialog::addFields()
{
    auto *fields = new QWidget(this);
    auto *column = new QVBoxLayout(fields);
    column->setSpacing(16);
    addField(*column, tr("Film"), m_film, m_film);
    addField(*column, tr("When"), m_when, m_when);
    column->addWidget(m_again);
    addField(*column, tr("Where and with whom"), m_place, &m_place->edit());
    addField(*column, tr("Note, for you alone"), m_note, &m_note->edit());
    m_film->setMinimumWidth(BodyWidth);
    setScrollingContent(fields);
}

void WatchDialog::followFilm()
{
    m_save->setEnabled(m_film->movie().isStored());
    m_again->setChecked(m_session.mine(m_film->movie()).watches > 0);
}

void WatchDialog::save()
{
    if (m_before.id.isEmpty())
        m_session.watch(watch());
    else
        m_session.editWatch(watch());
    accept();
}

void logWatch(Session &session, PosterCache &posters, QWidget *host, MovieId movie,
              const WatchedOn &watchedOn)
{
    Watch watch;
    watch.movie = movie;
    watch.watchedOn = watchedOn;
    auto *dialog = new WatchDialog(session, posters, watch, host->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void editWatch(Session &session, PosterCache &posters, QWidget *host, const Watch &watch)
{
    auto *dialog = new WatchDialog(session, posters, watch, host->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace matinee
