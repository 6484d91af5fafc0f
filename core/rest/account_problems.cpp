#include "core/rest/account_problems.h"

#include "core/base/text.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Problem withType(Problem problem, const QString &type)
{
    problem.type = u"urn:matinee:problem:"_s + type;
    return problem;
}

} // namespace

Problem proofNeeded()
{
    return withType({403, say("core", "Type your password again to do this.")}, u"proof-needed"_s);
}

Problem secondFactorNeeded()
{
    return withType({403, say("core", "This server wants a second factor. Set up an authenticator first.")},
                    u"second-factor-needed"_s);
}

Problem secondFactorWanted()
{
    return withType({401, say("core", "The code of your authenticator is needed as well.")},
                    u"second-factor-wanted"_s);
}

Problem codeRefused(int status)
{
    return withType({status,
                     say("core",
                         "The code is wrong or was used already. An authenticator shows a new one every 30 "
                         "seconds.")},
                    u"second-factor-wanted"_s);
}

Problem tooManyRequests(std::chrono::seconds wait)
{
    Problem problem(429,
                    say("core", "Too many requests. Try again in %n second(s).", nullptr, int(wait.count())));
    problem.retryAfter = wait;
    return problem;
}

Problem tooManyTries(std::chrono::seconds wait)
{
    Problem problem(
        429, say("core", "Too many wrong passwords. Try again in %n second(s).", nullptr, int(wait.count())));
    problem.retryAfter = wait;
    return problem;
}

} // namespace matinee
