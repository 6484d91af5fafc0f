#include "core/accounts/accounts.h"
#include "core/base/clock.h"
#include "core/store/database.h"

#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <vector>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// A clock that a day passes on at each look, so that no try has to wait.
class HurryingClock final : public Clock {
public:
    QDateTime now() const override { return m_now; }
    void nextDay() { m_now = m_now.addDays(2); }

private:
    QDateTime m_now = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
};

/// Of this thread: what else the machine does is not counted.
double cpuMilliseconds()
{
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double signIn(Accounts &accounts, const QString &handle)
{
    const double before = cpuMilliseconds();
    const auto attempt = accounts.sessions.beginSignIn(handle);
    const auto verdict =
        verifyPassword(attempt->passwordHash, u"not the secret at all"_s, accounts.people.cost());
    const auto outcome = accounts.sessions.finishSignIn(*attempt, verdict, u"bench"_s);
    const double after = cpuMilliseconds();
    return outcome && !outcome->signedIn ? after - before : -1;
}

double medianOf(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ssize(values) / 2, values.end());
    return values[values.size() / 2];
}

void measure(const char *name, const PasswordCost &cost, int tries)
{
    const QTemporaryDir folder;
    HurryingClock clock;
    const auto database = Database::open(folder.filePath(u"bench.db"_s));
    if (!database)
        qFatal("%s", qPrintable(database.error().detail));
    Accounts accounts(**database, clock, QByteArray(32, 'k'), {.cost = cost});
    for (int i = 0; i < 100; ++i)
        (void)accounts.people.signUp({u"person-%1"_s.arg(i), u"a long enough secret"_s});

    // One after the other by turns, so that what slows the machine down slows both.
    std::vector<double> known, unknown;
    for (int i = 0; i < tries; ++i) {
        // What a new day brings, such as old entries of the audit log going, meets the first of the day: each
        // in turn.
        clock.nextDay();
        const bool isKnownFirst = i % 2 == 0;
        for (const bool isKnown : {isKnownFirst, !isKnownFirst}) {
            const QString who = isKnown ? u"person"_s : u"nobody"_s;
            (isKnown ? known : unknown).push_back(signIn(accounts, u"%1-%2"_s.arg(who).arg(i % 100)));
        }
    }
    const double a = medianOf(known), b = medianOf(unknown);
    QTextStream(stdout) << u"%1, %2 tries: wrong password %3 ms, unknown handle %4 ms, difference %5 %\n"_s
                               .arg(QString::fromLatin1(name))
                               .arg(tries)
                               .arg(a, 0, 'f', 4)
                               .arg(b, 0, 'f', 4)
                               .arg((b / a - 1) * 100, 0, 'f', 2)
                        << Qt::flush;
}

} // namespace

/// How long a sign-in takes the processor that fails for its password, and one that fails for its handle:
/// whoever measures must not learn which handles there are (CPU time, medians).
int main()
{
    measure("least cost", PasswordCost::least(), 2000);
    measure("standard cost", {}, 200);
}
