#include "core/feedback/feedback_service.h"

#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/recommend/recommend_service.h"
#include "core/store/database.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

FeedbackService::FeedbackService(Database &database, const Clock &clock, CatalogService &catalog,
                                 RecommendService &recommend)
    : m_database(database),
      m_clock(clock),
      m_catalog(catalog),
      m_recommend(recommend)
{
}

Result<int> FeedbackService::record(UserId user, const QList<FeedbackEvent> &events)
{
    auto valid = checked(user, events);
    if (!valid)
        return tl::unexpected(valid.error());
    const auto kept = isKept(user);
    if (!kept || !*kept)
        return kept.map([](bool) { return 0; });
    if (auto predicted = predict(user, *valid); !predicted)
        return tl::unexpected(predicted.error());
    return m_database.inTransaction([&] {
        FeedbackRepository log(m_database);
        return log.add(user, *valid).and_then([&](int added) {
            return log.thin(user, MostEvents).map([&] { return added; });
        });
    });
}

Result<QList<FeedbackEvent>> FeedbackService::checked(UserId user, QList<FeedbackEvent> events) const
{
    const auto catalogue = m_catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    const QDateTime now = m_clock.now();
    for (FeedbackEvent &event : events) {
        const MovieSummary *film = (*catalogue)->find(event.movie);
        if (!film || !canSee(user, *film))
            return fail(Error::Kind::Invalid, say("core", "movie: This film is not in the catalogue."));
        if (!isFeedbackList(event.list))
            return fail(Error::Kind::Invalid,
                        say("core", "list: Up to 40 lower-case letters, digits and \"_\" are expected."));
        if (event.position && (*event.position < 1 || *event.position > LastPosition))
            return fail(Error::Kind::Invalid, say("core", "position: Places count from 1."));
        if (!event.at.isValid())
            event.at = now;
        if (event.at > now.addSecs(ClockSkew))
            return fail(Error::Kind::Invalid, say("core", "at: This instant is still to come."));
        event.at = std::min(event.at, now);
    }
    return events;
}

Result<void> FeedbackService::predict(UserId user, QList<FeedbackEvent> &events) const
{
    QList<MovieId> wanted;
    for (FeedbackEvent &event : events) {
        if (event.model.isEmpty())
            event.model = m_recommend.modelVersion();
        if (!event.match) // with one and without points, these were not foretold to the person either
            wanted.append(event.movie);
    }
    if (wanted.isEmpty())
        return {};
    return m_recommend.explainUnseen(user, wanted).map([&](const QList<Suggestion> &suggestions) {
        QHash<MovieId, const Suggestion *> byFilm;
        for (const Suggestion &suggestion : suggestions)
            byFilm.insert(suggestion.movie, &suggestion);
        for (FeedbackEvent &event : events) {
            const Suggestion *suggestion = byFilm.value(event.movie);
            if (suggestion && !event.match)
                remember(*suggestion, event);
        }
    });
}

Result<FeedbackPage> FeedbackService::page(UserId user, int from, int limit) const
{
    const FeedbackRepository log(m_database);
    return log.count(user).and_then([&](int total) {
        return log.page(user, from, limit).map([&](const QList<FeedbackEvent> &events) {
            return FeedbackPage{events, total};
        });
    });
}

Result<int> FeedbackService::clear(UserId user)
{
    return m_database.inTransaction([&] { return FeedbackRepository(m_database).clear(user); });
}

Result<bool> FeedbackService::isKept(UserId user) const
{
    return FeedbackRepository(m_database).isKept(user);
}

Result<void> FeedbackService::keep(UserId user, bool on)
{
    return m_database.inTransaction([&] { return FeedbackRepository(m_database).keep(user, on); });
}

Result<int> FeedbackService::filmsOf(UserId user) const
{
    return m_catalog.catalogue().map([&](const CataloguePtr &catalogue) {
        return int(
            std::count_if(catalogue->movies.cbegin(), catalogue->movies.cend(),
                          [&](const MovieSummary &film) { return canSee(user, film) && !film.removed; }));
    });
}

Result<FeedbackAnalysis> FeedbackService::analysis(UserId user, std::optional<QDate> from,
                                                   std::optional<QDate> to) const
{
    const FeedbackRepository log(m_database);
    const QDateTime begin = from ? QDateTime(*from, QTime(0, 0), Qt::UTC) : QDateTime();
    const QDateTime end = to ? QDateTime(to->addDays(1), QTime(0, 0), Qt::UTC) : QDateTime();
    const auto shown = log.between(user, begin, end);
    // What was opened later may still be owed to a film shown in the period.
    const auto opened = log.between(user, begin, to ? end.addDays(DaysToAct) : end);
    const auto traces = log.traces(user);
    const auto films = filmsOf(user);
    if (!shown || !opened || !traces || !films)
        return tl::unexpected(!shown        ? shown.error()
                                  : !opened ? opened.error()
                                  : !traces ? traces.error()
                                            : films.error());
    return analyse(*shown, deedsOf(*opened, *traces), *films, m_clock.now());
}

Result<Accuracy> FeedbackService::accuracy(UserId user) const
{
    const FeedbackRepository log(m_database);
    return log.between(user, {}, {}).and_then([&](const QList<FeedbackEvent> &events) {
        return log.traces(user).map(
            [&](const LibraryTraces &traces) { return accuracyOf(forecastsOf(events, traces.rated)); });
    });
}

Result<FeedbackReport> FeedbackService::report(UserId user) const
{
    const FeedbackRepository log(m_database);
    const auto events = log.between(user, {}, {});
    const auto traces = log.traces(user);
    const auto films = filmsOf(user);
    const auto kept = log.isKept(user);
    if (!events || !traces || !films || !kept)
        return tl::unexpected(!events       ? events.error()
                                  : !traces ? traces.error()
                                  : !films  ? films.error()
                                            : kept.error());
    FeedbackReport report;
    report.isKept = *kept;
    report.events = int(events->size());
    report.since = events->isEmpty() ? QDateTime() : events->first().at;
    report.accuracy = accuracyOf(forecastsOf(*events, traces->rated));
    report.analysis = analyse(*events, deedsOf(*events, *traces), *films, m_clock.now());
    return report;
}

} // namespace matinee
