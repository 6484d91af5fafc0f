#pragma once

#include "ui/viewmodels/film_form.h"
#include "ui/widgets/dialog.h"

#include <functional>

class QLineEdit;

namespace matinee {

class FilmViewModel;
class FormField;
class NamesField;
class Session;

/// The facts of a film: one of the person's own, or what is put right about one that is there. A refused save
/// and a closed dialog lose nothing.
class FilmDialog : public Dialog {
    Q_OBJECT

public:
    /// A movie that is not stored is a new one, which may start with a title.
    FilmDialog(Session &session, MovieId movie, const QString &title, QWidget *parent);

    void setVisible(bool visible) override;

private:
    /// How a field is asked for: its frame and how its answer is set.
    struct Answer {
        FormField *field;
        std::function<void(const QString &text)> set;
    };

    QWidget *makeForm();
    QWidget *makeDraftNote(QWidget *form);
    QWidget *addLine(FilmDetail field, const QString &placeholder);
    QWidget *addNumber(FilmDetail field, const QString &placeholder);
    QWidget *addParagraph(FilmDetail field, int lines);
    QWidget *addNames(FilmDetail field, const QString &placeholder);
    void offerGenres(NamesField &names);
    void connectNames(FilmDetail field, NamesField &names);
    QWidget *frame(FilmDetail field, QWidget *answer, QWidget *focus,
                   const std::function<void(const QString &)> &set);
    void showSource(FilmDetail field);
    void showProblems();
    void startTyping();
    void save();
    void follow();

    Session &m_session;
    FilmViewModel *m_film;
    QMap<FilmDetail, Answer> m_answers;
    QList<NamesField *> m_names;
    QLineEdit *m_title;
    bool m_hasStarted = false;
    QWidget *m_form;
    QWidget *m_draftNote;
    TextLabel *m_error;
    Button *m_delete;
    Button *m_save;
};

/// Opens the dialog for a film of one's own, which may start with the title that was searched in vain.
void addFilm(Session &session, QWidget *host, const QString &title = {});
/// Opens it to put right what is known of a film.
void correctFilm(Session &session, QWidget *host, MovieId movie);

} // namespace matinee
