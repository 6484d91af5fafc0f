#include "ui/viewmodels/film_view_model.h"

#include "core/base/when_done.h"
#include "core/catalog/catalog_service.h"
#include "ui/viewmodels/fact_text.h"
#include "ui/viewmodels/session.h"

#include <QJsonObject>

#include <algorithm>

namespace matinee {

FilmViewModel::FilmViewModel(Session &session, MovieId movie, const QString &title, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_movie(movie),
      m_newTitle(title)
{
    if (isNew()) {
        m_isOwn = true;
        begin({});
    } else {
        load();
    }
}

void FilmViewModel::load()
{
    const Doors &doors = m_session.doors();
    whenDone(doors.library.call(&LibraryService::uncorrected, m_movie), this,
             [this](const Result<QJsonObject> &uncorrected) {
                 const QJsonObject says = uncorrected.value_or(QJsonObject());
                 for (const FilmDetail field : filmDetails()) {
                     if (const auto value = says.constFind(keyOf(field)); value != says.constEnd())
                         m_sourceSays.insert(field, formText(field, *value));
                 }
             });
    // The thread of the services answers in order: the corrections are there by now.
    whenDone(doors.catalog.call(&CatalogService::movie, m_movie), this, [this](const Result<Movie> &movie) {
        if (!movie) {
            m_error = movie.error().message;
            setState(State::Missing);
            return;
        }
        m_isOwn = movie->summary.owner.isStored();
        m_film = *movie;
        begin(formOf(*movie));
    });
}

void FilmViewModel::begin(const FilmForm &before)
{
    m_before = before;
    m_form = before;
    if (isNew() && !m_newTitle.isEmpty())
        m_form.insert(FilmDetail::Title, m_newTitle);
    const auto draft = m_session.filmDrafts().constFind(m_movie);
    m_hasDraft = draft != m_session.filmDrafts().cend();
    if (m_hasDraft)
        m_form = *draft;
    setState(State::Editing);
    showAll();
}

void FilmViewModel::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

void FilmViewModel::showAll()
{
    for (const FilmDetail field : filmDetails()) {
        emit valueChanged(field);
        emit sourceValueChanged(field);
    }
}

bool FilmViewModel::isChanged(FilmDetail field) const
{
    // As a record holds it, so that a blank more or less is no change.
    return fieldValue(field, m_form.value(field)) != fieldValue(field, m_before.value(field));
}

bool FilmViewModel::isChanged() const
{
    const QList<FilmDetail> fields = filmDetails();
    return std::any_of(fields.cbegin(), fields.cend(), [this](FilmDetail field) { return isChanged(field); });
}

void FilmViewModel::setValue(FilmDetail field, const QString &text)
{
    if (m_state != State::Editing || m_form.value(field) == text)
        return;
    m_form.insert(field, text);
    keepDraft();
    if (m_problems.remove(field) > 0)
        emit problemsChanged();
    emit sourceValueChanged(field);
}

void FilmViewModel::keepDraft()
{
    if (isChanged())
        m_session.filmDrafts().insert(m_movie, m_form);
    else
        m_session.filmDrafts().remove(m_movie);
}

std::optional<QString> FilmViewModel::sourceValue(FilmDetail field) const
{
    if (m_isOwn)
        return std::nullopt;
    const QString says = m_sourceSays.value(field, m_before.value(field));
    if (fieldValue(field, says) == fieldValue(field, m_form.value(field)))
        return std::nullopt;
    return says;
}

QString FilmViewModel::sourceOf(FilmDetail field) const
{
    // What is corrected has the person for a source, which is not what is asked here.
    const bool isCorrected = m_sourceSays.contains(field);
    return sourceName(isCorrected ? m_film.source : m_film.factSources.value(keyOf(field), m_film.source));
}

void FilmViewModel::useSource(FilmDetail field)
{
    if (const auto says = sourceValue(field)) {
        setValue(field, *says);
        emit valueChanged(field);
    }
}

void FilmViewModel::startAgain()
{
    m_session.filmDrafts().remove(m_movie);
    m_problems.clear();
    m_error.clear();
    begin(m_before);
    emit problemsChanged();
}

QJsonObject FilmViewModel::changes() const
{
    QJsonObject changes;
    for (const FilmDetail field : filmDetails()) {
        if (!isChanged(field))
            continue;
        // What is empty or equals the source is no correction, and taken back when it was one.
        const bool asSource = !m_isOwn && !sourceValue(field);
        const QJsonValue value = asSource ? QJsonValue() : fieldValue(field, m_form.value(field));
        if (!value.isNull() || m_isOwn || m_sourceSays.contains(field))
            changes.insert(keyOf(field), value);
    }
    return changes;
}

void FilmViewModel::save()
{
    if (m_state != State::Editing || !m_session.isLoaded())
        return;
    m_problems = problemsOf(m_form);
    m_error.clear();
    emit problemsChanged();
    if (!m_problems.isEmpty())
        return;
    const QJsonObject said = changes();
    if (said.isEmpty()) {
        setState(State::Saved);
        return;
    }
    setState(State::Saving);
    const auto saving = isNew() ? m_session.enterFilm(said) : m_session.correctFilm(m_movie, said);
    whenDone(saving, this, [this](const Result<Changed> &saved) { settle(saved); });
}

void FilmViewModel::settle(const Result<Changed> &saved)
{
    if (!saved) {
        m_error = saved.error().message;
        setState(State::Editing);
        emit problemsChanged();
        return;
    }
    m_session.filmDrafts().remove(m_movie);
    setState(State::Saved);
}

void FilmViewModel::remove()
{
    if (isNew() || !m_isOwn || m_state != State::Editing)
        return;
    m_session.filmDrafts().remove(m_movie);
    m_session.removeFilm(m_movie);
    setState(State::Saved);
}

} // namespace matinee
