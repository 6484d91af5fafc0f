#include "core/accounts/password.h"

#include "core/accounts/common_password.h"
#include "core/accounts/refused_passwords.h"
#include "core/base/text.h"

#include <QRegularExpression>

#include <sodium.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ShortestPassword = 12;
constexpr qsizetype LongestPassword = 256;

/// The bytes that are hashed, wiped from memory when done with.
class PlainPassword {
public:
    explicit PlainPassword(const QString &password) : m_bytes(password.toUtf8()) { }
    ~PlainPassword() { sodium_memzero(m_bytes.data(), std::size_t(m_bytes.size())); }
    Q_DISABLE_COPY_MOVE(PlainPassword)

    const char *data() const { return m_bytes.constData(); }
    unsigned long long size() const { return static_cast<unsigned long long>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

/// "matinee-2026-ada!": nothing is left but a few letters when names, digits and signs are taken out.
bool isMadeOfNames(const QString &password, const QString &handle)
{
    constexpr qsizetype FewLetters = 4;
    QString rest = password.toLower();
    const qsizetype before = rest.size();
    rest.remove(handle.toLower());
    rest.remove(u"matinee"_s);
    if (rest.size() == before)
        return false;
    rest.removeIf([](QChar c) { return !c.isLetter(); });
    return rest.size() < FewLetters;
}

QByteArray randomBase64(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    randombytes_buf(random.data(), std::size_t(random.size()));
    return random.toBase64(QByteArray::OmitTrailingEquals);
}

} // namespace

std::optional<QString> passwordFault(const QString &password, const QString &handle,
                                     const RefusedPasswords *refused)
{
    const qsizetype characters = password.toUcs4().size();
    if (characters < ShortestPassword)
        return say("core", "A password has at least 12 characters.");
    if (characters > LongestPassword)
        return say("core", "A password has at most 256 characters.");
    if (isMadeOfNames(password, handle))
        return say("core", "A password must be more than the handle or the name of this program.");
    if (isCommonPassword(password))
        return say("core",
                   "Everybody would guess this password. Take several words that you choose yourself.");
    if (refused && refused->contains(password))
        return say("core", "This password is known from leaks. Choose another.");
    return std::nullopt;
}

Result<QByteArray> hashPassword(const QString &password, const PasswordCost &cost)
{
    const PlainPassword plain(password);
    char hash[crypto_pwhash_STRBYTES];
    if (sodium_init() < 0
        || crypto_pwhash_str(hash, plain.data(), plain.size(), cost.passes, cost.memoryBytes) != 0)
        return fail(Error::Kind::Unavailable, say("core", "The server is too busy. Try again in a moment."),
                    u"argon2id: out of memory"_s);
    return QByteArray(hash);
}

bool isCheaper(const QByteArray &hash, const PasswordCost &cost)
{
    static const QRegularExpression form(u"^\\$argon2id\\$v=\\d+\\$m=(\\d+),t=(\\d+),p="_s);
    const auto found = form.match(QString::fromLatin1(hash));
    const double work =
        found.captured(1).toDouble() * 1024 * found.captured(2).toDouble(); // 0: not of this form
    return work < double(cost.memoryBytes) * double(cost.passes);
}

PasswordVerdict verifyPassword(const QByteArray &hash, const QString &password, const PasswordCost &cost)
{
    const PlainPassword plain(password);
    if (sodium_init() < 0 || hash.size() >= qsizetype(crypto_pwhash_STRBYTES)
        || crypto_pwhash_str_verify(hash.constData(), plain.data(), plain.size()) != 0)
        return {};
    if (!isCheaper(hash, cost))
        return {.matches = true};
    return {.matches = true, .newHash = hashPassword(password, cost).value_or(QByteArray())};
}

QByteArray unmatchableHash(const PasswordCost &cost)
{
    if (sodium_init() < 0)
        return {};
    constexpr int HashBytes = 32;
    return "$argon2id$v=19$m=" + QByteArray::number(qulonglong(cost.memoryBytes / 1024))
        + ",t=" + QByteArray::number(qulonglong(cost.passes)) + ",p=1$"
        + randomBase64(crypto_pwhash_SALTBYTES) + '$' + randomBase64(HashBytes);
}

} // namespace matinee
