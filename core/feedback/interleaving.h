#pragma once

#include "core/feedback/deeds.h"

namespace matinee {

/// A place of a list that two models drew up together.
struct DraftedPlace {
    MovieId movie;
    int model = 0; ///< 0: it was the first's turn, 1: the second's

    friend bool operator==(const DraftedPlace &, const DraftedPlace &) = default;
};

/// Team-draft interleaving (Radlinski, Kurup, Joachims 2008): as two captains choose their teams, the models
/// take turns at naming their best film that is not in the list yet, and a coin decides before each round of
/// two who goes first. Who likes the list cannot tell which model is behind it, so what they take up compares
/// the models fairly. One whose list has ended passes. The same `seed` gives the same list everywhere.
QList<DraftedPlace> teamDraft(const QList<MovieId> &first, const QList<MovieId> &second, int length,
                              quint32 seed);

/// How two models fared in lists that they drew up together.
struct ModelComparison {
    QString first; ///< version, as FeedbackEvent::model
    QString second;
    int firstWins = 0; ///< days on which more of its films were taken up
    int secondWins = 0;
    int ties = 0; ///< which say nothing for either
    double p = 1; ///< of the sign test: chance of so uneven a result between equals

    friend bool operator==(const ModelComparison &, const ModelComparison &) = default;
};

/// Counts wins in the events of the list feedback_list::Interleaved, whose places each name the model that
/// chose the film: one game a day and pair of models. Ordered by first, then second.
QList<ModelComparison> compareModels(const QList<FeedbackEvent> &events,
                                     const QHash<MovieId, QList<Deed>> &deeds);

/// The exact two-sided sign test: how likely equals are to part at least so unevenly. 1 without a game.
double signTest(int wins, int losses);

} // namespace matinee
