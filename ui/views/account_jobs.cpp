#include "ui/views/account_jobs.h"

#include "core/base/when_done.h"
#include "core/sync_client/account_client.h"
#include "ui/theme/icons.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sign_in_view_model.h"
#include "ui/viewmodels/sync_text.h"
#include "ui/viewmodels/sync_view_model.h"
#include "ui/views/dismiss_dialog.h"
#include "ui/views/join_texts_dialog.h"
#include "ui/views/library_choice_dialog.h"
#include "ui/views/sign_out_job.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QMenu>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

void open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

AccountJobs::AccountJobs(SyncViewModel &sync, Session &session, QWidget &window)
    : QObject(&window),
      m_sync(sync),
      m_session(session),
      m_window(window),
      m_signOut(new SignOutJob(sync, session, window))
{
    connect(m_signOut, &SignOutJob::libraryWanted, this, &AccountJobs::libraryWanted);
    connect(m_signOut, &SignOutJob::told, this, &AccountJobs::told);
    connect(&sync, &SyncViewModel::deviceProofWanted, this, &AccountJobs::openProof);
}

SignInDialog *AccountJobs::openForm(SignInViewModel *model, const SignInForm &form,
                                    SignInDialog::Purpose purpose)
{
    auto *dialog = new SignInDialog(form, purpose, &m_window);
    model->setParent(dialog);
    connect(dialog, &SignInDialog::submitted, model, &SignInViewModel::submit);
    connect(dialog, &SignInDialog::authorityChosen, model, &SignInViewModel::readAuthority);
    connect(model, &SignInViewModel::stateChanged, dialog, [dialog, model] { dialog->show(model->state()); });
    connect(model, &SignInViewModel::signedIn, dialog, &QDialog::accept);
    connect(dialog, &QDialog::rejected, this, [this, model] { awaitAnswer(model); });
    open(dialog);
    return dialog;
}

void AccountJobs::awaitAnswer(SignInViewModel *model)
{
    if (!model->state().isAsking)
        return;
    model->setParent(this);
    connect(model, &SignInViewModel::stateChanged, model, [model] {
        if (!model->state().isAsking)
            model->deleteLater();
    });
}

void AccountJobs::openSignIn()
{
    openNew(SignInDialog::Purpose::SignIn);
}

void AccountJobs::openSignUp()
{
    openNew(SignInDialog::Purpose::SignUp);
}

void AccountJobs::openNew(SignInDialog::Purpose purpose)
{
    const AccountsDoor &door = m_session.doors().accounts;
    if (!door.vault)
        return;
    auto *model = new SignInViewModel(door);
    auto *dialog = openForm(model, {}, purpose);
    connect(dialog, &QDialog::accepted, this, [this, model] {
        model->setParent(this); // the dialog goes, the session that was begun stays
        findLibrary(model);
    });
    connect(dialog, &QDialog::rejected, model,
            [model] { connect(model, &SignInViewModel::signedIn, model, &SignInViewModel::abandon); });
}

void AccountJobs::findLibrary(SignInViewModel *model)
{
    const AccountProfiles profiles(m_session.doors().accounts.dataFolder);
    const auto looking =
        QtConcurrent::run([profiles, wanted = model->profile()] { return profiles.sameAs(wanted); });
    whenDone(looking, this, [this, model](const Result<std::optional<AccountProfile>> &known) {
        if (known && !*known)
            return chooseLibrary(model);
        model->abandon(); // a library has one session
        model->deleteLater();
        if (known)
            emit libraryWanted({LibraryChange::Kind::Open, (*known)->id});
        else
            emit m_session.failed(known.error().message);
    });
}

void AccountJobs::chooseLibrary(SignInViewModel *model)
{
    const AccountProfile profile = model->profile();
    const auto add = [this, profile](LibraryChoice choice) {
        emit libraryWanted({LibraryChange::Kind::Add, profile.id, profile, choice});
    };
    if (!m_sync.hasLocalRecords())
        return add(LibraryChoice::KeepApart);
    const QString backups = QDir(m_session.doors().accounts.dataFolder).filePath(u"backups"_s);
    auto *dialog = new LibraryChoiceDialog(profile.handle + u'@' + placeOf(profile.server),
                                           QDir::toNativeSeparators(backups), &m_window);
    connect(dialog, &QDialog::accepted, this, [add, dialog] { add(dialog->choice()); });
    connect(dialog, &QDialog::rejected, model, &SignInViewModel::abandon);
    connect(dialog, &QObject::destroyed, model, &QObject::deleteLater);
    open(dialog);
}

void AccountJobs::openSignInAgain()
{
    const auto &door = m_session.doors().account;
    if (!door)
        return;
    const AccountProfile &profile = door->client->profile();
    SignInForm form;
    form.server = profile.server.toString();
    form.handle = profile.handle;
    auto *model = new SignInViewModel(*door->client, m_session.doors().accounts.deviceName, false);
    openForm(model, form, SignInDialog::Purpose::Again);
    connect(model, &SignInViewModel::signedIn, &m_sync, &SyncViewModel::syncNow);
}

void AccountJobs::openProof(const AccountDevice &device)
{
    const auto &door = m_session.doors().account;
    if (!door)
        return;
    SignInForm form;
    form.server = door->client->profile().server.toString();
    form.handle = door->client->profile().handle;
    auto *model = new SignInViewModel(*door->client, {}, true);
    auto *dialog = openForm(model, form, SignInDialog::Purpose::Proof);
    connect(dialog, &QDialog::accepted, &m_sync, [this, device] { m_sync.signOutDevice(device); });
}

void AccountJobs::openSignOut()
{
    m_signOut->open();
}

void AccountJobs::act(AccountAct act)
{
    switch (act) {
    case AccountAct::SyncNow:
        return m_sync.syncNow();
    case AccountAct::Resume:
        return m_sync.setPaused(false);
    case AccountAct::SignInAgain:
        return openSignInAgain();
    case AccountAct::CopyReport:
        return copyText(syncReport(m_sync.account(), QApplication::applicationVersion(),
                                   QDateTime::currentDateTimeUtc()));
    case AccountAct::KeepLibrary:
        return openSignOut();
    }
}

void AccountJobs::decide(const TextToDecide &text, TextDecision decision)
{
    if (decision != TextDecision::Join)
        return m_sync.decide(text, decision);
    auto *dialog = new JoinTextsDialog(text.about, m_sync.joinStart(text), &m_window);
    connect(dialog, &JoinTextsDialog::typed, &m_sync,
            [this, text](const QString &typed) { m_sync.keepJoinDraft(text, typed); });
    connect(dialog, &JoinTextsDialog::saveWanted, this, [this, dialog, text] {
        dialog->showSaving();
        whenDone(m_sync.join(text, dialog->text()), dialog, [dialog](const Result<int> &saved) {
            saved ? dialog->accept() : dialog->showFailure(saved.error().message);
        });
    });
    open(dialog);
}

void AccountJobs::copy(const Refusal &refusal)
{
    copyText(refusal.text);
}

void AccountJobs::dismiss(const Refusal &refusal)
{
    auto *dialog = new DismissDialog(refusal, &m_window);
    connect(dialog, &DismissDialog::copyWanted, this, [this, refusal] { copy(refusal); });
    connect(dialog, &QDialog::accepted, &m_sync, [this, refusal] { m_sync.dismiss(refusal); });
    open(dialog);
}

void AccountJobs::copyText(const QString &text)
{
    QApplication::clipboard()->setText(text);
    emit told(tr("Copied"));
}

void AccountJobs::signOutDevice(const AccountDevice &device)
{
    m_sync.signOutDevice(device);
}

void AccountJobs::openLibraries(QPoint at)
{
    if (!m_session.isLoaded())
        return;
    const AccountProfiles profiles(m_session.doors().accounts.dataFolder);
    whenDone(QtConcurrent::run([profiles] { return profiles.all(); }), this,
             [this, at](const Result<QList<AccountProfile>> &all) {
                 if (!all)
                     emit m_session.failed(all.error().message);
                 else if (all->isEmpty())
                     emit settingsWanted();
                 else
                     showLibraries(*all, at);
             });
}

void AccountJobs::showLibraries(const QList<AccountProfile> &profiles, QPoint at)
{
    const auto &door = m_session.doors().account;
    const QString current = door ? door->client->profile().id : QString();
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &id, const QString &name) {
        auto *action = menu->addAction(id == current ? icon(u"check") : QIcon(), name);
        connect(action, &QAction::triggered, this, [this, id, isOpen = id == current] {
            if (!isOpen)
                emit libraryWanted({LibraryChange::Kind::Open, id});
        });
    };
    add({}, tr("This computer"));
    for (const AccountProfile &profile : profiles)
        add(profile.id, profile.handle + u'@' + placeOf(profile.server));
    menu->addSeparator();
    connect(menu->addAction(icon(u"settings"), tr("Sync and account…")), &QAction::triggered, this,
            &AccountJobs::settingsWanted);
    menu->popup(at - QPoint(0, menu->sizeHint().height()));
}

} // namespace matinee
