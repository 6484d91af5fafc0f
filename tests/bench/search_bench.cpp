#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/query/query_parser.h"
#include "core/search/index_hub.h"
#include "core/search/search_service.h"
#include "core/store/database.h"
#include "tests/bench/search_queries.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

template <class Work>
double measured(Work work)
{
    const double before = cpuMilliseconds();
    work();
    return cpuMilliseconds() - before;
}

double percentile(std::vector<double> times, double share)
{
    if (times.empty())
        return 0;
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, std::size_t(share * double(times.size())))];
}

double residentMiB()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1048576;
}

/// The same texts in SQLite's own full-text index, as anybody would use it.
class PlainFts {
public:
    explicit PlainFts(Database &films)
        : m_database(std::move(*Database::open(m_folder.filePath(u"fts.db"_s))))
    {
        (void)m_database->execute(u"ATTACH DATABASE '%1' AS films"_s.arg(films.location().file));
        (void)m_database->execute(u"CREATE VIRTUAL TABLE words USING fts5(title, people, keywords, plot,"
                                  u" tokenize = 'unicode61 remove_diacritics 2')"_s);
        m_buildMs = measured([&] {
            (void)m_database->execute(
                u"INSERT INTO words (rowid, title, people, keywords, plot)"
                u" SELECT m.id, m.title || ' ' || COALESCE(m.original_title, ''),"
                u" (SELECT GROUP_CONCAT(p.name, ' ') FROM films.credit c JOIN films.person p ON p.id = "
                u"c.person_id"
                u"  WHERE c.movie_id = m.id),"
                u" (SELECT GROUP_CONCAT(k.name, ' ') FROM films.movie_keyword mk JOIN films.keyword k"
                u"  ON k.id = mk.keyword_id WHERE mk.movie_id = m.id), m.synopsis FROM films.movie m"_s);
        });
    }

    double buildMs() const { return m_buildMs; }

    void search(const QString &text)
    {
        QStringList words;
        for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
            if (!word.contains(u':'))
                words.append(u"\"%1\""_s.arg(word));
        }
        auto rows =
            m_database->run(u"SELECT rowid FROM words WHERE words MATCH :text ORDER BY rank LIMIT 50"_s,
                            {{u":text"_s, QString(words.join(u' ') + u'*')}});
        while (rows && rows->next())
            ;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    double m_buildMs = 0;
};

struct Bench {
    Database &database;
    SearchService &search;
    PlainFts *fts;

    SearchHits ask(const QString &text, const QList<Facet> &facets = {}) const
    {
        SearchRequest request;
        request.query = parseQuery(text).query;
        request.typing = true;
        request.facets = facets;
        return search.search(UserId(), request).value_or(SearchHits{});
    }

    void measure(const QueryKind &kind) const
    {
        std::vector<double> ours;
        std::vector<double> theirs;
        int found = 0;
        for (const TypedQuery &query : kind.queries) {
            SearchHits hits;
            ours.push_back(measured([&] { hits = ask(query.text); }));
            found += hits.movies.contains(MovieId(query.movie));
            if (fts && !kind.filtersOnly)
                theirs.push_back(measured([&] { fts->search(query.text); }));
        }
        std::printf("%-18s p50 %7.3f  p95 %7.3f ms", qPrintable(kind.name), percentile(ours, .5),
                    percentile(ours, .95));
        if (!theirs.empty())
            std::printf("   FTS5 p50 %7.3f  p95 %7.3f", percentile(theirs, .5), percentile(theirs, .95));
        if (!kind.filtersOnly)
            std::printf("   film found %d of %lld", found, kind.queries.size());
        std::printf("\n");
    }

    void measureFacets(const QueryKind &kind) const
    {
        const QList<Facet> all = {Facet::Genre,   Facet::Decade, Facet::Country, Facet::Language,
                                  Facet::Runtime, Facet::Rating, Facet::Seen,    Facet::My};
        std::vector<double> times;
        for (const TypedQuery &query : kind.queries) {
            const double without = measured([&] { (void)ask(query.text); });
            times.push_back(std::max(0.0, measured([&] { (void)ask(query.text, all); }) - without));
        }
        std::printf("all facets, over %-18s p50 %7.3f  p95 %7.3f ms\n", qPrintable(kind.name),
                    percentile(times, .5), percentile(times, .95));
    }
};

/// Opens the index as a program does at its start, and waits for it.
bool waitForIndex(IndexHub &hub, Database &database)
{
    for (;;) {
        if (hub.refresh(database))
            return true;
        if (!hub.progress().building)
            return false;
        QThread::msleep(2);
    }
}

} // namespace

/// Measures search over a catalogue of any size, beside SQLite FTS5 over the same films:
///
///     film_files 100000 FILES && matinee-server import-films imdb FILES --data-dir DATA
///     search_bench DATA [QUERIES A KIND] [--no-fts]
///
/// Times are CPU milliseconds of the whole process. "film found": the film that a text was made of is among
/// the results.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool withFts = arguments.removeAll(u"--no-fts"_s) == 0;
    if (arguments.isEmpty()) {
        std::puts("usage: search_bench DATA [QUERIES A KIND] [--no-fts]");
        return 0;
    }
    const QString path = QDir(arguments.first()).filePath(u"library.db"_s);
    const auto database = QFile::exists(path) ? Database::open(path) : Result<std::unique_ptr<Database>>();
    if (!database || !*database)
        return 1;
    const SystemClock clock;
    LibraryService library(**database, clock);

    QFile::remove(QDir(arguments.first()).filePath(u"search.index"_s));
    for (const char *what : {"build", "open"}) {
        const double before = residentMiB();
        IndexHub hub(path);
        bool ready = false;
        const double cpu = measured([&] { ready = waitForIndex(hub, **database); });
        std::printf("%s: %.0f CPU ms, resident %+.1f MiB\n", what, cpu, residentMiB() - before);
        if (!ready)
            return 1;
    }
    IndexHub hub(path);
    SearchService search(**database, hub, library, {});
    std::printf("open to first result: %.1f CPU ms\n", measured([&] {
                    waitForIndex(hub, **database);
                    SearchRequest request;
                    request.query = parseQuery(u"night"_s).query;
                    request.limit = 50;
                    (void)search.search(UserId(), request);
                }));
    const auto fts = withFts ? std::make_unique<PlainFts>(**database) : nullptr;
    if (fts)
        std::printf("FTS5 build: %.0f CPU ms\n", fts->buildMs());
    const Bench bench{**database, search, fts.get()};
    const QList<QueryKind> kinds = makeQueries(**database, arguments.value(1, u"60"_s).toInt());
    for (const QueryKind &kind : kinds)
        bench.measure(kind);
    for (const QueryKind &kind : kinds) {
        if (kind.name == u"one letter"_s || kind.filtersOnly)
            bench.measureFacets(kind);
    }
    return 0;
}
