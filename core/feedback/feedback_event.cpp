#include "core/feedback/feedback_event.h"

#include <QMap>

#include <algorithm>
#include <array>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// In the order of the kinds.
constexpr std::array Kinds{"shown"_L1,     "opened"_L1,  "trailer"_L1, "watchlisted"_L1,
                           "dismissed"_L1, "watched"_L1, "rated"_L1};

constexpr int LongestList = 40;

QString reasonName(Reason::Kind kind)
{
    switch (kind) {
    case Reason::Kind::LikedMovie:
        return u"liked_movie"_s;
    case Reason::Kind::Person:
        return u"person"_s;
    case Reason::Kind::Keyword:
        return u"keyword"_s;
    case Reason::Kind::Genre:
        return u"genre"_s;
    case Reason::Kind::Popular:
        break;
    }
    return u"popular"_s;
}

} // namespace

QString nameOf(FeedbackKind kind)
{
    return QString(Kinds.at(std::size_t(kind)));
}

std::optional<FeedbackKind> feedbackKind(const QString &name)
{
    const auto *found = std::find(Kinds.begin(), Kinds.end(), name);
    if (found == Kinds.end())
        return std::nullopt;
    return FeedbackKind(found - Kinds.begin());
}

QStringList feedbackKindNames()
{
    QStringList names;
    for (const QLatin1StringView kind : Kinds)
        names.append(QString(kind));
    return names;
}

bool isFeedbackList(const QString &name)
{
    const auto belongs = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    };
    return !name.isEmpty() && name.size() <= LongestList && std::all_of(name.begin(), name.end(), belongs);
}

QString feedbackListOf(SuggestionShelf::Kind shelf)
{
    switch (shelf) {
    case SuggestionShelf::Kind::BecauseYouLoved:
        return u"because_you_loved"_s;
    case SuggestionShelf::Kind::FromWatchlist:
        return u"from_watchlist"_s;
    case SuggestionShelf::Kind::HiddenGems:
        return u"hidden_gems"_s;
    case SuggestionShelf::Kind::NewDirectors:
        return u"new_directors"_s;
    case SuggestionShelf::Kind::OutsideComfortZone:
        return u"outside_comfort_zone"_s;
    case SuggestionShelf::Kind::Popular:
        return u"popular"_s;
    case SuggestionShelf::Kind::Classics:
        return u"classics"_s;
    case SuggestionShelf::Kind::LovedDecade:
        return u"loved_decade"_s;
    case SuggestionShelf::Kind::LovedCountry:
        return u"loved_country"_s;
    }
    return {};
}

void remember(const Suggestion &suggestion, FeedbackEvent &event)
{
    event.match = suggestion.match;
    event.expert = suggestion.expert;
    if (suggestion.forecast)
        event.predictedPoints = suggestion.forecast->points;
    // A person with many films owes a suggestion to all of them a little, so kinds are weighed as a whole.
    QMap<Reason::Kind, double> weights;
    for (const Reason &reason : suggestion.because)
        weights[reason.kind] += reason.contribution;
    const auto strongest = std::max_element(weights.cbegin(), weights.cend());
    if (strongest != weights.cend() && *strongest > 0)
        event.reason = reasonName(strongest.key());
}

} // namespace matinee
