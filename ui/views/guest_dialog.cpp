#include "ui/views/guest_dialog.h"

#include "ui/viewmodels/session.h"
#include "ui/views/film_picker.h"
#include "ui/views/flow_layout.h"
#include "ui/views/name_chip.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Wide = 480;
constexpr int LongestName = 40;

} // namespace

GuestDialog::GuestDialog(Session &session, PosterCache &posters, const KeptGuest &guest,
                         const std::function<void(const std::optional<KeptGuest> &)> &kept, QWidget *parent)
    : Dialog(tr("Watching with someone"), parent),
      m_session(session),
      m_posters(posters),
      m_guest(guest),
      m_name(new TextField(tr("Name, if you like"))),
      m_films(new QWidget),
      m_search(new QVBoxLayout),
      m_count(new TextLabel(Type::Caption, {}, Tone::Muted))
{
    setFixedWidth(Wide);
    m_name->edit().setText(guest.name);
    m_name->edit().setMaxLength(LongestName);
    new FlowLayout(8, m_films);
    auto *what = new TextLabel(Type::Body, {});
    what->setParagraph(tr("Which films do they love? One is a start, three or more are better."));
    body().setSpacing(12);
    body().addWidget(m_name);
    body().addWidget(what);
    body().addWidget(m_films);
    body().addLayout(m_search);
    body().addWidget(m_count);
    setNote(tr("Kept on this computer only."));

    if (!guest.films.isEmpty()) {
        connect(addAction(tr("Remove guest"), Button::Kind::Ghost), &QAbstractButton::clicked, this,
                [this, kept] {
                    kept(std::nullopt);
                    accept();
                });
    }
    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    m_save = addAction(tr("Save"), Button::Kind::Primary);
    connect(m_save, &QAbstractButton::clicked, this, [this, kept] {
        m_guest.name = m_name->text().simplified();
        kept(m_guest);
        accept();
    });
    makePicker();
    showFilms();
}

void GuestDialog::makePicker()
{
    if (m_picker)
        m_picker->deleteLater(); // it is telling of the choice just now
    m_picker = new FilmPicker(m_session, m_posters);
    m_search->addWidget(m_picker);
    connect(m_picker, &FilmPicker::chosen, this, &GuestDialog::take);
    m_picker->setFocus(Qt::OtherFocusReason);
}

void GuestDialog::take(MovieId movie)
{
    const MovieSummary *film = m_session.movie(movie);
    if (!film)
        return;
    if (!m_guest.films.contains(film->ref) && m_guest.films.size() < Guest::MostFilms)
        m_guest.films.append(film->ref);
    m_picker->hide();
    makePicker();
    showFilms();
}

void GuestDialog::showFilms()
{
    while (QLayoutItem *item = m_films->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the chip that was just clicked
        delete item;
    }
    for (const QString &ref : std::as_const(m_guest.films)) {
        const auto &movies = m_session.catalogue().movies;
        const auto film = std::find_if(movies.cbegin(), movies.cend(),
                                       [&](const MovieSummary &movie) { return movie.ref == ref; });
        auto *chip = new NameChip(film == movies.cend() ? ref : film->title, m_films);
        connect(chip, &QAbstractButton::clicked, this, [this, ref] {
            m_guest.films.removeAll(ref);
            showFilms();
        });
        chip->show();
        m_films->layout()->addWidget(chip);
    }
    m_films->layout()->addWidget(new QWidget(m_films)); // the last in a flow is as wide as what is left
    m_films->setVisible(!m_guest.films.isEmpty());
    m_picker->setVisible(m_guest.films.size() < Guest::MostFilms);
    m_count->setText(tr("%1 of %2 films").arg(m_guest.films.size()).arg(Guest::MostFilms));
    m_save->setEnabled(!m_guest.films.isEmpty());
}

} // namespace matinee
