#pragma once

#include "core/base/clock.h"
#include "core/catalog/catalog_service.h"
#include "core/catalog_import/catalog_import_service.h"
#include "core/store/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdlib>

namespace matinee {

/// A folder and a catalogue of a few films, for fuzz targets that import what they are given. Every run finds
/// the catalogue as the one before did.
class ImportTwice {
public:
    ImportTwice()
    {
        CatalogService catalog(*m_database, m_clock);
        if (!catalog.merge({film("imdb:tt0113277", "Heat", 1995), film("tmdb:900", "Twin", 2010),
                            film("tmdb:901", "Twin", 2010), film("tmdb:902", "Nobody", {})}))
            std::abort();
    }

    void write(const char *name, const QByteArray &bytes)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            std::abort();
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    /// Whatever the files hold is imported or refused with a reason, and importing it again changes nothing.
    void run(CatalogFormat format, const QString &from)
    {
        (void)m_database->inTransaction([&]() -> Result<void> {
            CatalogService catalog(*m_database, m_clock);
            CatalogImportService importing(catalog);
            const auto first = importing.import({format, from, {}});
            check(first, importing.import({format, from, {}}));
            return fail(Error::Kind::Conflict, {}); // takes everything back
        });
    }

private:
    static NewMovie film(const char *ref, const char *title, std::optional<int> year)
    {
        NewMovie movie;
        movie.summary.ref = QString::fromLatin1(ref);
        movie.summary.title = QString::fromLatin1(title);
        movie.summary.year = year;
        movie.source = QStringLiteral("starter");
        return movie;
    }

    static void check(const Result<CatalogImportReport> &first, const Result<CatalogImportReport> &again)
    {
        if (first.has_value() != again.has_value())
            std::abort();
        if (!first) {
            const bool isReason =
                first.error().kind == Error::Kind::Invalid || first.error().kind == Error::Kind::NotFound;
            if (!isReason || first.error().message.isEmpty())
                std::abort();
            return;
        }
        // A year that the first import filled in may tell films apart that were one before.
        const bool isAlike = first->problemCount == again->problemCount;
        if (isAlike && (again->added != 0 || again->changed != 0))
            std::abort();
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Database> m_database = std::move(*Database::open(QStringLiteral(":memory:")));
};

/// Made at the first run, after an application, which Qt's SQL wants.
inline ImportTwice &importTwice()
{
    static int count = 1;
    static char name[] = "fuzz";
    static char *arguments[] = {name, nullptr};
    static const QCoreApplication application(count, arguments);
    static ImportTwice importer;
    return importer;
}

} // namespace matinee
