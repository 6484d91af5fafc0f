#include "ui/views/dismiss_dialog.h"
#include "ui/views/form_field.h"
#include "ui/views/join_texts_dialog.h"
#include "ui/views/library_choice_dialog.h"
#include "ui/views/sign_in_dialog.h"
#include "ui/views/sign_in_more.h"
#include "ui/views/sign_out_dialog.h"
#include "ui/widgets/choice_card.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class AccountDialogsTest : public QObject {
    Q_OBJECT

    using Purpose = SignInDialog::Purpose;

    QWidget m_window;

    static QLineEdit *line(QWidget &dialog, const QString &caption)
    {
        const auto lines = dialog.findChildren<QLineEdit *>();
        const auto found = std::find_if(lines.cbegin(), lines.cend(), [&](const QLineEdit *one) {
            return one->accessibleName() == caption;
        });
        return found == lines.cend() ? nullptr : *found;
    }

    static Button *button(QWidget &dialog, const QString &text)
    {
        const auto buttons = dialog.findChildren<Button *>();
        const auto found = std::find_if(buttons.cbegin(), buttons.cend(),
                                        [&](const Button *one) { return one->text() == text; });
        return found == buttons.cend() ? nullptr : *found;
    }

    static AccountState account(qint64 unsent)
    {
        AccountState account;
        account.handle = u"marta"_s;
        account.sync.status.unsent = unsent;
        return account;
    }

private slots:
    void whatWasTypedIsAskedAndStays()
    {
        SignInDialog dialog({}, Purpose::SignIn, &m_window);
        QSignalSpy asked(&dialog, &SignInDialog::submitted);
        line(dialog, u"Server"_s)->setText(u" films.example "_s);
        line(dialog, u"Name"_s)->setText(u"marta"_s);
        line(dialog, u"Password"_s)->setText(u" spaces count "_s);
        button(dialog, u"Sign in"_s)->click();
        const auto form = asked.first().first().value<SignInForm>();
        QCOMPARE(form.server, u"films.example"_s);
        QCOMPARE(form.password, u" spaces count "_s);
        QVERIFY(!form.isNew);

        SignInState wrong;
        wrong.errors = {{SignInField::Password, u"Wrong."_s}};
        dialog.show(wrong);
        QCOMPARE(line(dialog, u"Password"_s)->text(), u" spaces count "_s);
        QCOMPARE(line(dialog, u"Password"_s)->accessibleDescription(), u"Wrong."_s);
        QVERIFY(line(dialog, u"Server"_s)->accessibleDescription().isEmpty());
    }

    void codeAndInvitationAppearWhenTheyAreAskedFor()
    {
        SignInDialog dialog({}, Purpose::SignUp, &m_window);
        auto *code = line(dialog, u"Code of your authenticator, or a recovery code"_s);
        auto *invitation = line(dialog, u"Invitation"_s);
        QVERIFY(!code->isVisibleTo(&dialog) && !invitation->isVisibleTo(&dialog));
        SignInState state;
        state.asksCode = true;
        dialog.show(state);
        QVERIFY(code->isVisibleTo(&dialog) && !invitation->isVisibleTo(&dialog));
        state.asksInvitation = true;
        dialog.show(state);
        QVERIFY(invitation->isVisibleTo(&dialog));
        code->setText(u"123456"_s);
        state.asksCode = false; // of somebody else
        dialog.show(state);
        QVERIFY(dialog.form().code.isEmpty());
    }

    void nothingIsSentTwice()
    {
        SignInDialog dialog({}, Purpose::SignIn, &m_window);
        SignInState state;
        state.isAsking = true;
        dialog.show(state);
        QVERIFY(!button(dialog, u"Sign in"_s)->isEnabled());
        QVERIFY(button(dialog, u"Cancel"_s)->isEnabled());
    }

    void aSecondEnterDoesNotCancel()
    {
        SignInDialog dialog({}, Purpose::SignIn, &m_window);
        dialog.open();
        SignInState state;
        state.isAsking = true;
        for (QWidget *pressed : {static_cast<QWidget *>(line(dialog, u"Name"_s)),
                                 static_cast<QWidget *>(button(dialog, u"Sign in"_s))}) {
            dialog.show(SignInState());
            pressed->setFocus();
            dialog.show(state);
            QVERIFY(qobject_cast<QLineEdit *>(dialog.focusWidget()));
            QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
            QVERIFY(dialog.isVisible());
        }
        QTest::keyClicks(line(dialog, u"Name"_s), u"typed"_s);
        QVERIFY(line(dialog, u"Name"_s)->text().isEmpty());
        dialog.show(SignInState());
        QTest::keyClicks(line(dialog, u"Name"_s), u"typed"_s);
        QCOMPARE(line(dialog, u"Name"_s)->text(), u"typed"_s);
    }

    void whatIsHiddenOpensWhereItIsWrong()
    {
        SignInDialog dialog({}, Purpose::SignIn, &m_window);
        auto *more = dialog.findChild<SignInMore *>();
        QVERIFY(!more->isVisibleTo(&dialog));
        SignInState state;
        state.errors = {{SignInField::Proxy, u"Not an address."_s}};
        dialog.show(state);
        QVERIFY(more->isVisibleTo(&dialog));
    }

    void proxyIsWrittenAsProfilesHaveIt()
    {
        for (const QString &proxy : {QString(), u"none"_s, u"socks5://localhost:1080"_s}) {
            SignInForm form;
            form.proxy = proxy;
            QCOMPARE(SignInDialog(form, Purpose::SignIn, &m_window).form().proxy, proxy);
        }
    }

    void whoHasToSignInAgainIsKnown()
    {
        SignInForm form;
        form.server = u"https://films.example"_s;
        form.handle = u"marta"_s;
        SignInDialog dialog(form, Purpose::Again, &m_window);
        QVERIFY(line(dialog, u"Server"_s)->isReadOnly());
        QVERIFY(line(dialog, u"Name"_s)->isReadOnly());
        QCOMPARE(dialog.form().handle, u"marta"_s);
    }

    void librariesAreMergedUnlessSomethingElseIsChosen()
    {
        LibraryChoiceDialog dialog(u"marta@films.example"_s, u"/backups"_s, &m_window);
        QCOMPARE(dialog.choice(), LibraryChoice::Merge);
        const auto cards = dialog.findChildren<ChoiceCard *>();
        QTest::mouseClick(cards.at(2), Qt::LeftButton);
        QCOMPARE(dialog.choice(), LibraryChoice::Replace);
        QTest::mouseClick(cards.at(1), Qt::LeftButton);
        QCOMPARE(dialog.choice(), LibraryChoice::KeepApart);
    }

    void signingOutKeepsTheLibraryUnlessSomethingElseIsChosen()
    {
        SignOutDialog dialog(account(0), &m_window);
        QVERIFY(dialog.keepsCopy());
        QTest::mouseClick(dialog.findChildren<ChoiceCard *>().at(1), Qt::LeftButton);
        QVERIFY(!dialog.keepsCopy());
    }

    void whatIsNotSentIsToldUntilItIsSent()
    {
        SignOutDialog dialog(account(3), &m_window);
        QVERIFY(button(dialog, u"Send now"_s)->isVisibleTo(&dialog));
        QSignalSpy send(&dialog, &SignOutDialog::sendWanted);
        QSignalSpy save(&dialog, &SignOutDialog::exportWanted);
        button(dialog, u"Send now"_s)->click();
        button(dialog, u"Export the library…"_s)->click();
        QCOMPARE(send.size() + save.size(), 2);
        dialog.show(account(0));
        QVERIFY(!button(dialog, u"Send now"_s)->isVisibleTo(&dialog));
    }

    void whatTheServerDidNotTakeIsLostToo()
    {
        const auto isTold = [](SignOutDialog &dialog, const QString &what) {
            const auto labels = dialog.findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
                return label->text().contains(what) && label->isVisibleTo(&dialog);
            });
        };
        AccountState state = account(3);
        SignOutDialog dialog(state, &m_window);
        QVERIFY(isTold(dialog, u"lost: 3"_s));
        QVERIFY(!isTold(dialog, u"did not take"_s));
        state.sync.status.refused = 2;
        dialog.show(state);
        QVERIFY(isTold(dialog, u"lost: 5"_s));
        QVERIFY(isTold(dialog, u"did not take are not in the copy: 2"_s));
    }

    void aTextCanBeCopiedBeforeItIsDismissed()
    {
        Refusal refusal;
        refusal.about = u"Reviews · Ran"_s;
        refusal.text = u"words"_s;
        DismissDialog dialog(refusal, &m_window);
        QSignalSpy copied(&dialog, &DismissDialog::copyWanted);
        QSignalSpy dismissed(&dialog, &QDialog::accepted);
        QCOMPARE(dialog.focusWidget(), button(dialog, u"Cancel"_s));
        button(dialog, u"Copy the text"_s)->click();
        QCOMPARE(copied.size(), 1);
        QVERIFY(dismissed.isEmpty());
        button(dialog, u"Dismiss"_s)->click();
        QCOMPARE(dismissed.size(), 1);

        QVERIFY(!button(*std::make_unique<DismissDialog>(Refusal(), &m_window), u"Copy the text"_s));
    }

    void nobodySignsOutWhileTheLibraryIsExported()
    {
        using Export = SignOutDialog::Export;
        SignOutDialog dialog(account(0), &m_window);
        auto *save = button(dialog, u"Export the library…"_s);
        QVERIFY(save->isVisibleTo(&dialog)); // also with all sent
        QSignalSpy wanted(&dialog, &SignOutDialog::exportWanted);
        dialog.showExport(Export::Running);
        QVERIFY(!button(dialog, u"Sign out"_s)->isEnabled());
        save->click();
        QVERIFY(wanted.isEmpty());

        dialog.showExport(Export::Failed, u"No room."_s);
        QCOMPARE(save->accessibleDescription(), u"No room."_s);
        QVERIFY(button(dialog, u"Sign out"_s)->isEnabled());
        save->click();
        QCOMPARE(wanted.size(), 1);
    }

    void bothTextsAreThereToBeJoined()
    {
        JoinTextsDialog dialog(u"Ran"_s, u"mine\n\ntheirs"_s, &m_window);
        QCOMPARE(dialog.text(), u"mine\n\ntheirs"_s);
        QSignalSpy typed(&dialog, &JoinTextsDialog::typed);
        auto *edit = dialog.findChild<QPlainTextEdit *>();
        edit->setPlainText(u"  "_s);
        QVERIFY(!button(dialog, u"Save"_s)->isEnabled());
        edit->setPlainText(u"one "_s);
        QVERIFY(button(dialog, u"Save"_s)->isEnabled());
        QCOMPARE(dialog.text(), u"one"_s);
        QCOMPARE(typed.last().first().toString(), u"one "_s);
    }

    void aJoinedTextStaysUntilItIsSaved()
    {
        JoinTextsDialog dialog(u"Ran"_s, u"both"_s, &m_window);
        dialog.open();
        QSignalSpy wanted(&dialog, &JoinTextsDialog::saveWanted);
        button(dialog, u"Save"_s)->click();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(dialog.isVisible());
        dialog.showSaving();
        QVERIFY(!button(dialog, u"Save"_s)->isEnabled());

        dialog.showFailure(u"No room."_s);
        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.text(), u"both"_s);
        QCOMPARE(dialog.findChild<QPlainTextEdit *>()->accessibleDescription(), u"No room."_s);
        QVERIFY(button(dialog, u"Save"_s)->isEnabled());
    }
};

} // namespace matinee

QTEST_MAIN(matinee::AccountDialogsTest)
#include "account_dialogs_test.moc"
