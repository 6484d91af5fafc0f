#pragma once

#include "core/posters/poster.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

namespace matinee {

/// Painted posters, kept in memory and made off the GUI thread. One for the whole program, made by
/// main() or the main window and passed by reference; GUI thread only.
///
/// Ask while painting: an empty pixmap means "not yet", and ready() comes when it is there. The
/// newest wish is served first, and wishes nobody repeats are dropped, so fast scrolling stays fast.
class PosterCache : public QObject {
    Q_OBJECT

public:
    /// `budget` is the memory for finished posters, in bytes.
    explicit PosterCache(qint64 budget = qint64(96) * 1024 * 1024, QObject *parent = nullptr);
    ~PosterCache() override;

    /// `width` in logical pixels; the poster is 1.5 times as high, corners baked in.
    QPixmap poster(const PosterFacts &facts, int width, qreal ratio);
    /// The square picture without text, for the hero and very small places.
    QPixmap stage(const PosterFacts &facts, int side, qreal ratio);
    /// The same film in another width, while the asked one is being painted; may be empty.
    QPixmap standIn(const PosterFacts &facts) const;

signals:
    /// Something asked for is there now; sent once for many.
    void ready();

private:
    struct Wish {
        QString key;
        QString film;
        PosterFacts facts;
        int width;
        qreal ratio;
        bool stage;
    };

    QPixmap find(Wish wish);
    void startNext();
    void finish(const Wish &wish, const QImage &image);

    QCache<QString, QPixmap> m_done; ///< cost in KiB
    QHash<QString, QString> m_newestOf; ///< film to the key of its newest poster
    QList<Wish> m_waiting; ///< newest last
    QSet<QString> m_painting; ///< keys
    QThreadPool m_pool;
    bool m_announcing = false;
};

} // namespace matinee
