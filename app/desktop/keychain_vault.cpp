#include "app/desktop/keychain_vault.h"

#include "core/base/text.h"

#include <QPromise>
#include <QTimer>

#include <memory>
#include <qt6keychain/keychain.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> unreachable(const QString &detail)
{
    return fail(Error::Kind::Unavailable, say("desktop", "The keychain cannot be reached."), detail);
}

/// Runs a job and gives `use` its error, once; OtherError when it does not end in time, since a question to
/// the person can stay open for ever. The job deletes itself when it ends after all.
template <class Job, class Use>
void run(Job *job, QObject *context, std::chrono::milliseconds patience, Use use)
{
    auto isOver = std::make_shared<bool>(false);
    QObject::connect(job, &QKeychain::Job::finished, context, [=](QKeychain::Job *) {
        if (!std::exchange(*isOver, true))
            use(job, job->error());
    });
    QTimer::singleShot(patience, context, [=] {
        if (!std::exchange(*isOver, true))
            use(nullptr, QKeychain::OtherError);
    });
    job->start();
}

} // namespace

KeychainVault::KeychainVault(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service)),
      m_patience(patience)
{
}

QFuture<Result<QString>> KeychainVault::read(const QString &name)
{
    auto known = m_memory.read(name);
    if (known.result())
        return known;
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    job->setKey(name);
    run(job, this, m_patience, [=, this](QKeychain::ReadPasswordJob *done, QKeychain::Error error) {
        Result<QString> secret = unreachable(done ? done->errorString() : u"timed out"_s);
        if (error == QKeychain::NoError)
            secret = done->textData();
        else if (error == QKeychain::EntryNotFound)
            secret = fail(Error::Kind::NotFound, say("core", "Sign in again."));
        else
            m_isLasting = false;
        promise->addResult(secret);
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> KeychainVault::write(const QString &name, const QString &secret)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setKey(name);
    job->setTextData(secret);
    run(job, this, m_patience, [=, this](QKeychain::WritePasswordJob *, QKeychain::Error error) {
        m_isLasting = error == QKeychain::NoError;
        if (m_isLasting)
            (void)m_memory.remove(name);
        else
            (void)m_memory.write(name, secret);
        promise->addResult(Result<void>());
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> KeychainVault::remove(const QString &name)
{
    (void)m_memory.remove(name);
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    job->setKey(name);
    run(job, this, m_patience, [=](QKeychain::DeletePasswordJob *done, QKeychain::Error error) {
        Result<void> removed;
        if (error != QKeychain::NoError && error != QKeychain::EntryNotFound)
            removed = unreachable(done ? done->errorString() : u"timed out"_s);
        promise->addResult(removed);
        promise->finish();
    });
    return promise->future();
}

} // namespace matinee
