#include "core/backend/backend.h"
#include "core/store/database.h"
#include "core/sync_client/account_profile.h"
#include "core/sync_client/library_files.h"
#include "tests/core/sync/two_sides.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

class AccountProfileTest : public QObject {
    Q_OBJECT

    const QUrl Server{u"https://films.example/some/path?x=1"_s};
    const SystemClock m_clock;
    const QTemporaryDir m_made; ///< has a library with one rating
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data;

    /// Rates a film in the library of a folder, which is made if it is not there.
    void rate(const QString &folder, int points)
    {
        const auto services = Services::open(folder, m_clock, SharedParts(folder));
        QVERIFY(services);
        const auto films = (*services)->catalog.catalogue();
        QVERIFY(films);
        const MovieId film = (*films)->movies.first().id;
        QVERIFY((*services)->library.rate(LocalPerson, film, *Rating::fromPoints(points)));
    }

    /// One film is rated in the local library.
    void makeLocal() const
    {
        QVERIFY(QDir().mkpath(m_data));
        QVERIFY(QFile::copy(libraryIn(m_made.path()), libraryIn(m_data)));
    }

    /// How many changes wait in a library; -1 when there is none.
    static qint64 unsentIn(const QString &folder)
    {
        if (!QFile::exists(libraryIn(folder)))
            return -1;
        const auto library = Database::open(libraryIn(folder), Database::Opening::ReadOnly);
        auto rows = library ? (*library)->run(u"SELECT COUNT(*) FROM sync_outbox"_s)
                            : Result<Rows>(tl::unexpected(library.error()));
        return rows && rows->next() ? rows->integer(0) : -2;
    }
    /// The local library and a server, until both are in step.
    void syncWith(TestServer &server)
    {
        const auto library = Database::open(libraryIn(m_data));
        QVERIFY(library);
        SyncStore store(**library, m_clock);
        for (int step = 0; step < 50; ++step) {
            const auto question = store.ask(LocalPerson, true);
            QVERIFY(question && *question);
            const auto taken = store.take(LocalPerson, **question, server.answer(**question));
            QVERIFY2(taken, taken ? "" : qPrintable(taken.error().message + taken.error().detail));
            if (taken->next == SyncStep::Next::Rest)
                return;
        }
        QFAIL("no rest");
    }
    static qint64 ratingsOf(TestServer &server)
    {
        auto rows = server.home.database->run(u"SELECT COUNT(*) FROM sync_base WHERE entity = 'rating'"_s);
        return rows && rows->next() ? rows->integer(0) : -1;
    }
    QStringList backups() const { return QDir(m_data + u"/backups"_s).entryList({u"library-*.db"_s}); }
    AccountProfiles profiles() const { return AccountProfiles(m_data); }

private slots:
    void initTestCase() { rate(m_made.path(), 80); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_data = m_folder->filePath(u"data"_s);
    }

    void withoutAccountsTheLocalLibraryIsOpened()
    {
        QVERIFY(profiles().settle());
        QVERIFY(profiles().all()->isEmpty());
        QVERIFY(!*profiles().current());
        QVERIFY(!QFile::exists(m_data)); // nothing is written for it
        QCOMPARE(profiles().setCurrent(u"nobody"_s).error().kind, Error::Kind::NotFound);
    }

    void mergingTakesEveryChangeIntoTheAccountWithItsStamp()
    {
        makeLocal();
        const auto clock = changeClock(libraryIn(m_data));

        const auto added = profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::Merge);

        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
        QCOMPARE(added->server, QUrl(u"https://films.example"_s));
        QCOMPARE(added->folder, m_data + u"/accounts/"_s + added->id);
        QCOMPARE(unsentIn(added->folder), 1);
        QCOMPARE(*changeClock(libraryIn(added->folder)), *clock);
        QCOMPARE(unsentIn(m_data), -1); // an empty one takes its place when it is opened
        QCOMPARE(backups().size(), 1);
        QCOMPARE(unsentIn(m_data), -1);
        QCOMPARE(*profiles().all(), QList<AccountProfile>{*added});
        QCOMPARE(**profiles().current(), *added);
        QVERIFY(profiles().setCurrent(added->id));
        QCOMPARE(**profiles().current(), *added);
    }

    void keepingApartLeavesTheLocalLibraryAsItIs()
    {
        makeLocal();
        const auto added = profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::KeepApart);
        QCOMPARE(unsentIn(m_data), 1);
        QCOMPARE(unsentIn(added->folder), -1);
        QVERIFY(backups().isEmpty());
    }

    void replacingKeepsTheLocalLibraryAsABackup()
    {
        makeLocal();
        const auto added = profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::Replace);
        QCOMPARE(unsentIn(m_data), -1);
        QCOMPARE(unsentIn(added->folder), -1);
        QCOMPARE(backups().size(), 1);
        const auto kept = Database::open(m_data + u"/backups/"_s + backups().first());
        QVERIFY(kept);
        auto rows = (*kept)->run(u"SELECT COUNT(*) FROM rating"_s);
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->integer(0), 1);
    }

    void aLibraryThatIsOpenMakesRoomAtTheNextStart()
    {
        makeLocal();
        auto open = Backend::open(m_data, m_clock);
        QVERIFY(open);

        const auto added = profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::Merge);

        QVERIFY(added);
        QCOMPARE(unsentIn(added->folder), 1);
        QCOMPARE(unsentIn(m_data), 1);
        QVERIFY(profiles().settle());
        QCOMPARE(unsentIn(m_data), 1);
        open->reset();
        QVERIFY(profiles().settle());
        QCOMPARE(unsentIn(m_data), -1);
        QCOMPARE(backups().size(), 1);
    }

    void whatWasChangedMeanwhileStays()
    {
        makeLocal();
        auto open = Backend::open(m_data, m_clock);
        QVERIFY(open && profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::Merge));
        open->reset();
        rate(m_data, 90);

        QVERIFY(profiles().settle());
        QVERIFY(profiles().settle());

        QCOMPARE(unsentIn(m_data), 2);
        QVERIFY(backups().isEmpty());
    }

    void anAccountIsThereOnce()
    {
        QVERIFY(profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::KeepApart));
        QCOMPARE(profiles()
                     .add(newProfile(QUrl(u"https://films.example:443"_s), u"Ada"_s), LibraryChoice::Merge)
                     .error()
                     .kind,
                 Error::Kind::Conflict);
        QVERIFY(profiles().add(newProfile(Server, u"grace"_s), LibraryChoice::KeepApart));
        QCOMPARE(profiles()
                     .add(newProfile(QUrl(u"http://films.example"_s), u"ada"_s), LibraryChoice::Merge)
                     .error()
                     .kind,
                 Error::Kind::Invalid);
        QCOMPARE(profiles().all()->size(), 2);
    }

    void whatCanBeChangedIsSaved()
    {
        auto profile = *profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::KeepApart);
        profile.proxy = u"socks5://127.0.0.1:9050"_s;
        profile.authorityFile = u"/home/ada/ca.pem"_s;
        profile.paused = true;
        QVERIFY(profiles().save(profile));
        QCOMPARE(*profiles().all(), QList<AccountProfile>{profile});
        profile.id = u"other"_s;
        QCOMPARE(profiles().save(profile).error().kind, Error::Kind::NotFound);
        QCOMPARE(QFile(m_data + u"/profiles.json"_s).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void removingTakesTheFolderAway()
    {
        const auto added = *profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::KeepApart);
        QVERIFY(profiles().setCurrent(added.id));
        rate(added.folder, 70);

        QVERIFY(profiles().remove(added.id, false));

        QVERIFY(!QFile::exists(added.folder));
        QVERIFY(profiles().all()->isEmpty());
        QVERIFY(!*profiles().current());
        QCOMPARE(profiles().remove(added.id, false).error().kind, Error::Kind::NotFound);
    }

    void aKeptCopyBecomesTheLocalLibrary()
    {
        const auto added = *profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::KeepApart);
        rate(added.folder, 70);
        (void)Services::open(m_data, m_clock, SharedParts(m_data)); // an empty one is there
        auto open = Backend::open(added.folder, m_clock);

        QCOMPARE(*profiles().remove(added.id, true), QString());
        QVERIFY(profiles().all()->isEmpty());
        QCOMPARE(unsentIn(m_data), 0);
        open->reset();
        QVERIFY(profiles().settle());

        QCOMPARE(unsentIn(m_data), 1);
        QVERIFY(!QFile::exists(added.folder));
    }

    void aKeptCopyTakesAllItHasIntoTheNextAccount()
    {
        TestServer first;
        TestServer second;
        makeLocal();
        syncWith(first);
        QCOMPARE(unsentIn(m_data), 0);
        QCOMPARE(ratingsOf(first), 1);

        QVERIFY(forgetAccount(libraryIn(m_data)));
        syncWith(second);

        QCOMPARE(ratingsOf(second), 1);
        QCOMPARE(unsentIn(m_data), 0);
    }

    void twoLibrariesAreNotKeptAsOne()
    {
        makeLocal();
        const auto added = *profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::KeepApart);
        rate(added.folder, 70);

        const auto removed = profiles().remove(added.id, true);

        QVERIFY(removed && removed->contains(u"backups"_s));
        QVERIFY(profiles().all()->isEmpty());
        QCOMPARE(unsentIn(m_data), 1);
        const QDir kept(m_data + u"/backups"_s, u"account-library-*.db"_s);
        QCOMPARE(kept.count(), 1U);
        QVERIFY(QFile::rename(kept.filePath(kept[0]), libraryIn(m_folder->path())));
        QCOMPARE(unsentIn(m_folder->path()), 1);
    }

    void whatCannotBeDoneAtOnceIsToldLater()
    {
        const AccountProfile wanted = newProfile(Server, u"ada"_s);
        const QString inTheWay = m_data + u"/accounts/"_s + wanted.id + u"/something"_s;
        QVERIFY(QDir().mkpath(inTheWay));

        QVERIFY(profiles().add(wanted, LibraryChoice::KeepApart));

        QCOMPARE((*profiles().current())->id, wanted.id);
        QCOMPARE(profiles().settle().error().kind, Error::Kind::Unavailable);
        QVERIFY(QDir().rmdir(inTheWay) && QDir().rmdir(QFileInfo(inTheWay).path()));
        QVERIFY(profiles().settle());

        QVERIFY(QDir().mkpath((*profiles().current())->folder + u"/library.db.serving"_s));
        QVERIFY(profiles().remove(wanted.id, false));
        QVERIFY(profiles().all()->isEmpty());
        QVERIFY(!profiles().settle());
    }

    void backupsAreRemovedAfterThirtyDays()
    {
        (void)profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::KeepApart);
        QDir(m_data).mkpath(u"backups"_s);
        const QDate today = QDateTime::currentDateTimeUtc().date();
        for (const qint64 age : {0, 29, 31}) {
            QFile file(m_data + u"/backups/library-"_s + today.addDays(-age).toString(Qt::ISODate)
                       + u".db"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QVERIFY(profiles().settle());
        QCOMPARE(backups().size(), 2);
    }

    void anotherProgramAtWorkIsTold()
    {
        QVERIFY(QDir().mkpath(m_data));
        QLockFile other(m_data + u"/profiles.lock"_s);
        QVERIFY(other.lock());

        const auto added = profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::KeepApart);

        QCOMPARE(added.error().kind, Error::Kind::Unavailable);
        QVERIFY2(added.error().message.contains(u"Another program"_s), qPrintable(added.error().message));
    }

    void aDamagedFileIsLeftAsItIs()
    {
        QDir().mkpath(m_data);
        for (const QByteArray &text :
             {QByteArray("{"), QByteArray(R"({"version":2})"),
              QByteArray(R"({"version":1,"current":"","profiles":[{"id":"../../etc"}]})")}) {
            QFile file(m_data + u"/profiles.json"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            QCOMPARE(profiles().all().error().kind, Error::Kind::Corrupt);
            QCOMPARE(profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::Merge).error().kind,
                     Error::Kind::Corrupt);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), text);
        }
    }

    /// Killed anywhere, what was rated is in the local library or in the account's, and the next start brings
    /// everything to an end.
    void aProgramThatIsKilledLosesNothing()
    {
        constexpr int Rounds = 40;
        makeLocal();
        QElapsedTimer whole;
        whole.start();
        QVERIFY(profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::Merge));
        const qint64 took = whole.nsecsElapsed() / 1'000;

        int cutShort = 0;
        for (int round = 0; round < Rounds; ++round) {
            init();
            makeLocal();
            const pid_t child = ::fork();
            if (child == 0) {
                (void)profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::Merge);
                ::_exit(0);
            }
            ::usleep(useconds_t(took * round * 3 / (Rounds * 2)));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            cutShort += WIFSIGNALED(status) ? 1 : 0;

            QVERIFY(profiles().settle());
            const auto known = profiles().all();
            QVERIFY(known);
            if (known->isEmpty()) {
                QCOMPARE(unsentIn(m_data), 1);
                QVERIFY(profiles().add(newProfile(Server, u"ada"_s), LibraryChoice::Merge));
            }
            QCOMPARE(unsentIn(profiles().all()->first().folder), 1);
            QCOMPARE(unsentIn(m_data), -1);
            QCOMPARE(backups().size(), 1);
            QCOMPARE(QDir(m_data + u"/accounts"_s)
                         .entryList(QDir::AllDirs | QDir::Hidden | QDir::NoDotAndDotDot)
                         .size(),
                     1);
        }
        qInfo("%d of %d were cut short", cutShort, Rounds);
        QVERIFY(cutShort > 0);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::AccountProfileTest)
#include "account_profile_test.moc"
