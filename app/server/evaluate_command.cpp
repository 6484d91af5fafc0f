#include "app/server/evaluate_command.h"

#include "app/server/exit_status.h"
#include "core/base/text.h"
#include "core/learn/csv_line.h"
#include "core/learn/ensemble.h"
#include "core/learn/linear_algebra.h"
#include "core/learn/ranking_quality.h"

#include <QFile>

#include <algorithm>
#include <ctime>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace matinee::learn;

namespace {

struct Question {
    World world;
    RatingTable train;
    RatingTable foldIn;
    std::vector<Case> validation;
    std::optional<Names> items; ///< only these are suggested
};

/// Pairs the films that people told us with those they did not.
Result<std::vector<Case>> readValidation(const EvaluateOptions &asked, const World &world)
{
    std::vector<Case> cases;
    if (asked.validationFoldIn.isEmpty())
        return cases;
    const auto foldIn = readRatings(asked.validationFoldIn);
    if (!foldIn)
        return tl::unexpected(foldIn.error());
    const auto test = readRatings(asked.validationTest, RatingColumns::Pairs);
    if (!test)
        return tl::unexpected(test.error());
    for (World::Person &person : world.fold(*foldIn)) {
        cases.emplace_back();
        cases.back().history = std::move(person.liked);
    }
    for (const RatingRow &row : test->rows) {
        const std::string &name = test->users[row.user];
        const auto user = foldIn->users.find(name);
        if (!user)
            return badLine(asked.validationTest, row.line,
                           say("core", "user \"%1\" is not in %2")
                               .arg(QString::fromStdString(name), asked.validationFoldIn));
        if (const auto film = world.film(test->films[row.film]))
            cases[*user].wanted.push_back(*film);
    }
    std::erase_if(cases, [](const Case &one) { return one.history.empty() || one.wanted.empty(); });
    for (Case &one : cases)
        std::sort(one.wanted.begin(), one.wanted.end());
    return cases;
}

Result<Question> readQuestion(const EvaluateOptions &asked)
{
    auto train = readRatings(asked.train);
    if (!train)
        return tl::unexpected(train.error());
    auto foldIn = readRatings(asked.foldIn);
    if (!foldIn)
        return tl::unexpected(foldIn.error());
    World world(*train);
    auto validation = readValidation(asked, world);
    if (!validation)
        return tl::unexpected(validation.error());
    std::optional<Names> items;
    if (!asked.items.isEmpty()) {
        auto read = readItems(asked.items);
        if (!read)
            return tl::unexpected(read.error());
        items = std::move(*read);
    }
    return Question{std::move(world), std::move(*train), std::move(*foldIn), std::move(*validation),
                    std::move(items)};
}

/// What is never suggested to a person: what their fold-in and, under the same name, the training file
/// say they have met, and films that are not to be had.
History hiddenFrom(const Question &question, const World::Person &person, int user)
{
    std::vector<int> hidden = person.met;
    if (const auto known = question.train.users.find(question.foldIn.users[user])) {
        const auto more = question.world.metBy(*known);
        hidden.insert(hidden.end(), more.begin(), more.end());
    }
    for (int film = 0; question.items && film < question.world.films(); ++film) {
        if (!question.items->find(question.world.nameOf(film)))
            hidden.push_back(film);
    }
    std::sort(hidden.begin(), hidden.end());
    hidden.erase(std::unique(hidden.begin(), hidden.end()), hidden.end());
    History marks;
    for (const int film : hidden)
        marks.push_back({film});
    return marks;
}

LearnOptions learnOptions(const EvaluateOptions &asked, const Question &question,
                          const std::vector<World::Person> &people)
{
    LearnOptions options;
    options.seed = static_cast<std::uint32_t>(asked.seed);
    options.only = asked.only.toStdString();
    int known = 0;
    options.longestHistory = 1;
    for (int user = 0; user < question.foldIn.users.size(); ++user) {
        known += question.train.users.find(question.foldIn.users[user]) ? 1 : 0;
        options.longestHistory = std::max(options.longestHistory, people[user].liked.size());
    }
    // People we learnt from come back for what is next; about strangers we know any part of their films.
    options.newestWanted = 2 * known > question.foldIn.users.size();
    return options;
}

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

int evaluate(const ServerOptions &options)
{
    const EvaluateOptions &asked = options.evaluate;
    const auto question = readQuestion(asked);
    if (!question)
        return failed(question.error());
    const std::vector<World::Person> people = question->world.fold(question->foldIn);
    const Ensemble ensemble =
        Ensemble::learn(question->world, question->validation, learnOptions(asked, *question, people));
    const double learnt = cpuSeconds();

    std::string lines = "user,item,score\n";
    for (int user = 0; user < std::ssize(people); ++user) {
        const Eigen::VectorXf scores = ensemble.scores(people[user].liked);
        for (const int film : bestFilms(scores, hiddenFrom(*question, people[user], user), asked.top))
            lines += csvField(question->foldIn.users[user]) + ',' + csvField(question->world.nameOf(film))
                + ',' + QByteArray::number(scores[film]).toStdString() + '\n';
    }
    QTextStream(stderr) << describe(ensemble.choices())
                        << u"CPU seconds: %1 to learn, %2 to suggest to %3 people\n"_s.arg(learnt, 0, 'f', 2)
                               .arg(cpuSeconds() - learnt, 0, 'f', 2)
                               .arg(people.size());
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly)
        || out.write(lines.data(), static_cast<qint64>(lines.size())) < 0 || !out.flush())
        return failed({Error::Kind::Unavailable, say("server", "The suggestions could not be written.")});
    return EXIT_SUCCESS;
}

} // namespace matinee
