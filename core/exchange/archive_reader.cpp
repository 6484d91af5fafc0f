#include "core/exchange/archive_reader.h"

#include "core/base/strict_json.h"
#include "core/base/text.h"
#include "core/exchange/archive_lines.h"
#include "core/importing/zip_file.h"

#include <QJsonObject>
#include <QSet>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr ArchiveLimits Limits{
    .members = 40, .totalBytes = 64 * 1024 * 1024, .ratio = 100, .ratioFreeBytes = 1024 * 1024};
constexpr qsizetype MostLines = 50'000;

constexpr auto ManifestFile = "manifest.json"_L1;
constexpr auto FilmsFile = "films.jsonl"_L1;

/// One archive on its way from bytes to values.
class Reading {
public:
    tl::expected<LibraryArchive, QList<ArchiveFault>> run(const QByteArray &zip)
    {
        if (const auto unpacked = unpack(zip); !unpacked)
            m_faults.add({}, 0, unpacked.error().message);
        if (m_faults.isEmpty())
            readManifest();
        // Of another format nothing can be told.
        if (m_faults.isEmpty()) {
            readFilms();
            for (const QString &entity : archivedEntities())
                readRecords(entity);
        }
        if (!m_faults.isEmpty())
            return tl::unexpected(m_faults.all());
        return std::move(m_archive);
    }

private:
    /// Members by the names that an archive can have: none of them leads anywhere.
    Result<void> unpack(const QByteArray &bytes)
    {
        auto zip = ZipFile::ofBytes(bytes, Limits);
        if (!zip)
            return tl::unexpected(zip.error());
        QSet<QString> wanted{ManifestFile, FilmsFile};
        for (const QString &entity : archivedEntities())
            wanted.insert(archiveFileOf(entity));
        QSet<QString> met;
        const QStringList names = zip->memberNames();
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QString &name = names.at(i);
            if (met.contains(name))
                m_faults.add(name.left(100), 0,
                             say("core", "The archive holds two files with the same name."));
            met.insert(name);
            if (name == "history.csv"_L1 || name == "ratings.csv"_L1)
                continue;
            if (!wanted.contains(name)) {
                m_faults.add(name.left(100), 0, say("core", "This file is no part of such an archive."));
                continue;
            }
            const auto unpacked = zip->read(i);
            if (!unpacked)
                return tl::unexpected(unpacked.error());
            m_files.insert(name, *unpacked);
        }
        return {};
    }

    void readManifest()
    {
        if (!m_files.contains(ManifestFile))
            return m_faults.add(ManifestFile, 0, say("core", "The archive does not have this file."));
        const auto manifest = readStrictJson(m_files.value(ManifestFile));
        if (!manifest || manifest->value("format"_L1) != QString(LibraryArchive::Format))
            return m_faults.add(ManifestFile, 0, say("core", "This is no archive of a Matinee library."));
        if (manifest->value("version"_L1) != LibraryArchive::Version)
            return m_faults.add(
                ManifestFile, 0,
                say("core", "Only archives of version %1 can be read.").arg(LibraryArchive::Version));
        m_archive.schema = manifest->value("schema"_L1).toInt(-1);
        m_archive.exportedAt =
            QDateTime::fromString(manifest->value("exported_at"_L1).toString(), Qt::ISODateWithMs);
        m_counts = manifest->value("counts"_L1).toObject();
        if (m_archive.schema < 0 || !m_archive.exportedAt.isValid()
            || m_archive.exportedAt.timeSpec() != Qt::UTC)
            m_faults.add(ManifestFile, 0, say("core", "“schema” or “exported_at” cannot be used."));
    }

    /// Calls `use(number, object)` for every line that is an object. `counted` is the file's name in the
    /// manifest.
    template <class Use>
    void eachLine(const QString &file, const QString &counted, const Use &use)
    {
        const JsonLines lines = readJsonLines(file, m_files.take(file), m_linesLeft, m_faults);
        if (m_linesLeft >= 0 && m_counts.value(counted).toDouble(0) != double(lines.objects.size()))
            m_faults.add(file, 0, say("core", "The manifest does not tell of as many lines as there are."));
        for (qsizetype i = 0; i < lines.objects.size(); ++i) {
            if (lines.objects.at(i))
                use(i + 1, *lines.objects.at(i));
        }
    }

    /// Each key is in a file once.
    void checkOnce(const QString &file, qsizetype line, const QString &key)
    {
        if (m_keys.contains(key))
            m_faults.add(file, line, say("core", "An earlier line has this key."));
        m_keys.insert(key);
    }

    void readFilms()
    {
        m_keys.clear();
        eachLine(FilmsFile, u"films"_s, [&](qsizetype number, const QJsonObject &line) {
            auto film = filmIn(line);
            if (!film)
                return m_faults.add(FilmsFile, number, film.error());
            checkOnce(FilmsFile, number, film->ref);
            m_archive.films.append(std::move(*film));
        });
    }

    void readRecords(const QString &entity)
    {
        m_keys.clear();
        const QString file = archiveFileOf(entity);
        QList<Record> &records = m_archive.records[entity];
        eachLine(file, entity, [&](qsizetype number, const QJsonObject &line) {
            auto record = recordIn(entity, line);
            if (!record)
                return m_faults.add(file, number, record.error());
            checkOnce(file, number, record->key);
            records.append(std::move(*record));
        });
    }

    QMap<QString, QByteArray> m_files;
    QJsonObject m_counts;
    QSet<QString> m_keys; ///< of the file that is being read
    qsizetype m_linesLeft = MostLines;
    LibraryArchive m_archive;
    ArchiveFaults m_faults;
};

} // namespace

tl::expected<LibraryArchive, QList<ArchiveFault>> readArchive(const QByteArray &zip)
{
    return Reading().run(zip);
}

} // namespace matinee
