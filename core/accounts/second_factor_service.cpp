#include "core/accounts/second_factor_service.h"

#include "core/accounts/token.h"
#include "core/accounts/totp.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QRandomGenerator>

#include <array>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int RecoveryCodes = 10;
constexpr qsizetype CodeLetters = 24; // 120 bits in base32

/// "ABCD-EFGH-..." of six groups, as people copy them.
QString drawRecoveryCode()
{
    std::array<quint32, 4> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    QString code = base32({reinterpret_cast<const char *>(random.data()), 15});
    for (qsizetype at = CodeLetters - 4; at > 0; at -= 4)
        code.insert(at, u'-');
    return code;
}

/// However it was typed: empty when it can be none.
QString hashOfCode(const QString &code)
{
    QString letters = code.toUpper();
    letters.removeIf([](QChar c) { return c == u'-' || c.isSpace(); });
    return letters.size() == CodeLetters ? tokenHash(letters) : QString();
}

} // namespace

SecondFactorService::SecondFactorService(const AccountContext &context, AuditLog &audit)
    : m_context(context),
      m_audit(audit),
      m_factors(context.database),
      m_sessions(context.database),
      m_seal(context.key, "totp")
{
}

Result<Enrolment> SecondFactorService::begin(UserId user, const QString &handle)
{
    return m_context.database.inTransaction([&]() -> Result<Enrolment> {
        const auto known = m_factors.totp(user);
        if (!known)
            return tl::unexpected(known.error());
        if (*known && (*known)->isConfirmed)
            return fail(Error::Kind::Conflict,
                        say("core", "There is an authenticator already. Remove it first."));
        const QByteArray secret = drawTotpSecret();
        const QString uri = otpauthUri(secret, handle);
        return m_factors.begin(user, m_seal.seal(secret)).map([&] {
            return Enrolment{base32(secret), uri, qrSvg(uri)};
        });
    });
}

Result<bool> SecondFactorService::confirm(UserId user, const QString &code)
{
    return m_context.database.inTransaction([&]() -> Result<bool> {
        const auto known = m_factors.totp(user);
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            return fail(Error::Kind::NotFound, say("core", "No authenticator is being set up."));
        if ((*known)->isConfirmed)
            return fail(Error::Kind::Conflict,
                        say("core", "There is an authenticator already. Remove it first."));
        auto taken = takeTotp(user, **known, code);
        if (!taken || !*taken)
            return taken;
        return m_factors.confirm(user)
            .and_then([&] { return m_audit.append({.event = AuditEvent::SecondFactorAdded, .user = user}); })
            .map([] { return true; });
    });
}

Result<void> SecondFactorService::remove(UserId user)
{
    return m_context.database.inTransaction([&] {
        return m_factors.remove(user).and_then(
            [&] { return m_audit.append({.event = AuditEvent::SecondFactorRemoved, .user = user}); });
    });
}

Result<void> SecondFactorService::removeLost(UserId user)
{
    return m_context.database.inTransaction([&] {
        return m_factors.remove(user)
            .and_then([&] { return m_factors.replaceCodes(user, {}); })
            .and_then([&] { return m_sessions.endAll(user, {}, m_context.clock.now()); })
            .and_then([&] {
                return m_audit.append(
                    {.event = AuditEvent::SecondFactorRemoved, .user = user, .detail = u"server's owner"_s});
            });
    });
}

Result<QStringList> SecondFactorService::makeRecoveryCodes(UserId user)
{
    QStringList codes, hashes;
    for (int i = 0; i < RecoveryCodes; ++i) {
        codes.append(drawRecoveryCode());
        hashes.append(hashOfCode(codes.last()));
    }
    return m_context.database.inTransaction([&] {
        return m_factors.replaceCodes(user, hashes)
            .and_then([&] { return m_audit.append({.event = AuditEvent::RecoveryCodesMade, .user = user}); })
            .map([&] { return codes; });
    });
}

Result<int> SecondFactorService::recoveryCodesLeft(UserId user) const
{
    return m_factors.codesLeft(user);
}

Result<SecondFactorService::Check> SecondFactorService::check(UserId user, const SecondProof &proof)
{
    const auto totp = m_factors.totp(user);
    if (!totp)
        return tl::unexpected(totp.error());
    if (!*totp || !(*totp)->isConfirmed)
        return Check::NotNeeded;
    if (!proof.totp.isEmpty())
        return takeTotp(user, **totp, proof.totp).map([](bool good) {
            return good ? Check::Good : Check::Wrong;
        });
    if (proof.recoveryCode.isEmpty())
        return Check::Missing;
    const auto owner = ownerOfCode(proof.recoveryCode);
    if (!owner)
        return tl::unexpected(owner.error());
    if (!*owner || **owner != user) // somebody else's is not used up
        return Check::Wrong;
    return takeCode(proof.recoveryCode).map([](const auto &) { return Check::Good; });
}

Result<std::optional<UserId>> SecondFactorService::ownerOfCode(const QString &recoveryCode) const
{
    return m_factors.ownerOf(hashOfCode(recoveryCode));
}

Result<std::optional<UserId>> SecondFactorService::takeCode(const QString &recoveryCode)
{
    return m_factors.takeCode(hashOfCode(recoveryCode))
        .and_then([&](const auto &owner) -> Result<std::optional<UserId>> {
            if (!owner)
                return std::nullopt;
            return m_audit.append({.event = AuditEvent::RecoveryCodeUsed, .user = *owner}).map([&] {
                return owner;
            });
        });
}

Result<bool> SecondFactorService::takeTotp(UserId user, const StoredTotp &totp, const QString &code)
{
    const auto secret = m_seal.open(totp.sealedSecret);
    if (!secret)
        return fail(Error::Kind::Corrupt,
                    say("core", "The authenticator's secret cannot be read: the server's key has changed."));
    const auto step = totpStepOf(*secret, code, m_context.clock.now());
    if (!step)
        return false;
    return m_factors.takeStep(user, *step);
}

} // namespace matinee
