#include "core/model/model_store.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/model/model_list.h"

#include <QDir>
#include <QFile>
#include <QLockFile>

#include <sys/stat.h>

namespace matinee::model {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds LockPatience{10};

/// Changes with every new file of that name; empty when there is none.
QByteArray stampOf(const QString &path)
{
    struct stat facts = {};
    if (::stat(QFile::encodeName(path).constData(), &facts) != 0)
        return {};
    return QByteArray::number(qulonglong(facts.st_ino)) + ' ' + QByteArray::number(qlonglong(facts.st_size))
        + ' ' + QByteArray::number(qlonglong(facts.st_mtim.tv_sec)) + ' '
        + QByteArray::number(qlonglong(facts.st_mtim.tv_nsec));
}

QString listIn(const QString &folder)
{
    return folder + u"/models.json"_s;
}

/// One process at a time changes the list.
class Lock {
public:
    explicit Lock(const QString &folder) : m_file(folder + u"/models.lock"_s) { }

    Result<void> take()
    {
        if (m_file.tryLock(LockPatience))
            return {};
        return fail(Error::Kind::Unavailable,
                    say("core", "Another process is changing the suggestion models."));
    }

private:
    QLockFile m_file;
};

} // namespace

ModelStore::ModelStore(const QString &dataFolder) : m_folder(dataFolder + u"/models"_s) { }

QString ModelStore::pathOf(const QString &version) const
{
    return m_folder + u'/' + version + u".model"_s;
}

Result<QList<ModelEntry>> ModelStore::entries() const
{
    return readModelList(listIn(m_folder));
}

QString ModelStore::trouble() const
{
    const std::scoped_lock lock(m_mutex);
    return m_trouble;
}

std::shared_ptr<const LearntFilms> ModelStore::load(QString &trouble) const
{
    const auto listed = entries();
    if (!listed) {
        trouble = listed.error().message;
        return nullptr;
    }
    for (auto entry = listed->crbegin(); entry != listed->crend(); ++entry) {
        auto file = readModel(pathOf(entry->version));
        if (file)
            return std::make_shared<const LearntFilms>(std::move(*file));
        if (trouble.isEmpty())
            trouble = file.error().message;
    }
    return nullptr;
}

std::shared_ptr<const LearntFilms> ModelStore::currentFilms()
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray stamp = stampOf(listIn(m_folder));
    if (stamp == m_stamp && m_isRead)
        return m_current;
    m_stamp = stamp;
    m_isRead = true;
    m_trouble.clear();
    m_current = load(m_trouble);
    if (!m_trouble.isEmpty())
        qWarning("%s", qUtf8Printable(m_trouble));
    return m_current;
}

Result<Promotion> ModelStore::offer(const Trained &trained, const Clock &clock)
{
    if (!QDir().mkpath(m_folder))
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be made.").arg(m_folder));
    Lock lock(m_folder);
    if (const auto taken = lock.take(); !taken)
        return tl::unexpected(taken.error());
    auto listed = entries();
    if (!listed)
        return tl::unexpected(listed.error());

    Promotion promotion;
    const auto before = currentFilms();
    promotion.isFirst = !before;
    if (before)
        promotion.comparison = compared(qualityFor(*before, trained.strangers), trained.quality);
    promotion.hasSay = trained.curves && !trained.curves->learnt.empty();
    promotion.isPromoted = promotion.hasSay && !promotion.comparison.isWorse();
    if (!promotion.isPromoted)
        return promotion;

    const QString fresh = m_folder + u"/new.model"_s;
    const auto version = writeModel(fresh, trained.model, trained.curves, trained.facts);
    if (!version)
        return tl::unexpected(version.error());
    promotion.version = *version;
    QFile::remove(pathOf(*version));
    if (!QFile::rename(fresh, pathOf(*version)))
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be written.").arg(pathOf(*version)));
    listed->removeIf([&](const ModelEntry &entry) { return entry.version == *version; });
    listed->append({*version, clock.now(), trained.facts, promotion.comparison});
    QStringList dropped;
    while (listed->size() > MostKept)
        dropped.append(listed->takeFirst().version);
    return writeModelList(listIn(m_folder), *listed).map([&] {
        for (const QString &old : dropped)
            QFile::remove(pathOf(old));
        return promotion;
    });
}

Result<QString> ModelStore::rollBack()
{
    const auto none = fail(Error::Kind::Conflict, say("core", "No learnt suggestion model is in use."));
    if (!QDir(m_folder).exists())
        return none;
    Lock lock(m_folder);
    if (const auto taken = lock.take(); !taken)
        return tl::unexpected(taken.error());
    auto listed = entries();
    if (!listed)
        return tl::unexpected(listed.error());
    if (listed->isEmpty())
        return none;
    const QString last = listed->takeLast().version;
    return writeModelList(listIn(m_folder), *listed).map([&] {
        QFile::remove(pathOf(last));
        return listed->isEmpty() ? u"built-in"_s : listed->last().version;
    });
}

} // namespace matinee::model
