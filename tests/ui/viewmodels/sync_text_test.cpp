#include "ui/viewmodels/sync_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class SyncTextTest : public QObject {
    Q_OBJECT

    const QDateTime m_now{{2026, 11, 22}, {12, 0}, Qt::UTC};

    static AccountState account(SyncState::Is is)
    {
        AccountState account;
        account.handle = u"marta"_s;
        account.server = u"films.example"_s;
        account.sync.is = is;
        return account;
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::C); }

    void everyStateSaysHowItIs()
    {
        QSet<QString> titles;
        for (int is = 0; is <= int(SyncState::Is::Erased); ++is) {
            const SyncWords words = syncWords(account(SyncState::Is(is)), m_now);
            QVERIFY2(!words.title.isEmpty() && !words.brief.isEmpty() && !words.icon.isEmpty(),
                     qPrintable(QString::number(is)));
            titles.insert(words.title);
        }
        QCOMPARE(titles.size(), int(SyncState::Is::Erased) + 1);
    }

    void aLibraryWithoutAnAccountHasNothingToDo()
    {
        const SyncWords words = syncWords({}, m_now);
        QVERIFY(!words.act);
        QVERIFY(!words.isTrouble);
    }

    void whatWaitsToBeSentIsCounted()
    {
        AccountState state = account(SyncState::Is::Offline);
        state.sync.status.unsent = 7;
        state.sync.nextTry = m_now.addSecs(60);
        const SyncWords words = syncWords(state, m_now);
        QVERIFY(words.text.contains(u'7'));
        QVERIFY(words.text.contains(QLocale().toString(m_now.addSecs(60).toLocalTime().time(), u"HH:mm")));
    }

    void aConflictIsToldWhateverTheExchangeDoes()
    {
        for (const auto is : {SyncState::Is::InStep, SyncState::Is::Offline, SyncState::Is::Paused}) {
            AccountState state = account(is);
            state.sync.status.conflicts = 1;
            QCOMPARE(syncWords(state, m_now).brief, u"1 conflict"_s);
            QVERIFY(syncWords(state, m_now).isTrouble);
        }
    }

    void onlyTheStatesThatNeedThePersonAreTrouble()
    {
        using Is = SyncState::Is;
        for (const Is is : {Is::InStep, Is::Working, Is::Unsent, Is::Offline, Is::Busy, Is::Paused})
            QVERIFY(!syncWords(account(is), m_now).isTrouble);
        for (const Is is : {Is::SignInNeeded, Is::Held, Is::Stopped, Is::Erased})
            QVERIFY(syncWords(account(is), m_now).isTrouble);
    }

    void momentsAreToldAsPeopleDo()
    {
        const QDateTime here = m_now.toLocalTime();
        const auto at = [&](qint64 seconds) { return momentText(m_now.addSecs(seconds), m_now); };
        QCOMPARE(momentText({}, m_now), u"never"_s);
        QCOMPARE(at(0), u"just now"_s);
        QCOMPARE(at(20), u"just now"_s); // the server's clock may be ahead
        QCOMPARE(at(-119), u"1 min ago"_s);
        QCOMPARE(momentText(QDateTime(here.date(), {0, 5}).toUTC(), m_now), u"today, 00:05"_s);
        QCOMPARE(momentText(QDateTime(here.date().addDays(-1), {19, 20}).toUTC(), m_now),
                 u"yesterday, 19:20"_s);
        QCOMPARE(momentText(QDateTime(QDate(2026, 3, 1), {8, 12}).toUTC(), m_now), u"1 Mar, 08:12"_s);
        QCOMPARE(momentText(QDateTime(QDate(2025, 3, 1), {8, 12}).toUTC(), m_now), u"1 Mar 2025, 08:12"_s);
    }

    void aReportHoldsNoTextOfThePersons()
    {
        AccountState state = account(SyncState::Is::Stopped);
        state.sync.message = u"defect 17"_s;
        Refusal refusal;
        refusal.refused.edit = {u"review"_s, u"r1"_s, {{u"text"_s, u"private words"_s}}};
        refusal.refused.code = u"quota"_s;
        refusal.text = u"private words"_s;
        state.refusals = {refusal};
        TextToDecide text;
        text.kept.text = u"other words"_s;
        state.texts = {text};
        const QString report = syncReport(state, u"1.0"_s, m_now);
        QVERIFY(report.contains("defect 17"_L1));
        QVERIFY(report.contains("quota"_L1));
        QVERIFY(!report.contains("words"_L1));
        QVERIFY(!report.contains("marta"_L1));
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SyncTextTest)
#include "sync_text_test.moc"
