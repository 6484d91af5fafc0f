#include "core/backend/backend.h"
#include "core/base/when_done.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class BackendTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyFolderBecomesALibraryWithTheStarterFilms()
    {
        QTemporaryDir folder;
        const QString data = folder.filePath(u"new/data"_s);
        auto backend = Backend::open(data, m_clock);
        QVERIFY2(backend, backend ? "" : qPrintable(backend.error().message));

        qsizetype films = 0;
        whenDone((*backend)->catalog().call(&CatalogService::catalogue), this,
                 [&](const Result<CataloguePtr> &catalogue) { films = catalogue.value()->movies.size(); });

        QTRY_COMPARE(films, 2263);
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(!(QFileInfo(data).permissions() & others));
    }

    void whatWasSaidBeforeClosingIsThereAfterwards()
    {
        QTemporaryDir folder;
        {
            auto backend = Backend::open(folder.path(), m_clock);
            QVERIFY(backend);
            (*backend)->library().call(&LibraryService::rate, (*backend)->user(), MovieId(1),
                                       *Rating::fromPoints(90));
        }
        QVERIFY(!QFileInfo::exists(folder.filePath(u"library.db-wal"_s))); // closed in order
        auto again = Backend::open(folder.path(), m_clock);
        QVERIFY(again);

        std::optional<Rating> rating;
        whenDone((*again)->library().call(&LibraryService::mine, (*again)->user(), MovieId(1)), this,
                 [&](const Result<Mine> &mine) { rating = mine.value().rating; });

        QTRY_VERIFY(rating);
        QCOMPARE(rating->points(), 90);
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));

        const auto backend = Backend::open(folder.filePath(u"file/data"_s), m_clock);

        QVERIFY(!backend);
        QCOMPARE(backend.error().kind, Error::Kind::Unavailable);
    }

    void theEngineOpensOverTheShippedFilms()
    {
        QTemporaryDir folder;
        auto backend = Backend::open(folder.path(), m_clock);
        QVERIFY(backend);

        ForYou picture;
        whenDone(
            (*backend)->recommend().call(&RecommendService::forYou, (*backend)->user(), SuggestOptions()),
            this, [&](const Result<ForYou> &forYou) { picture = forYou.value(); });

        QTRY_VERIFY(!picture.top.isEmpty());
        QCOMPARE(picture.verdicts, 0);
    }

private:
    SystemClock m_clock;
};

QTEST_GUILESS_MAIN(BackendTest)
#include "backend_test.moc"
