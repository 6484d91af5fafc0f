#include "ui/views/film_picker.h"

#include "ui/viewmodels/movie_list_model.h"
#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/views/film_row_delegate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace matinee {

namespace {

constexpr int ShownHits = 4;
constexpr int HitHeight = 44;
constexpr int PosterWidth = 44;

} // namespace

FilmPicker::FilmPicker(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_posters(posters),
      m_search(new SearchViewModel(session, {}, this)),
      m_stack(new QStackedWidget)
{
    m_stack->addWidget(makeSearch());
    m_stack->addWidget(makeChosen());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    setFocusProxy(m_field);
}

void FilmPicker::setMovie(MovieId movie)
{
    const MovieSummary *film = m_session.movie(movie);
    if (!film)
        return;
    m_movie = movie;
    m_poster->setFilm(posterFacts(*film));
    m_title->setText(film->title);
    m_facts->setText(factsText(*film));
    m_stack->setCurrentIndex(1);
    // A stack is as high as its highest page; the search must not leave its height behind.
    m_stack->setFixedHeight(m_stack->currentWidget()->sizeHint().height());
}

void FilmPicker::setChangeable(bool changeable)
{
    m_change->setVisible(changeable);
}

QWidget *FilmPicker::makeSearch()
{
    m_field = new SearchField;
    m_field->setPlaceholderText(tr("Title or person"));
    m_hits = new QListView;
    m_hits->setModel(m_search->movies());
    m_hits->setItemDelegate(new FilmRowDelegate(m_posters, this));
    m_hits->setUniformItemSizes(true);
    m_hits->setMouseTracking(true);
    m_hits->setFrameShape(QFrame::NoFrame);
    m_hits->setFocusPolicy(Qt::NoFocus);
    m_hits->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_hits->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hits->setFixedHeight(ShownHits * HitHeight);
    m_hits->viewport()->setAutoFillBackground(false);
    m_hits->setAccessibleName(tr("Films found"));

    connect(m_field, &QLineEdit::textChanged, m_search, &SearchViewModel::setTyped);
    connect(m_hits, &QListView::clicked, this, &FilmPicker::take);
    connect(&m_posters, &PosterCache::ready, m_hits->viewport(), qOverload<>(&QWidget::update));
    connect(m_search, &SearchViewModel::resultsChanged, m_hits, [this] {
        m_hits->setCurrentIndex(m_search->movies()->index(0));
        m_hits->scrollToTop();
    });

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_hits);
    return page;
}

QWidget *FilmPicker::makeChosen()
{
    m_poster = new PosterPicture(m_posters, PosterWidth);
    m_title = new ElidedLabel(Type::Strong, {});
    m_title->setWeight(Weight::Semibold);
    m_facts = new ElidedLabel(Type::Body, {}, Tone::Muted);
    m_change = new Button(tr("Change"), Button::Kind::Ghost);
    connect(m_change, &QAbstractButton::clicked, this, &FilmPicker::startSearch);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_facts);
    words->addStretch();

    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_poster);
    row->addLayout(words, 1);
    row->addWidget(m_change);
    return page;
}

void FilmPicker::take(const QModelIndex &index)
{
    const MovieId movie = m_search->movies()->movieAt(index.row());
    if (!movie.isStored())
        return;
    setMovie(movie);
    m_change->setFocus();
    emit chosen(movie);
}

void FilmPicker::startSearch()
{
    m_movie = {};
    m_stack->setMinimumHeight(0);
    m_stack->setMaximumHeight(QWIDGETSIZE_MAX);
    m_stack->setCurrentIndex(0);
    m_field->setFocus();
    m_field->selectAll();
    emit chosen({});
}

void FilmPicker::keyPressEvent(QKeyEvent *event)
{
    const bool searching = m_stack->currentIndex() == 0;
    const int row = m_hits->currentIndex().row();
    const int last = m_search->movies()->rowCount() - 1;
    if (searching && event->key() == Qt::Key_Down)
        m_hits->setCurrentIndex(m_search->movies()->index(std::min(row + 1, last)));
    else if (searching && event->key() == Qt::Key_Up)
        m_hits->setCurrentIndex(m_search->movies()->index(std::max(row - 1, 0)));
    else if (searching && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        take(m_hits->currentIndex());
    else
        QWidget::keyPressEvent(event);
}

} // namespace matinee
