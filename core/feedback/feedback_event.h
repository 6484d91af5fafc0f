#pragma once

#include "core/base/id.h"
#include "core/recommend/for_you.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>

namespace matinee {

/// What became of a suggested film.
enum class FeedbackKind {
    Shown, ///< it was on the screen
    Opened, ///< its details were looked at
    Trailer,
    Watchlisted,
    Dismissed, ///< "not interested"
    Watched,
    Rated,
};

/// "shown", "opened", ... as stored and on the wire.
QString nameOf(FeedbackKind kind);
std::optional<FeedbackKind> feedbackKind(const QString &name);
QStringList feedbackKindNames();

/// Names of lists are free: lower-case letters, digits and "_", at most 40. These have a meaning.
namespace feedback_list {
inline constexpr QLatin1StringView ForYou("for_you");
inline constexpr QLatin1StringView Tonight("tonight");
inline constexpr QLatin1StringView Similar("similar");
inline constexpr QLatin1StringView Search("search"); ///< asked for, so no suggestion
inline constexpr QLatin1StringView Interleaved("interleaved"); ///< of two models; see interleaving.h
} // namespace feedback_list
bool isFeedbackList(const QString &name);
/// The list that a shelf is: "hidden_gems".
QString feedbackListOf(SuggestionShelf::Kind shelf);

/// One line of the log. What predicted it and what it predicted belong to the moment of the event: they are
/// kept as they were, whatever is thought of the film later.
struct FeedbackEvent {
    FeedbackKind kind = FeedbackKind::Shown;
    MovieId movie;
    QString list;
    std::optional<int> position = {}; ///< in the list, from 1
    QString reason = {}; ///< kind of reason that weighs most for it: "liked_movie"; empty: unknown
    QString expert = {}; ///< whose word weighed most; empty: unknown
    QString model = {}; ///< version of what suggested it; empty: unknown
    std::optional<double> match = {}; ///< 0 to 1
    std::optional<double> predictedPoints = {}; ///< 1 to 100
    QDateTime at = {}; ///< UTC

    friend bool operator==(const FeedbackEvent &, const FeedbackEvent &) = default;
};

/// Remembers what `suggestion` says of its film as the prediction of `event`.
void remember(const Suggestion &suggestion, FeedbackEvent &event);

/// The days of the log are those of UTC.
inline QDate dayOf(const FeedbackEvent &event)
{
    return event.at.date();
}

} // namespace matinee
