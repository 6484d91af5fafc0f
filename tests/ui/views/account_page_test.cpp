#include "ui/viewmodels/sync_text.h"
#include "ui/views/account_page.h"
#include "ui/views/account_rows.h"
#include "ui/views/no_account_card.h"
#include "ui/views/removal_card.h"
#include "ui/views/sync_card.h"
#include "ui/views/text_choice_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice_card.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/switch.h"

#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class AccountPageTest : public QObject {
    Q_OBJECT

    const QDateTime m_now{{2026, 11, 22}, {12, 0}, Qt::UTC};
    std::unique_ptr<PosterCache> m_posters;
    std::unique_ptr<AccountPage> m_page;

    static AccountState account(SyncState::Is is = SyncState::Is::InStep)
    {
        AccountState account;
        account.handle = u"marta"_s;
        account.server = u"films.example"_s;
        account.sync.is = is;
        return account;
    }

    static TextToDecide text(const QString &id)
    {
        TextToDecide text;
        text.kept.id = id;
        text.kept.entity = u"review"_s;
        text.kept.text = u"theirs of "_s + id;
        text.kept.current = u"mine of "_s + id;
        text.about = u"Film "_s + id;
        return text;
    }

    static Refusal refusal(const QString &mid, const QString &about, const QString &text)
    {
        Refusal refusal;
        refusal.refused.mid = mid;
        refusal.about = about;
        refusal.text = text;
        return refusal;
    }

    void show(const AccountState &account) { m_page->show(account, m_now); }

    /// The visible button with this text.
    Button *button(const QString &text)
    {
        const auto buttons = m_page->findChildren<Button *>();
        const auto found = std::find_if(buttons.cbegin(), buttons.cend(), [&](const Button *candidate) {
            return candidate->text() == text && candidate->isVisibleTo(m_page.get());
        });
        return found == buttons.cend() ? nullptr : *found;
    }

    TextChoiceCard *card()
    {
        const auto cards = m_page->findChildren<TextChoiceCard *>();
        const auto found = std::find_if(cards.cbegin(), cards.cend(),
                                        [](const TextChoiceCard *one) { return !one->isHidden(); });
        return found == cards.cend() ? nullptr : *found;
    }

    /// What Tab goes through, by the names that are spoken.
    QStringList tabs() const
    {
        QStringList names;
        const auto *first = m_page->findChild<NoAccountCard *>()->findChild<Button *>();
        for (const QWidget *part = first->nextInFocusChain(); part != first;
             part = part->nextInFocusChain()) {
            const auto *button = qobject_cast<const QAbstractButton *>(part);
            if (button && button->isVisibleTo(m_page.get()))
                names += button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
        }
        return names;
    }

    template <class Part>
    bool isShown()
    {
        const auto *part = m_page->findChild<Part *>();
        return part && part->isVisibleTo(m_page.get());
    }

private slots:
    void init()
    {
        m_posters = std::make_unique<PosterCache>();
        m_page = std::make_unique<AccountPage>(*m_posters);
    }

    void cleanup()
    {
        m_page.reset();
        m_posters.reset();
    }

    void withoutAnAccountOneIsOffered()
    {
        show({});
        QVERIFY(isShown<NoAccountCard>());
        QVERIFY(!isShown<SyncCard>());
        QVERIFY(!isShown<DeviceRows>());
        QSignalSpy in(m_page.get(), &AccountPage::signInWanted);
        QSignalSpy up(m_page.get(), &AccountPage::signUpWanted);
        button(u"Sign in"_s)->click();
        button(u"Create account"_s)->click();
        QCOMPARE(in.size() + up.size(), 2);
    }

    void everyStateOffersWhatHelps()
    {
        using Is = SyncState::Is;
        const QList<std::pair<Is, AccountAct>> all{
            {Is::InStep, AccountAct::SyncNow},           {Is::Unsent, AccountAct::SyncNow},
            {Is::Offline, AccountAct::SyncNow},          {Is::Paused, AccountAct::Resume},
            {Is::SignInNeeded, AccountAct::SignInAgain}, {Is::Stopped, AccountAct::SyncNow},
            {Is::Erased, AccountAct::KeepLibrary}};
        QSignalSpy wanted(m_page.get(), &AccountPage::actWanted);
        for (const auto &[is, act] : all) {
            show(account(is));
            wanted.clear();
            button(actText(act))->click();
            QCOMPARE(wanted.size(), 1);
            QCOMPARE(wanted.first().first().value<AccountAct>(), act);
        }
    }

    void whatHasStoppedCanBeTriedAgainAndReported()
    {
        QSignalSpy wanted(m_page.get(), &AccountPage::actWanted);
        show(account(SyncState::Is::Stopped));
        button(u"Copy a report"_s)->click();
        QCOMPARE(wanted.first().first().value<AccountAct>(), AccountAct::CopyReport);
        show(account());
        QVERIFY(!button(u"Copy a report"_s));
    }

    void theButtonKeepsTheFocusWhileItWorks()
    {
        show(account());
        m_page->setVisible(true);
        auto *now = button(u"Sync now"_s);
        now->setFocus();
        show(account(SyncState::Is::Working));
        QCOMPARE(m_page->focusWidget(), now);
        QVERIFY(now->isEnabled());
    }

    void whoHasToSignInAgainLearnsNothingOfDevices()
    {
        AccountState state = account(SyncState::Is::SignInNeeded);
        state.devices = QList<AccountDevice>{{u"a"_s, u"Here"_s, m_now, true}};
        show(state);
        QVERIFY(!isShown<DeviceRows>());
    }

    void theTextThatIsThereStaysUnlessTheOtherOneIsChosen()
    {
        AccountState state = account();
        state.texts = {text(u"a"_s)};
        show(state);
        QSignalSpy decided(m_page.get(), &AccountPage::textDecided);
        button(u"Keep this one"_s)->click();
        QCOMPARE(decided.last().at(1).value<TextDecision>(), TextDecision::KeepCurrent);

        const auto choices = card()->findChildren<ChoiceCard *>();
        QTest::mouseClick(choices.at(1), Qt::LeftButton);
        button(u"Use the other one"_s)->click();
        QCOMPARE(decided.last().at(1).value<TextDecision>(), TextDecision::UseOther);
        QVERIFY(!choices.at(0)->radio().isChecked());

        button(u"Join both…"_s)->click();
        QCOMPARE(decided.last().at(1).value<TextDecision>(), TextDecision::Join);
    }

    void aChoiceThatIsBeingMadeSurvivesNews()
    {
        AccountState state = account();
        state.texts = {text(u"a"_s)};
        show(state);
        card()->findChildren<ChoiceCard *>().at(1)->radio().setChecked(true);
        state.sync.is = SyncState::Is::Working;
        show(state);
        QVERIFY(card()->findChildren<ChoiceCard *>().at(1)->radio().isChecked());
    }

    void laterGoesOnToTheNext()
    {
        AccountState state = account();
        state.texts = {text(u"a"_s), text(u"b"_s)};
        show(state);
        QCOMPARE(card()->text().kept.id, u"a"_s);
        button(u"Decide later"_s)->click();
        QCOMPARE(card()->text().kept.id, u"b"_s);
        button(u"Decide later"_s)->click();
        QCOMPARE(card()->text().kept.id, u"a"_s);

        state.texts = {text(u"b"_s)};
        show(state);
        QCOMPARE(card()->text().kept.id, u"b"_s);
        QVERIFY(!button(u"Decide later"_s));
    }

    void aMassRemovalIsAskedAbout()
    {
        AccountState state = account(SyncState::Is::Held);
        state.sync.status.held = {{u"watch"_s, 412, 380}};
        show(state);
        QSignalSpy decided(m_page.get(), &AccountPage::removalDecided);
        button(u"Keep my records"_s)->click();
        button(u"Remove them here too"_s)->click();
        QCOMPARE(decided.at(0).first().toBool(), false);
        QCOMPARE(decided.at(1).first().toBool(), true);

        state.sync.status.held.clear();
        show(state);
        QVERIFY(!button(u"Keep my records"_s));
    }

    void aRefusedTextCanBeCopied()
    {
        AccountState state = account();
        state.refusals = {refusal(u"m1"_s, u"Reviews · Ran"_s, u"words"_s), refusal(u"m2"_s, u"Lists"_s, {})};
        show(state);
        QSignalSpy copied(m_page.get(), &AccountPage::copyWanted);
        QSignalSpy tried(m_page.get(), &AccountPage::tryWanted);
        QSignalSpy dismissed(m_page.get(), &AccountPage::dismissWanted);
        const auto rows = m_page->findChild<RefusalRows *>()->findChildren<Button *>();
        QCOMPARE(rows.size(), 5); // what has no text has nothing to copy
        for (Button *one : rows)
            one->click();
        QCOMPARE(copied.size(), 1);
        QCOMPARE(copied.first().first().value<Refusal>().text, u"words"_s);
        QCOMPARE(tried.size(), 2);
        QCOMPARE(dismissed.size(), 2);
    }

    void thisComputerIsNotSignedOutAmongTheDevices()
    {
        AccountState state = account();
        state.devices =
            QList<AccountDevice>{{u"a"_s, u"Here"_s, m_now, true}, {u"b"_s, u"Phone"_s, m_now, false}};
        show(state);
        const auto ends = m_page->findChild<DeviceRows *>()->findChildren<Button *>();
        QCOMPARE(ends.size(), 1);
        QSignalSpy wanted(m_page.get(), &AccountPage::deviceSignOutWanted);
        ends.first()->click();
        QCOMPARE(wanted.first().first().value<AccountDevice>().id, u"b"_s);
    }

    void devicesKeepTheFocusWhileTheirMomentsGrowOld()
    {
        AccountState state = account();
        state.devices =
            QList<AccountDevice>{{u"a"_s, u"Here"_s, m_now, true}, {u"b"_s, u"Phone"_s, m_now, false}};
        show(state);
        auto *rows = m_page->findChild<DeviceRows *>();
        auto *end = rows->findChild<Button *>();
        end->setFocus();
        m_page->show(state, m_now.addSecs(180));
        QCOMPARE(m_page->focusWidget(), end);
        QVERIFY(end->isVisibleTo(m_page.get())); // and was not made again
        const auto labels = rows->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                            [](const QLabel *one) { return one->text() == u"3 min ago"_s; }));

        state.devices->removeLast();
        show(state);
        QVERIFY(!end->isVisibleTo(m_page.get()));
    }

    void tabFollowsThePage()
    {
        AccountState state = account();
        show(state);
        state.devices = QList<AccountDevice>{{u"b"_s, u"Phone"_s, m_now, false}};
        show(state);
        state.refusals = {refusal(u"m1"_s, u"Lists"_s, {})};
        show(state);
        state.texts = {text(u"a"_s)};
        show(state);
        state.sync.status.held = {{u"watch"_s, 412, 380}};
        show(state);
        QCOMPARE(tabs(),
                 QStringList({u"Sync now"_s, u"Remove them here too"_s, u"Keep my records"_s, u"There now"_s,
                              u"The other one"_s, u"Join both…"_s, u"Keep this one"_s, u"Try Lists again"_s,
                              u"Dismiss Lists"_s, u"Sign out Phone"_s, u"Pause"_s,
                              u"Sign out of this computer…"_s}));
    }

    void theSwitchSaysWhetherItIsPaused()
    {
        show(account(SyncState::Is::Paused));
        auto *pause = m_page->findChild<Switch *>();
        QVERIFY(pause->isChecked());
        QSignalSpy wanted(m_page.get(), &AccountPage::pauseWanted);
        pause->click();
        QCOMPARE(wanted.first().first().toBool(), false);
    }
};

} // namespace matinee

QTEST_MAIN(matinee::AccountPageTest)
#include "account_page_test.moc"
