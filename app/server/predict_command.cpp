#include "app/server/predict_command.h"

#include "app/server/exit_status.h"
#include "core/base/text.h"
#include "core/learn/csv_line.h"
#include "core/learn/linear_algebra.h"
#include "core/learn/rating_model.h"

#include <QFile>

#include <ctime>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace matinee::learn;

namespace {

struct Question {
    RatingTable train;
    RatingTable foldIn; ///< empty when none was given
    RatingTable pairs;
};

Result<Question> readQuestion(const EvaluateOptions &asked)
{
    auto train = readRatings(asked.train);
    if (!train)
        return tl::unexpected(train.error());
    auto pairs = readRatings(asked.predict, RatingColumns::Pairs);
    if (!pairs)
        return tl::unexpected(pairs.error());
    auto foldIn = asked.foldIn.isEmpty() ? Result<RatingTable>(RatingTable()) : readRatings(asked.foldIn);
    if (!foldIn)
        return tl::unexpected(foldIn.error());
    return Question{std::move(*train), std::move(*foldIn), std::move(*pairs)};
}

/// One guess per row of the pairs.
std::vector<RatingGuess> guesses(const RatingModel &model, const Question &question)
{
    const RatingTable &pairs = question.pairs;
    std::vector<std::vector<std::size_t>> rowsOf(pairs.users.size());
    for (std::size_t row = 0; row < pairs.rows.size(); ++row)
        rowsOf[pairs.rows[row].user].push_back(row);

    const std::vector<History> told = model.ratingsOf(question.foldIn);
    std::vector<RatingGuess> guesses(pairs.rows.size());
    for (int user = 0; user < pairs.users.size(); ++user) {
        std::vector<int> films;
        for (const std::size_t row : rowsOf[user])
            films.push_back(model.film(pairs.films[pairs.rows[row].film]));
        const auto known = question.foldIn.users.find(pairs.users[user]);
        const auto answers = model.guess(known ? told[*known] : model.ratingsOf(pairs.users[user]), films);
        for (std::size_t place = 0; place < films.size(); ++place)
            guesses[rowsOf[user][place]] = answers[place];
    }
    return guesses;
}

/// With a point, whatever the language of the system.
std::string number(double value)
{
    return QByteArray::number(value, 'f', 4).toStdString();
}

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

int predictRatings(const ServerOptions &options)
{
    auto question = readQuestion(options.evaluate);
    if (!question)
        return failed(question.error());
    useOneThread();
    const RatingModel model(std::move(question->train), static_cast<std::uint32_t>(options.evaluate.seed));
    const double learnt = cpuSeconds();

    const std::vector<RatingGuess> answers = guesses(model, *question);
    std::string lines = "user,item,predicted_rating,low,high\n";
    for (std::size_t row = 0; row < answers.size(); ++row) {
        const RatingRow &pair = question->pairs.rows[row];
        lines += csvField(question->pairs.users[pair.user]) + ',' + csvField(question->pairs.films[pair.film])
            + ',' + number(answers[row].rating) + ',' + number(answers[row].low) + ','
            + number(answers[row].high) + '\n';
    }
    QTextStream(stderr) << u"CPU seconds: %1 to learn, %2 to predict %3 ratings\n"_s.arg(learnt, 0, 'f', 2)
                               .arg(cpuSeconds() - learnt, 0, 'f', 2)
                               .arg(answers.size());
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly)
        || out.write(lines.data(), static_cast<qint64>(lines.size())) < 0 || !out.flush())
        return failed({Error::Kind::Unavailable, say("server", "The predictions could not be written.")});
    return EXIT_SUCCESS;
}

} // namespace matinee
