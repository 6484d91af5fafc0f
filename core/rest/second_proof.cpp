#include "core/rest/second_proof.h"

#include "core/base/text.h"
#include "core/rest/account_problems.h"

namespace matinee {

using namespace Qt::StringLiterals;

SecondProof readSecondProof(BodyInput &body)
{
    constexpr qsizetype LongestCode = 100;
    SecondProof proof{body.optionalText(u"totp"_s, LongestCode).value_or(QString()),
                      body.optionalText(u"recovery_code"_s, LongestCode).value_or(QString())};
    proof.totp.remove(u' '); // apps show "123 456"
    return proof;
}

tl::expected<void, Problem> proved(const Result<ProofOutcome> &outcome)
{
    if (!outcome)
        return tl::unexpected(Problem(outcome.error()));
    switch (*outcome) {
    case ProofOutcome::Proved:
        return {};
    case ProofOutcome::SecondFactorWanted: {
        Problem wanted = secondFactorWanted();
        wanted.status = 403;
        return tl::unexpected(wanted);
    }
    case ProofOutcome::CodeRefused:
        return tl::unexpected(codeRefused(403));
    case ProofOutcome::Refused:
        break;
    }
    return tl::unexpected(Problem(403, say("core", "The password is wrong.")));
}

} // namespace matinee
