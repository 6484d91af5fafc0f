#include "core/library/library_service.h"
#include "core/sync/sync_store.h"
#include "tests/support/test_library.h"
#include "ui/viewmodels/text_decision.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// Decisions as edits of a real library: carried out, and taken back.
class TextDecisionTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestLibrary> m_home;
    QString m_review;

    void decide(TextDecision decision, const QString &joined = {})
    {
        const KeptText kept = keptTexts().first();
        QVERIFY(m_home->library.applyAll(m_home->ada, u"Decided"_s, editsOf(kept, decision, joined)));
    }

    QList<KeptText> keptTexts()
    {
        return SyncStore(*m_home->database, m_home->clock).keptTexts(m_home->ada).value();
    }

    QString text() { return m_home->library.findReview(m_home->ada, m_review)->text; }

private slots:
    void joiningGoesOnWhereItWasLeft()
    {
        KeptText kept;
        kept.current = u"mine"_s;
        kept.text = u"theirs"_s;
        QCOMPARE(joinStart(kept, {}), u"mine\n\ntheirs"_s);
        const JoinDraft draft{u"ours"_s, u"mine"_s};
        QCOMPARE(joinStart(kept, draft), u"ours"_s);
        kept.current = u"news"_s; // which nobody has read yet
        QCOMPARE(joinStart(kept, draft), u"ours\n\nnews"_s);
    }

    void init()
    {
        m_home = std::make_unique<TestLibrary>();
        Review mine;
        mine.movie = m_home->ran();
        mine.text = u"mine"_s;
        m_review = m_home->library.writeReview(m_home->ada, mine)->record;
        const QJsonObject copy{{u"record"_s, u"review/"_s + m_review},
                               {u"text"_s, u"theirs"_s},
                               {u"written_at"_s, u"2026-01-01T10:00:00.000Z"_s}};
        QVERIFY(
            m_home->library.applyAll(m_home->ada, u"As a pull would"_s,
                                     {{u"text_copy"_s, u"0192ee77-0000-7000-8000-000000000001"_s, copy}}));
        QCOMPARE(keptTexts().size(), 1);
    }

    void theOneThatStaysEndsTheCopyAlone()
    {
        decide(TextDecision::KeepCurrent);
        QCOMPARE(text(), u"mine"_s);
        QVERIFY(keptTexts().isEmpty());
    }

    void theOtherOneTakesItsPlace()
    {
        decide(TextDecision::UseOther);
        QCOMPARE(text(), u"theirs"_s);
        QVERIFY(keptTexts().isEmpty());
    }

    void bothJoinedAreWhatThePersonMadeOfThem()
    {
        decide(TextDecision::Join, u"mine and theirs"_s);
        QCOMPARE(text(), u"mine and theirs"_s);
        QVERIFY(keptTexts().isEmpty());
    }

    void undoBringsBackBothTexts()
    {
        decide(TextDecision::UseOther);
        QVERIFY(m_home->library.undo(m_home->ada));
        QCOMPARE(text(), u"mine"_s);
        QCOMPARE(keptTexts().size(), 1);
        QCOMPARE(keptTexts().first().text, u"theirs"_s);
    }

    void aTextOfARecordThatIsGoneBringsItBack()
    {
        KeptText kept = keptTexts().first();
        QVERIFY(m_home->library.removeReview(m_home->ada, m_review));
        kept.current.clear();
        kept.film = u"imdb:tt0089881"_s;
        QVERIFY(
            m_home->library.applyAll(m_home->ada, u"Decided"_s, editsOf(kept, TextDecision::UseOther, {})));
        QCOMPARE(text(), u"theirs"_s);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::TextDecisionTest)
#include "text_decision_test.moc"
