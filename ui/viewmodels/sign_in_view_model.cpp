#include "ui/viewmodels/sign_in_view_model.h"

#include "core/base/when_done.h"
#include "core/net/authority.h"
#include "core/net/proxy.h"
#include "core/net/url_rules.h"

#include <QFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr qint64 MostBytes = 1 << 20;

Result<Authority> authorityIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable, SignInViewModel::tr("The file %1 cannot be read.").arg(path));
    return readAuthority(file.read(MostBytes), QDateTime::currentDateTimeUtc());
}

std::optional<SignInField> fieldOf(const QString &where)
{
    static const QMap<QString, SignInField> fields{{u"handle"_s, SignInField::Handle},
                                                   {u"password"_s, SignInField::Password},
                                                   {u"totp"_s, SignInField::Code},
                                                   {u"recovery_code"_s, SignInField::Code},
                                                   {u"invitation"_s, SignInField::Invitation}};
    const auto found = fields.constFind(where);
    return found == fields.cend() ? std::nullopt : std::optional(*found);
}

/// Name and server as one text, to compare.
QString whose(const SignInForm &form)
{
    return form.handle.toCaseFolded() + u'@' + serverUrl(form.server).toString();
}

} // namespace

QUrl serverUrl(const QString &typed)
{
    const QString text = typed.contains("://"_L1) ? typed : u"https://"_s + typed;
    QUrl url =
        QUrl(text, QUrl::StrictMode).adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return !typed.isEmpty() && mayAsk(url) ? url : QUrl();
}

SignInViewModel::SignInViewModel(const AccountsDoor &door, QObject *parent)
    : QObject(parent),
      m_door(door) { }

SignInViewModel::SignInViewModel(AccountClient &client, const QString &deviceName, bool isProof,
                                 QObject *parent)
    : QObject(parent),
      m_known(&client),
      m_isProof(isProof),
      m_profile(client.profile())
{
    m_door.deviceName = deviceName;
}

SignInViewModel::~SignInViewModel() = default;

void SignInViewModel::submit(const SignInForm &form)
{
    if (m_state.isAsking)
        return;
    m_state.errors.clear();
    m_state.asksCode = m_state.asksCode && m_codeOf == whose(form);
    if (!check(form)) {
        emit stateChanged();
        return;
    }
    if (!m_known) {
        m_profile = newProfile(serverUrl(form.server), form.handle);
        m_profile.authorityFile = form.authorityFile;
        m_profile.proxy = form.proxy;
        m_client = std::make_unique<AccountClient>(m_profile, *m_door.vault);
    }
    m_state.isAsking = true;
    emit stateChanged();
    ask(form);
}

bool SignInViewModel::isCreated(const SignInForm &form) const
{
    return form.isNew && m_created == whose(form);
}

bool SignInViewModel::check(const SignInForm &form)
{
    auto &errors = m_state.errors;
    if (!m_known && !serverUrl(form.server).isValid())
        errors.insert(SignInField::Server,
                      form.server.isEmpty()
                          ? tr("Type the address of the server.")
                          : tr("This is not the address of a server. It begins with https://."));
    if (form.handle.isEmpty())
        errors.insert(SignInField::Handle, tr("Type your name there."));
    if (form.password.isEmpty())
        errors.insert(SignInField::Password, tr("Type your password."));
    if (m_state.asksCode && form.code.isEmpty())
        errors.insert(SignInField::Code, tr("Type the code that your authenticator shows."));
    if (!form.authorityFile.isEmpty() && m_state.authorityName.isEmpty())
        errors.insert(SignInField::Authority, tr("This file cannot be used."));
    if (const auto proxy = readProxy(form.proxy); !proxy)
        errors.insert(SignInField::Proxy, proxy.error().message);
    return errors.isEmpty();
}

void SignInViewModel::ask(const SignInForm &form)
{
    AccountClient &client = m_known ? *m_known : *m_client;
    const QString code = m_state.asksCode ? form.code : QString(); // it may be somebody else's
    const Credentials credentials{form.handle, form.password, code, form.invitation};
    const auto asked = m_isProof         ? client.prove(credentials)
        : form.isNew && !isCreated(form) ? client.signUp(credentials, m_door.deviceName)
                                         : client.signIn(credentials, m_door.deviceName);
    whenDone(asked, this, [this, form, &client](const Result<void> &answer) {
        m_state.isAsking = false;
        if (client.hasSignedUp())
            m_created = whose(form);
        if (!answer)
            refuse(form, answer.error());
        emit stateChanged();
        if (answer)
            emit signedIn();
    });
}

void SignInViewModel::refuse(const SignInForm &form, const Error &error)
{
    auto &errors = m_state.errors;
    AccountClient &client = m_known ? *m_known : *m_client;
    const bool isNew = form.isNew && !isCreated(form);
    const QString message = isCreated(form)
        ? tr("The account is created, but you are not signed in yet. %1").arg(error.message)
        : error.message;
    const auto &faults = client.faults();
    for (auto fault = faults.cbegin(); fault != faults.cend(); ++fault) {
        if (const auto field = fieldOf(fault.key()))
            errors.insert(*field, fault.value());
    }
    if (error.detail == "second_factor_required"_L1) {
        errors.insert(SignInField::Code,
                      m_state.asksCode ? error.message : tr("This account asks for a code too."));
        m_state.asksCode = true;
        m_codeOf = whose(form);
    } else if (!errors.isEmpty()) {
        m_state.asksInvitation = m_state.asksInvitation || errors.contains(SignInField::Invitation);
    } else if (error.kind == Error::Kind::Conflict) {
        errors.insert(SignInField::Handle, error.message);
    } else if (error.kind == Error::Kind::Denied && isNew) {
        m_state.asksInvitation = true;
        errors.insert(SignInField::Invitation, error.message);
    } else if (error.kind == Error::Kind::Denied || error.kind == Error::Kind::Invalid) {
        errors.insert(m_state.asksCode ? SignInField::Code : SignInField::Password, message);
    } else {
        errors.insert(SignInField::Server, message);
    }
}

void SignInViewModel::readAuthority(const QString &path)
{
    m_state.authorityName.clear();
    m_state.authorityFingerprint.clear();
    m_state.errors.remove(SignInField::Authority);
    emit stateChanged();
    if (path.isEmpty())
        return;
    whenDone(QtConcurrent::run(authorityIn, path), this, [this](const Result<Authority> &authority) {
        if (authority) {
            m_state.authorityName = authority->name;
            m_state.authorityFingerprint = authority->fingerprint;
        } else {
            m_state.errors.insert(SignInField::Authority, authority.error().message);
        }
        emit stateChanged();
    });
}

void SignInViewModel::abandon()
{
    if (!m_client)
        return;
    // It ends the session on the server, and may do so after this dialog is gone.
    AccountClient *client = m_client.release();
    whenDone(client->signOut(), client, [client](const Result<void> &) { client->deleteLater(); });
}

} // namespace matinee
