#include "core/recommend/reason_text.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

constexpr MovieId Ran(1);
constexpr MovieId Ikiru(2);
constexpr MovieId Saw(3);
constexpr MovieId Self(4);
constexpr double Loved = 0.8;
constexpr double Liked = 0.3;
constexpr double Seen = 0.15;
constexpr double Disliked = -0.8;

Reason own(MovieId movie, double contribution, double strength)
{
    return {Reason::Kind::LikedMovie, movie, {}, contribution, strength};
}

Reason popular(double contribution)
{
    return {Reason::Kind::Popular, {}, {}, contribution, 0};
}

Reason named(Reason::Kind kind, const QString &name)
{
    return {kind, {}, name, 1, 0};
}

} // namespace

class ReasonTextTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QList<MovieSummary> movies;
        for (const auto &[id, title] :
             {std::pair(Ran, u"Ran"_s), {Ikiru, u"Ikiru %1"_s}, {Saw, u"Saw"_s}, {Self, u"Self"_s}}) {
            MovieSummary movie;
            movie.id = id;
            movie.title = title;
            movies.append(movie);
        }
        m_catalogue = Catalogue(movies);
    }

    void saysWhatDecided_data()
    {
        QTest::addColumn<QList<Reason>>("because");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QList<Reason> &because, const QString &text) {
            QTest::newRow(name) << because << text;
        };
        row("one loved", {own(Ran, 2, Loved)}, u"Because you loved Ran"_s);
        row("one liked", {own(Ran, 2, Liked)}, u"Because you liked Ran"_s);
        row("one seen", {own(Ran, 2, Seen)}, u"Because you watched Ran"_s);
        row("two loved", {own(Ran, 2, Loved), own(Ikiru, 1, Loved)}, u"Because you loved Ran and Ikiru %1"_s);
        row("loved and liked", {own(Ran, 2, Loved), own(Ikiru, 1, Liked)},
            u"Because you loved Ran and liked Ikiru %1"_s);
        row("liked and loved", {own(Ikiru, 2, Liked), own(Ran, 1, Loved)},
            u"Because you loved Ran and liked Ikiru %1"_s);
        row("two liked", {own(Ikiru, 2, Liked), own(Ran, 1, Liked)}, u"Because you liked Ikiru %1 and Ran"_s);
        row("a weak second", {own(Ran, 2, Loved), own(Ikiru, 0.1, Loved)}, u"Because you loved Ran"_s);
        row("popular", {popular(2), own(Ran, 1, Loved)}, u"Popular with everyone"_s);
        row("less popular", {own(Ran, 2, Loved), popular(1)}, u"Because you loved Ran"_s);
        row("what speaks against it", {own(Saw, -2, Disliked), own(Ran, 1, Loved)},
            u"Because you loved Ran"_s);
        row("only popular", {own(Saw, -2, Disliked), popular(1)}, u"Popular with everyone"_s);
        row("nothing", {own(Saw, -2, Disliked), popular(-1)}, u"Something different for you"_s);
        row("unlike a disliked film", {own(Saw, 1, Disliked)}, u"Something different for you"_s);
        row("unknown film", {own(MovieId(99), 2, Loved), popular(1)}, u"Popular with everyone"_s);
        row("itself", {own(Self, 2, Loved), own(Ran, 1, Loved)}, u"Because you loved Ran"_s);
    }

    void saysWhatDecided()
    {
        QFETCH(const QList<Reason>, because);
        QFETCH(const QString, text);
        Suggestion suggestion;
        suggestion.movie = Self;
        suggestion.because = because;
        for (const Reason &reason : because)
            suggestion.score += reason.contribution;

        QCOMPARE(reasonText(suggestion, m_catalogue), text);
    }

    void namesTheSharedPersonThatWeighsMost()
    {
        Suggestion suggestion{
            {}, 2, 0, {own(Ikiru, 2, Loved)}, {named(Reason::Kind::Person, u"Akira Kurosawa"_s)}};
        QCOMPARE(reasonText(suggestion, m_catalogue),
                 u"Because you loved Ikiru %1: more of Akira Kurosawa"_s);

        suggestion.shared.prepend(named(Reason::Kind::Keyword, u"samurai"_s));
        QCOMPARE(reasonText(suggestion, m_catalogue), u"Because you loved Ikiru %1"_s);
    }

    void namesWhatIsSharedWhereNoFilmSpeaksForIt()
    {
        const Suggestion suggestion{
            {}, -1, 0, {own(Saw, -1, Disliked)}, {named(Reason::Kind::Keyword, u"samurai"_s)}};
        QCOMPARE(reasonText(suggestion, m_catalogue), u"Something of what you like: samurai"_s);
    }

private:
    Catalogue m_catalogue;
};

QTEST_APPLESS_MAIN(ReasonTextTest)

#include "reason_text_test.moc"
