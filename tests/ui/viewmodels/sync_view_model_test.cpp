#include "core/backend/backend.h"
#include "core/base/clock.h"
#include "core/store/database.h"
#include "core/sync_client/account_client.h"
#include "core/sync_client/library_files.h"
#include "core/sync_client/memory_vault.h"
#include "tests/core/sync/two_sides.h"
#include "tests/support/scripted_server.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sync_view_model.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

/// A window's state over a real library, which a real server keeps in step over a socket.
class SyncViewModelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestServer> m_real;
    std::unique_ptr<ScriptedServer> m_socket;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Backend> m_backend;
    std::unique_ptr<MemoryVault> m_vault;
    std::unique_ptr<AccountClient> m_account;
    std::unique_ptr<SyncClient> m_client;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SyncViewModel> m_model;
    const SystemClock m_clock;

    QByteArray answer(const QByteArray &request)
    {
        const QUrl url(QString::fromLatin1(request.split(' ').value(1)));
        if (url.path().endsWith("/sessions/refresh"_L1))
            return ScriptedServer::ok(R"({"access_token":"a1","refresh_token":"r1"})");
        if (url.path().endsWith("/me/sessions"_L1))
            return ScriptedServer::ok(
                R"({"items":[{"id":"s1","name":"Here","current":true},{"id":"s2","name":"Phone"}]})");
        if (request.startsWith("DELETE"))
            return ScriptedServer::answer("403 Forbidden", R"({"type":"urn:matinee:problem:proof-needed"})");
        SyncQuestion question{SyncQuestion::Kind::Pull, 0, {}, QUrlQuery(url)};
        question.body = QJsonDocument::fromJson(request.sliced(request.indexOf("\r\n\r\n") + 4)).object();
        if (url.path().endsWith("/devices"_L1))
            question.kind = SyncQuestion::Kind::Register;
        else if (url.path().endsWith("/push"_L1))
            question.kind = SyncQuestion::Kind::Push;
        const SyncAnswer given = m_real->answer(question);
        return ScriptedServer::answer(QByteArray::number(given.status) + " X",
                                      QJsonDocument(given.body).toJson(QJsonDocument::Compact));
    }

    Doors doors()
    {
        Doors doors{m_backend->user(),      m_backend->catalog(),
                    m_backend->library(),   m_backend->search(),
                    m_backend->recommend(), m_backend->importing(),
                    m_backend->report(),    m_backend->catalogImport(),
                    m_backend->feedback(),  {u"/bin/false"_s, m_folder->path()},
                    &m_backend->index()};
        doors.accounts.dataFolder = m_folder->path();
        if (m_client)
            doors.account = AccountDoor{m_account.get(), m_client.get(), m_backend->sync()};
        return doors;
    }

    void openSession()
    {
        m_session = std::make_unique<Session>();
        m_model = std::make_unique<SyncViewModel>(*m_session);
        m_session->open(doors());
        QVERIFY(QTest::qWaitFor([&] { return m_session->isLoaded(); }, 20'000));
    }

    void openAccount()
    {
        m_vault = std::make_unique<MemoryVault>();
        m_vault->write(u"p"_s, u"r1"_s);
        m_account = std::make_unique<AccountClient>(
            AccountProfile{u"p"_s, m_socket->url(u"127.0.0.1"_s, {}), u"ada"_s, m_folder->path()}, *m_vault);
        m_client = std::make_unique<SyncClient>(*m_account, m_backend->sync(), m_backend->user(), u"Here"_s);
        openSession();
        m_client->start();
        QVERIFY(QTest::qWaitFor([&] { return is() == SyncState::Is::InStep; }, 20'000));
    }

    /// Two texts about "Ran" wait; the id of its review.
    QString openWithTwoTexts()
    {
        openAccount();
        TestLibrary &home = m_real->home;
        Review review;
        review.movie = home.ran();
        review.text = u"mine"_s;
        const QString id = home.library.writeReview(home.ada, review)->record;
        const QJsonObject copy{{u"record"_s, u"review/"_s + id},
                               {u"text"_s, u"theirs"_s},
                               {u"written_at"_s, u"2026-01-01T10:00:00.000Z"_s}};
        (void)home.library.applyAll(home.ada, u"A conflict"_s,
                                    {{u"text_copy"_s, u"0192ee77-0000-7000-8000-000000000001"_s, copy}});
        m_model->syncNow();
        (void)QTest::qWaitFor([&] { return m_model->account().texts.size() == 1; }, 15'000);
        return id;
    }

    SyncState::Is is() const { return m_model->account().sync.is; }

    QString reviewOnServer(const QString &id)
    {
        return m_real->home.library.findReview(m_real->home.ada, id)->text;
    }

    /// The film of the session that is "Ran".
    MovieId ran() const
    {
        const auto &movies = m_session->catalogue().movies;
        const auto found = std::find_if(movies.cbegin(), movies.cend(), [](const MovieSummary &movie) {
            return movie.ref == "imdb:tt0089881"_L1;
        });
        return found == movies.cend() ? MovieId() : found->id;
    }

private slots:
    void init()
    {
        m_real = std::make_unique<TestServer>();
        m_socket =
            std::make_unique<ScriptedServer>([this](const QByteArray &asked) { return answer(asked); });
        m_folder = std::make_unique<QTemporaryDir>();
        m_backend = Backend::open(m_folder->path(), m_clock).value_or(nullptr);
        QVERIFY(m_backend);
    }

    void cleanup()
    {
        m_model.reset();
        m_session.reset();
        m_client.reset();
        m_account.reset();
        m_backend.reset();
        m_socket.reset();
    }

    void aLocalLibraryHasNoAccount()
    {
        openSession();
        QVERIFY(!m_model->account().hasAccount());
        QVERIFY(!m_model->hasLocalRecords());
        m_session->rate(ran(), *Rating::fromPoints(80));
        QVERIFY(m_model->hasLocalRecords());
    }

    void aFilmOfThePersonsOwnIsARecordToo()
    {
        openSession();
        m_session->enterFilm({{u"title"_s, u"Our wedding"_s}});
        QTRY_VERIFY(m_model->hasLocalRecords());
    }

    void whatIsChangedIsSent()
    {
        openAccount();
        QCOMPARE(m_model->account().handle, u"ada"_s);
        QVERIFY(!m_model->hasLocalRecords());
        m_session->rate(ran(), *Rating::fromPoints(80));
        QTRY_COMPARE_WITH_TIMEOUT(m_real->home.scalar(u"SELECT COUNT(*) FROM rating"_s), u"1"_s, 15'000);
        QTRY_COMPARE(is(), SyncState::Is::InStep);
    }

    void whatAnotherDeviceChangedIsShown()
    {
        openAccount();
        QVERIFY(m_real->home.library.rate(m_real->home.ada, m_real->home.ran(), *Rating::fromPoints(60)));
        m_model->syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->mine(ran()).rating, Rating::fromPoints(60), 15'000);
    }

    void twoTextsAreShownWithTheirFilmUntilOneIsChosen()
    {
        const QString id = openWithTwoTexts();
        const TextToDecide text = m_model->account().texts.first();
        QCOMPARE(text.about, u"Ran"_s);
        QCOMPARE(text.year, u"1985"_s);
        QTRY_VERIFY(m_model->account().texts.first().currentAt.isValid());

        m_model->decide(text, TextDecision::UseOther);
        QTRY_VERIFY_WITH_TIMEOUT(m_model->account().texts.isEmpty(), 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(reviewOnServer(id), u"theirs"_s, 15'000);
    }

    void aJoinedTextIsKeptUntilItIsSaved()
    {
        const QString id = openWithTwoTexts();
        QCOMPARE(m_model->account().texts.size(), 1);
        const TextToDecide text = m_model->account().texts.first();
        m_model->keepJoinDraft(text, u"half of "_s);
        QCOMPARE(m_model->joinStart(text), u"half of "_s);
        QSignalSpy failed(m_session.get(), &Session::failed);

        const auto refused = m_model->join(text, QString(200'000, u'x'));
        QVERIFY(QTest::qWaitFor([&] { return refused.isFinished(); }));
        QVERIFY(!refused.result());
        QTest::qWait(0);
        QCOMPARE(m_model->joinStart(text), u"half of "_s);
        QVERIFY(failed.isEmpty());

        const auto saved = m_model->join(text, u"all of it"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_model->account().texts.isEmpty(), 15'000);
        QVERIFY(saved.result());
        QTRY_COMPARE_WITH_TIMEOUT(reviewOnServer(id), u"all of it"_s, 15'000);
        QVERIFY(m_model->joinStart(text) != u"half of "_s);
    }

    void whatIsDismissedIsCountedNoMore()
    {
        m_real = std::make_unique<TestServer>(SyncQuotas{.records = 1});
        openAccount();
        m_session->rate(ran(), *Rating::fromPoints(80));
        m_session->toggleFavourite(ran());
        QTRY_COMPARE_WITH_TIMEOUT(m_model->account().refusals.size(), 1, 15'000);
        QTRY_COMPARE(m_model->account().sync.status.refused, 1);
        m_model->dismiss(m_model->account().refusals.first());
        QTRY_COMPARE(m_model->account().sync.status.refused, 0);
        QTRY_VERIFY(m_model->account().refusals.isEmpty());
    }

    void whatIsToBeSentNowEndsAPause()
    {
        openAccount();
        m_model->setPaused(true);
        QTRY_COMPARE(is(), SyncState::Is::Paused);
        m_session->rate(ran(), *Rating::fromPoints(80));
        QTRY_COMPARE(m_model->account().sync.status.unsent, 1);
        m_model->sendNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_real->home.scalar(u"SELECT COUNT(*) FROM rating"_s), u"1"_s, 15'000);
        QVERIFY(is() != SyncState::Is::Paused);
    }

    void aRemovalThatIsDecidedIsHeldNoMoreAlsoWhilePaused()
    {
        openAccount();
        m_model->setPaused(true);
        auto library = Database::open(libraryIn(m_folder->path()));
        QVERIFY(library.value()->execute(u"UPDATE sync_state SET held = '{\"rating\":[40,30]}'"_s));
        m_client->refreshStatus();
        QTRY_COMPARE(m_model->account().sync.status.held.size(), 1);

        m_model->decideRemoval(true);

        QTRY_VERIFY(m_model->account().sync.status.held.isEmpty());
        QCOMPARE(is(), SyncState::Is::Paused);
    }

    void aDeviceIsSignedOutOnlyWithAProofWhereTheServerWantsOne()
    {
        openAccount();
        m_model->readDevices();
        QTRY_VERIFY(m_model->account().devices);
        QCOMPARE(m_model->account().devices->size(), 2);
        QSignalSpy proof(m_model.get(), &SyncViewModel::deviceProofWanted);
        m_model->signOutDevice(m_model->account().devices->last());
        QTRY_COMPARE(proof.size(), 1);
        QCOMPARE(proof.first().first().value<AccountDevice>().id, u"s2"_s);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SyncViewModelTest)
#include "sync_view_model_test.moc"
