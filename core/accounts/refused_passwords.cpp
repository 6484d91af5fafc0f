#include "core/accounts/refused_passwords.h"

#include "core/base/text.h"

#include <QCryptographicHash>
#include <QFile>
#include <QtEndian>

#include <algorithm>

namespace matinee {

namespace {

constexpr std::size_t BitsEach = 16;
constexpr int Probes = 11;
constexpr qint64 LargestFile = 100'000'000;

/// Calls `use(place)` for every bit that stands for a password: two halves of one hash make them all (Kirsch
/// and Mitzenmacher 2006).
template <class Use>
bool allProbes(const QString &password, std::size_t bits, Use use)
{
    const QByteArray hash = QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Sha256);
    const quint64 first = qFromLittleEndian<quint64>(hash.constData());
    const quint64 second = qFromLittleEndian<quint64>(hash.constData() + 8) | 1;
    for (int i = 0; i < Probes; ++i) {
        if (!use((first + quint64(i) * second) % bits))
            return false;
    }
    return true;
}

} // namespace

RefusedPasswords::RefusedPasswords(std::size_t passwords)
    : m_bits(std::max<std::size_t>(1, passwords * BitsEach / 64 + 1))
{
}

RefusedPasswords::RefusedPasswords(const QStringList &passwords)
    : RefusedPasswords(static_cast<std::size_t>(passwords.size()))
{
    for (const QString &password : passwords)
        add(password);
}

Result<RefusedPasswords> RefusedPasswords::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Invalid, say("core", "%1 cannot be read: %2").arg(path, file.errorString()));
    if (file.size() > LargestFile)
        return fail(Error::Kind::Invalid, say("core", "%1 is too large for a list of passwords.").arg(path));
    QStringList passwords;
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        if (!line.isEmpty())
            passwords.append(QString::fromUtf8(line));
    }
    return RefusedPasswords(passwords);
}

bool RefusedPasswords::contains(const QString &password) const
{
    return has(password) || has(password.toLower());
}

void RefusedPasswords::add(const QString &password)
{
    allProbes(password, m_bits.size() * 64, [this](quint64 bit) {
        m_bits[bit / 64] |= quint64(1) << (bit % 64);
        return true;
    });
}

bool RefusedPasswords::has(const QString &password) const
{
    return allProbes(password, m_bits.size() * 64,
                     [this](quint64 bit) { return (m_bits[bit / 64] >> (bit % 64) & 1) != 0; });
}

} // namespace matinee
