#pragma once

#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_database.h"

namespace matinee {

/// A library of one person (user 1) and a few films, most popular first:
/// Alien (1979), Heat (1995), Ran (1985), Amélie (2001, "Le Fabuleux Destin d'Amélie Poulain").
struct TestLibrary {
    FixedClock clock;
    std::unique_ptr<Database> database = std::move(*Database::open(testDatabase()));
    CatalogService catalog{*database, clock};
    LibraryService library{*database, clock};
    UserId ada{1};
    QList<MovieId> ids;

    TestLibrary()
    {
        (void)database->execute(
            QStringLiteral("INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'local', '', 0)"));
        ids = catalog
                  .addMissing({
                      movie("tt0078748", "Alien", 1979, 117, 90, {"Horror", "Sci-Fi"}, "Ridley Scott",
                            {"Sigourney Weaver"}),
                      movie("tt0113277", "Heat", 1995, 170, 80, {"Crime", "Drama"}, "Michael Mann",
                            {"Al Pacino", "Robert De Niro"}),
                      movie("tt0089881", "Ran", 1985, 162, 60, {"Action", "Drama"}, "Akira Kurosawa",
                            {"Tatsuya Nakadai"}),
                      movie("tt0211915", "Amélie", 2001, 122, 50, {"Comedy", "Romance"}, "Jean-Pierre Jeunet",
                            {"Audrey Tautou"}, "Le Fabuleux Destin d'Amélie Poulain"),
                  })
                  .value();
    }

    MovieId alien() const { return ids.at(0); }
    MovieId heat() const { return ids.at(1); }
    MovieId ran() const { return ids.at(2); }
    MovieId amelie() const { return ids.at(3); }

    /// The first cell of the first row, as text.
    QString scalar(const QString &sql)
    {
        auto rows = database->run(sql);
        return rows && rows->next() ? rows->text(0) : QString();
    }

    /// The first cells of all rows, with commas between them.
    QString column(const QString &sql)
    {
        QStringList cells;
        (void)database->each(sql, {}, [&](const Rows &row) { cells.append(row.text(0)); });
        return cells.join(QLatin1Char(','));
    }

private:
    static Movie movie(const char *imdbId, const char *title, int year, int minutes, double popularity,
                       const QList<const char *> &genres, const char *director,
                       const QList<const char *> &cast, const char *original = "")
    {
        const auto list = [](const QList<const char *> &words) {
            QStringList texts;
            for (const char *word : words)
                texts.append(QString::fromUtf8(word));
            return texts;
        };
        Movie movie;
        movie.summary = {{},
                         QStringLiteral("imdb:") + QString::fromLatin1(imdbId),
                         QString::fromUtf8(title),
                         QString::fromUtf8(original),
                         year,
                         minutes,
                         popularity,
                         list(genres),
                         {QString::fromUtf8(director)}};
        movie.cast = list(cast);
        movie.source = QStringLiteral("starter");
        movie.externalIds.insert(QStringLiteral("imdb"), QString::fromLatin1(imdbId));
        return movie;
    }
};

} // namespace matinee
