#include "core/search/index_hub.h"

#include "core/base/text.h"
#include "core/search/index_reader.h"
#include "core/store/database.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QSysInfo>

#include <limits>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr Doc SmallSegment = 16; ///< films that are read again with the next ones that change

IndexPtr indexOf(const SnapshotStamp &stamp, QList<LivePart> parts)
{
    return std::make_shared<const Index>(Index{stamp.catalogue, stamp.version, std::move(parts)});
}

/// Under which name the database keeps that of the snapshot. Servers that share a database have a snapshot
/// each.
QString snapshotKey(const DatabaseLocation &database, const QString &snapshot)
{
    if (database.engine == DatabaseLocation::Engine::Sqlite)
        return u"search_snapshot"_s;
    const QByteArray place = QSysInfo::machineUniqueId() + QFileInfo(snapshot).absoluteFilePath().toUtf8();
    const QByteArray digest = QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex();
    return u"search_snapshot_"_s + QString::fromLatin1(digest.first(16));
}

/// The films that a part still tells of.
QList<MovieId> filmsOf(const LivePart &part)
{
    QList<MovieId> films;
    part.live->each([&](Doc doc) {
        films.append(MovieId(part.segment->columns().movie[doc]));
        return true;
    });
    return films;
}

/// The index with these films read anew. A last segment that is still small is read again with them, so that
/// single edits make few segments.
Result<IndexPtr> withChanges(const IndexReader &reader, const Index &index, const QList<MovieId> &changed,
                             const SnapshotStamp &stamp)
{
    QSet<MovieId> read(changed.begin(), changed.end());
    QList<LivePart> parts;
    for (const LivePart &old : index.parts) {
        const LivePart part = without(old, changed);
        if (parts.isEmpty() || !part.live->isEmpty())
            parts.append(part);
    }
    if (parts.size() > 1 && parts.last().live->count() + Doc(changed.size()) <= SmallSegment) {
        for (const MovieId film : filmsOf(parts.last()))
            read.insert(film);
        parts.removeLast();
    }
    return reader.read(read.values()).map([&](SegmentPtr segment) {
        if (segment->size() > 0)
            parts.append(wholePart(std::move(segment)));
        return indexOf(stamp, parts);
    });
}

/// Films in segments beside the main one, the replaced ones among them too.
int filmsBeside(const Index &index)
{
    int films = 0;
    for (qsizetype i = 1; i < index.parts.size(); ++i)
        films += static_cast<int>(index.parts.at(i).segment->size());
    return films;
}

} // namespace

IndexHub::IndexHub(const DatabaseLocation &database, const QString &folder, QObject *parent)
    : QObject(parent),
      m_location(database),
      m_snapshotPath((folder.isEmpty() ? QFileInfo(database.file).path() : folder) + u"/search.index"_s),
      m_snapshotKey(snapshotKey(database, m_snapshotPath))
{
    m_pool.setMaxThreadCount(1);
}

IndexHub::~IndexHub()
{
    m_cancelled = true;
    m_pool.waitForDone();
}

IndexReader IndexHub::readerOf(Database &database) const
{
    return IndexReader(database, m_snapshotKey);
}

bool IndexHub::isInMemory() const
{
    return m_location.isInMemory();
}

IndexPtr IndexHub::current() const
{
    const std::scoped_lock lock(m_mutex);
    return m_index;
}

void IndexHub::publish(const IndexPtr &base, const IndexPtr &fresh)
{
    const std::scoped_lock lock(m_mutex);
    // Who comes late keeps what they made for their own search; the next one catches up.
    if (m_index == base)
        m_index = fresh;
}

Result<IndexPtr> IndexHub::refresh(Database &database)
{
    const IndexReader reader = readerOf(database);
    // Taken before the stamp is read, so that it cannot be newer than the stamp.
    const IndexPtr index = current();
    const auto stamp = reader.stamp();
    if (!stamp)
        return tl::unexpected(stamp.error());
    // A version that went back is another database, such as one brought back from a backup.
    if (!index || index->catalogue != stamp->catalogue || index->version > stamp->version)
        return open(reader, *stamp);
    return update(reader, index, *stamp);
}

Result<IndexPtr> IndexHub::open(const IndexReader &reader, const SnapshotStamp &stamp)
{
    const std::scoped_lock opening(m_opening);
    const IndexPtr before = current();
    if (before && before->catalogue == stamp.catalogue && before->version <= stamp.version)
        return update(reader, before, stamp);
    if (m_building)
        return notYet();
    if (!isInMemory()) {
        if (const IndexPtr kept = fromSnapshot(stamp)) {
            publish(before, kept);
            return update(reader, kept, stamp);
        }
    }
    const auto films = reader.films();
    if (!films)
        return tl::unexpected(films.error());
    if (!isInMemory() && *films > SmallCatalogue) {
        m_total = *films;
        startBuild();
        return notYet();
    }
    return readAtOnce(reader, stamp).map([&](const IndexPtr &index) {
        publish(before, index);
        writeInBackground(index);
        return index;
    });
}

tl::unexpected<Error> IndexHub::notYet() const
{
    return fail(
        Error::Kind::Unavailable,
        say("core", "Films are being made searchable: %1 of %2.").arg(m_done.load()).arg(m_total.load()));
}

IndexPtr IndexHub::fromSnapshot(const SnapshotStamp &stamp) const
{
    auto snapshot = readSnapshot(m_snapshotPath);
    if (!snapshot || snapshot->stamp.catalogue != stamp.catalogue || snapshot->stamp.version > stamp.version
        || snapshot->stamp.name.isEmpty() || snapshot->stamp.name != stamp.name)
        return nullptr;
    return indexOf(snapshot->stamp, {wholePart(std::move(snapshot->segment))});
}

Result<IndexPtr> IndexHub::update(const IndexReader &reader, const IndexPtr &index,
                                  const SnapshotStamp &stamp)
{
    if (index->version == stamp.version)
        return index;
    const auto changed = reader.changedSince(index->version, MostInline + 1);
    if (!changed)
        return tl::unexpected(changed.error());
    const bool few = changed->size() <= MostInline;
    if (!few && !isInMemory()) {
        startBuild();
        return index;
    }
    auto fresh = few ? withChanges(reader, *index, *changed, stamp) : readAtOnce(reader, stamp);
    if (!fresh)
        return fresh;
    publish(index, *fresh);
    if (!isInMemory() && filmsBeside(**fresh) >= MostInline)
        startBuild();
    return fresh;
}

Result<IndexPtr> IndexHub::readAtOnce(const IndexReader &reader, const SnapshotStamp &stamp)
{
    return reader.readAll({}).map(
        [&](SegmentPtr segment) { return indexOf(stamp, {wholePart(std::move(segment))}); });
}

IndexHub::Progress IndexHub::progress() const
{
    return {m_building, m_done, m_total};
}

void IndexHub::rebuild()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_index.reset();
    }
    if (isInMemory())
        return;
    QFile::remove(m_snapshotPath);
    m_again = true; // also of one that is under way
    startBuild();
}

void IndexHub::startBuild()
{
    if (m_cancelled || m_building.exchange(true))
        return;
    m_done = 0;
    m_pool.start([this] {
        // What went wrong comes up again, and is told, when somebody searches and it is begun anew.
        do {
            m_again = false;
            (void)build();
        } while (m_again && !m_cancelled);
        m_building = false;
        if (m_again)
            startBuild(); // asked for since the loop looked
        emit progressed();
    });
}

Result<void> IndexHub::build()
{
    auto database = Database::open(m_location);
    if (!database)
        return tl::unexpected(database.error());
    const IndexReader reader = readerOf(**database);
    const auto stamp = reader.stamp();
    const auto films = reader.films();
    if (!stamp || !films)
        return tl::unexpected(stamp ? films.error() : stamp.error());
    m_total = *films;

    const auto segment = reader.readAll([this](double done) {
        const int read = static_cast<int>(done * m_total);
        // Whoever shows it has better to do than to hear of every row.
        if (read > m_done + m_total / 100) {
            m_done = read;
            emit progressed();
        }
        return !m_cancelled;
    });
    if (!segment)
        return tl::unexpected(segment.error());
    if (!*segment || m_cancelled)
        return fail(Error::Kind::Unavailable, say("core", "The program is closing."));

    // Films that changed meanwhile have a later version: one more small segment.
    auto index = indexOf(*stamp, {wholePart(*segment)});
    const auto now = reader.stamp();
    const auto changed = reader.changedSince(stamp->version, std::numeric_limits<int>::max());
    if (now && changed && !changed->isEmpty()) {
        if (auto fresh = withChanges(reader, *index, *changed, *now))
            index = *fresh;
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_index = index;
    }
    m_done = m_total.load();
    emit published();
    // Also when the program is closing: the next start has it then.
    return m_again ? Result<void>() : write(reader, *stamp, **segment);
}

Result<void> IndexHub::write(const IndexReader &reader, SnapshotStamp stamp, const Segment &segment) const
{
    return reader.nameSnapshot().and_then([&](const QByteArray &name) {
        stamp.name = name;
        return writeSnapshot(m_snapshotPath, stamp, segment);
    });
}

void IndexHub::writeInBackground(const IndexPtr &index)
{
    if (isInMemory())
        return;
    // Small, so that closing can wait for it. One that cannot be written costs the next start some time, no
    // more.
    m_pool.start([this, index] {
        if (const auto database = Database::open(m_location)) {
            (void)write(readerOf(**database), {index->catalogue, index->version, {}},
                        *index->parts.first().segment);
        }
    });
}

} // namespace matinee
