#include "app/server/model_command.h"

#include "app/server/exit_status.h"
#include "core/base/text.h"
#include "core/catalog/starter_catalog.h"
#include "core/learn/csv_line.h"
#include "core/learn/ranking_quality.h"
#include "core/learn/world.h"
#include "core/model/model_store.h"
#include "core/recommend/content_profile.h"
#include "core/recommend/popularity.h"
#include "core/recommend/taste.h"

#include <QFile>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

const std::string ImdbPrefix = "imdb:";

/// The films that can be suggested, and what a person who likes some of them thinks of each.
class Suggester {
public:
    virtual ~Suggester() = default;
    virtual std::optional<int> film(const std::string &name) const = 0;
    virtual const std::string &nameOf(int film) const = 0;
    virtual int films() const = 0;
    virtual Eigen::VectorXf scores(const learn::History &liked) const = 0;
};

class OwnFilms final : public Suggester {
public:
    explicit OwnFilms(const model::LearntFilms &model) : m_model(model) { }

    std::optional<int> film(const std::string &name) const override { return m_model.film(name); }
    const std::string &nameOf(int film) const override { return m_model.nameOf(film); }
    int films() const override { return m_model.films(); }
    Eigen::VectorXf scores(const learn::History &liked) const override
    {
        return m_model.ensemble().scores(liked);
    }

private:
    const model::LearntFilms &m_model;
};

class CatalogueFilms final : public Suggester {
public:
    CatalogueFilms(const model::LearntFilms &model, const QList<Movie> &movies)
        : m_blend(personalParts(std::make_shared<Popularity>(popularityFigures(movies)),
                                std::make_shared<ContentProfile>(filmFeatures(movies)), &model, movies))
    {
        for (const Movie &movie : movies)
            m_names.number(movie.summary.ref.toStdString());
    }

    std::optional<int> film(const std::string &name) const override
    {
        const auto found = m_names.find(name);
        return found ? found : m_names.find(ImdbPrefix + name);
    }
    const std::string &nameOf(int film) const override { return m_names[film]; }
    int films() const override { return m_names.size(); }
    Eigen::VectorXf scores(const learn::History &liked) const override
    {
        std::vector<Encounter> encounters;
        for (const learn::Mark &mark : liked)
            encounters.push_back({mark.film, Rating::fromPoints(100), false});
        const auto opinion = m_blend.judge(tasteOf(std::move(encounters)));
        return Eigen::Map<const Eigen::VectorXd>(opinion->scores().data(), std::ssize(opinion->scores()))
            .cast<float>();
    }

private:
    Blend m_blend;
    learn::Names m_names;
};

Result<std::unique_ptr<Suggester>> suggesterFor(const model::LearntFilms &model)
{
    if (!model.isForCatalogue())
        return std::make_unique<OwnFilms>(model);
    return starterFile()
        .and_then([](const StarterFile &file) { return readStarterCatalog(file.jsonLines); })
        .map([&](const QList<Movie> &movies) -> std::unique_ptr<Suggester> {
            return std::make_unique<CatalogueFilms>(model, movies);
        });
}

learn::History ascending(learn::History marks)
{
    std::sort(marks.begin(), marks.end(),
              [](const learn::Mark &a, const learn::Mark &b) { return a.film < b.film; });
    return marks;
}

/// What a person of the file likes and has met, in the suggester's numbers.
struct Asked {
    learn::History liked;
    learn::History hidden;
};

Asked askedBy(const learn::World &world, int user, const learn::RatingTable &foldIn,
              const std::vector<std::vector<int>> &metBy, const std::vector<int> &numbers,
              const learn::History &excluded)
{
    Asked asked;
    asked.hidden = excluded;
    for (const learn::Mark &mark : world.liked().of(user)) {
        const int film = numbers[*foldIn.films.find(world.nameOf(mark.film))];
        if (film >= 0)
            asked.liked.push_back({film});
    }
    for (const int film : metBy[user])
        asked.hidden.push_back({film});
    asked.liked = ascending(std::move(asked.liked));
    asked.hidden = ascending(std::move(asked.hidden));
    asked.hidden.erase(std::unique(asked.hidden.begin(), asked.hidden.end(),
                                   [](const auto &a, const auto &b) { return a.film == b.film; }),
                       asked.hidden.end());
    return asked;
}

/// A film as the fold-in would name it: "tt0133093" where that has no refs.
std::string shownName(const std::string &name, bool areRefs)
{
    return !areRefs && name.starts_with(ImdbPrefix) ? name.substr(ImdbPrefix.size()) : name;
}

QByteArray suggestions(const Suggester &suggester, const learn::RatingTable &foldIn,
                       const std::optional<learn::Names> &items, int top)
{
    const bool areRefs = foldIn.films[0].starts_with(ImdbPrefix);
    std::vector<int> numbers;
    numbers.reserve(foldIn.films.size());
    for (int film = 0; film < foldIn.films.size(); ++film)
        numbers.push_back(suggester.film(foldIn.films[film]).value_or(-1));
    std::vector<std::vector<int>> metBy(foldIn.users.size());
    for (const learn::RatingRow &row : foldIn.rows) {
        if (numbers[row.film] >= 0)
            metBy[row.user].push_back(numbers[row.film]);
    }
    learn::History excluded;
    for (int film = 0; items && film < suggester.films(); ++film) {
        if (!items->find(suggester.nameOf(film)) && !items->find(shownName(suggester.nameOf(film), false)))
            excluded.push_back({film});
    }
    const learn::World world(foldIn);
    QByteArray lines = "user,item,score\n";
    for (int user = 0; user < foldIn.users.size(); ++user) {
        const Asked asked = askedBy(world, user, foldIn, metBy, numbers, excluded);
        const Eigen::VectorXf scores = suggester.scores(asked.liked);
        for (const int film : learn::bestFilms(scores, asked.hidden, top))
            lines += QByteArray::fromStdString(learn::csvField(foldIn.users[user])) + ','
                + QByteArray::fromStdString(learn::csvField(shownName(suggester.nameOf(film), areRefs))) + ','
                + QByteArray::number(scores[film]) + '\n';
    }
    return lines;
}

} // namespace

int evaluateModel(const ServerOptions &options)
{
    const EvaluateOptions &asked = options.evaluate;
    auto file = model::readModel(asked.model);
    if (!file)
        return failed(file.error());
    const model::LearntFilms model(std::move(*file));
    const auto suggester = suggesterFor(model);
    if (!suggester)
        return failed(suggester.error());
    const auto foldIn = learn::readRatings(asked.foldIn);
    if (!foldIn)
        return failed(foldIn.error());
    std::optional<learn::Names> items;
    if (!asked.items.isEmpty()) {
        auto read = learn::readItems(asked.items);
        if (!read)
            return failed(read.error());
        items = std::move(*read);
    }
    const QByteArray lines = suggestions(**suggester, *foldIn, items, asked.top);
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly) || out.write(lines) != lines.size() || !out.flush())
        return failed({Error::Kind::Unavailable, say("server", "The suggestions could not be written.")});
    return EXIT_SUCCESS;
}

int rollBackModel(const ServerOptions &options)
{
    const auto version = model::ModelStore(options.dataFolder).rollBack();
    if (!version)
        return failed(version.error());
    QTextStream(stdout) << say("server", "The suggestion model %1 is in use again.").arg(*version)
                        << Qt::endl;
    return EXIT_SUCCESS;
}

} // namespace matinee
