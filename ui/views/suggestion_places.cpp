#include "ui/views/suggestion_places.h"

#include "ui/viewmodels/for_you_model.h"
#include "ui/views/seen_films.h"
#include "ui/widgets/poster_shelf.h"

namespace matinee {

namespace {

SuggestionPlace placeIn(const ForYouModel &model, const QString &list, int row, MovieId movie)
{
    return {list, row + 1, movie, model.suggestionOf(movie)};
}

} // namespace

QList<SuggestionPlace> placesInSight(const ForYouModel &model, const QWidget &hero,
                                     const QList<PosterShelf *> &shelves)
{
    QList<SuggestionPlace> places;
    const auto pick = model.pick();
    if (pick && isInSight(hero, hero.rect()))
        places.append(placeIn(model, feedback_list::ForYou, 0, pick->movie));
    for (qsizetype i = 0; i < std::min(shelves.size(), model.shelves().size()); ++i) {
        const ForYouModel::ShelfRow &shelf = model.shelves().at(i);
        for (const int row : rowsInSight(shelves.at(i)->row()))
            places.append(placeIn(model, shelf.list, row, shelf.movies->movieAt(row)));
    }
    return places;
}

std::optional<SuggestionPlace> placeOfChosen(const ForYouModel &model, const QList<PosterShelf *> &shelves,
                                             MovieId movie)
{
    if (model.isChanging())
        return std::nullopt;
    for (qsizetype i = 0; i < std::min(shelves.size(), model.shelves().size()); ++i) {
        const PosterRow &row = shelves.at(i)->row();
        if (row.currentMovie() == movie && movie.isStored())
            return placeIn(model, model.shelves().at(i).list, row.currentIndex().row(), movie);
    }
    const auto pick = model.pick();
    if (pick && pick->movie == movie)
        return placeIn(model, feedback_list::ForYou, 0, movie);
    return std::nullopt;
}

} // namespace matinee
