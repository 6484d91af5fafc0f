#include "ui/widgets/poster_cache.h"

#include "core/base/when_done.h"

#include <QTimer>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Painters = 2;
// More than a screen of the smallest tiles: what was asked for longer ago has been scrolled past.
constexpr int MostWaiting = 160;

QString filmKey(const PosterFacts &facts)
{
    if (!facts.imdbId.isEmpty())
        return facts.imdbId;
    return facts.title + u'\n' + (facts.year ? QString::number(*facts.year) : QString());
}

} // namespace

PosterCache::PosterCache(qint64 budget, QObject *parent) : QObject(parent), m_done(qsizetype(budget / 1024))
{
    m_pool.setMaxThreadCount(Painters);
    m_pool.setThreadPriority(QThread::LowPriority);
}

PosterCache::~PosterCache()
{
    m_waiting.clear();
    m_pool.waitForDone();
}

QPixmap PosterCache::poster(const PosterFacts &facts, int width, qreal ratio)
{
    const QString film = filmKey(facts);
    return find({u"%1|%2|%3"_s.arg(film).arg(width).arg(ratio), film, facts, width, ratio, false});
}

QPixmap PosterCache::stage(const PosterFacts &facts, int side, qreal ratio)
{
    const QString film = filmKey(facts);
    return find({u"%1|stage %2|%3"_s.arg(film).arg(side).arg(ratio), film, facts, side, ratio, true});
}

QPixmap PosterCache::standIn(const PosterFacts &facts) const
{
    const auto key = m_newestOf.constFind(filmKey(facts));
    const QPixmap *pixmap = key == m_newestOf.cend() ? nullptr : m_done.object(*key);
    return pixmap ? *pixmap : QPixmap();
}

QPixmap PosterCache::find(Wish wish)
{
    if (const QPixmap *done = m_done.object(wish.key))
        return *done;
    if (wish.width <= 0 || m_painting.contains(wish.key))
        return {};
    // Asked for again is asked for now: to the front.
    m_waiting.removeIf([&wish](const Wish &other) { return other.key == wish.key; });
    m_waiting.append(std::move(wish));
    if (m_waiting.size() > MostWaiting)
        m_waiting.removeFirst();
    startNext();
    return {};
}

void PosterCache::startNext()
{
    while (!m_waiting.isEmpty() && m_painting.size() < Painters) {
        const Wish wish = m_waiting.takeLast();
        m_painting.insert(wish.key);
        const auto painting = QtConcurrent::run(&m_pool, [wish] {
            return wish.stage ? paintStage(wish.facts, wish.width, wish.ratio)
                              : paintPoster(wish.facts, wish.width, wish.ratio);
        });
        whenDone(painting, this, [this, wish](const QImage &image) { finish(wish, image); });
    }
}

void PosterCache::finish(const Wish &wish, const QImage &image)
{
    m_painting.remove(wish.key);
    QPixmap pixmap = QPixmap::fromImage(image);
    pixmap.setDevicePixelRatio(wish.ratio);
    const qsizetype kib = std::max<qsizetype>(1, image.sizeInBytes() / 1024);
    if (m_done.insert(wish.key, new QPixmap(pixmap), kib) && !wish.stage)
        m_newestOf.insert(wish.film, wish.key);
    startNext();
    if (std::exchange(m_announcing, true))
        return;
    // One repaint for a handful of posters.
    constexpr int FrameMs = 16;
    QTimer::singleShot(FrameMs, this, [this] {
        m_announcing = false;
        emit ready();
    });
}

} // namespace matinee
