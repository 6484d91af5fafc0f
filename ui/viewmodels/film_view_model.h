#pragma once

#include "core/catalog/movie.h"
#include "core/library/library_service.h"
#include "ui/viewmodels/film_form.h"

#include <QObject>

#include <optional>

namespace matinee {

class Session;

/// The form of one film: a new one of the person's own, or what is put right about one that is there. What is
/// typed lives in the session until it is saved, so closing the form loses nothing.
class FilmViewModel : public QObject {
    Q_OBJECT

public:
    enum class State {
        Loading, ///< nothing to edit yet
        Editing,
        Saving,
        Saved, ///< or deleted: there is nothing more to do
        Missing, ///< the film cannot be read; error() says why
    };

    /// A movie that is not stored is a new one, which may start with a title.
    FilmViewModel(Session &session, MovieId movie, const QString &title, QObject *parent = nullptr);

    State state() const { return m_state; }
    bool isNew() const { return !m_movie.isStored(); }
    /// The person's own: there is no source that says otherwise.
    bool isOwn() const { return m_isOwn; }
    /// Whether the form began with what an earlier one left unsaved.
    bool hasDraft() const { return m_hasDraft; }
    bool isChanged() const;

    QString value(FilmDetail field) const { return m_form.value(field); }
    void setValue(FilmDetail field, const QString &text);
    /// What the source says, where the form says something else.
    std::optional<QString> sourceValue(FilmDetail field) const;
    QString sourceOf(FilmDetail field) const; ///< for people: "Starter catalogue"

    QString error(FilmDetail field) const { return m_problems.value(field); }
    QString error() const { return m_error; } ///< of the whole form, in the service's words

public slots:
    void useSource(matinee::FilmDetail field);
    /// Forgets the draft.
    void startAgain();
    void save();
    void remove();

signals:
    void stateChanged();
    void problemsChanged();
    /// By anybody but setValue().
    void valueChanged(matinee::FilmDetail field);
    void sourceValueChanged(matinee::FilmDetail field);

private:
    void load();
    void begin(const FilmForm &before);
    void setState(State state);
    void showAll();
    void keepDraft();
    bool isChanged(FilmDetail field) const;
    QJsonObject changes() const;
    void settle(const Result<Changed> &saved);

    Session &m_session;
    const MovieId m_movie;
    const QString m_newTitle;
    State m_state = State::Loading;
    bool m_isOwn = false;
    bool m_hasDraft = false;
    Movie m_film;
    FilmForm m_before; ///< as the film is now
    FilmForm m_sourceSays; ///< where that differs from the film, because it was corrected
    FilmForm m_form;
    QMap<FilmDetail, QString> m_problems;
    QString m_error;
};

} // namespace matinee
