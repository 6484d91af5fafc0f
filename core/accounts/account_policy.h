#pragma once

#include "core/accounts/password.h"

#include <memory>
#include <optional>

namespace matinee {

class RefusedPasswords;

/// Who may make an account.
enum class SignUp { Open, Invitation, Closed };

/// Who must have a second factor.
enum class SecondFactorDuty { Nobody, Administrators, Everybody };

/// What the operator decided about accounts.
struct AccountPolicy {
    PasswordCost cost = {};
    std::optional<SignUp> signUp = {}; ///< otherwise administrators decide; see SignUpPolicy
    bool isReachable = false; ///< from other machines: then nothing is open that was not opened
    SecondFactorDuty secondFactor = SecondFactorDuty::Nobody;
    std::shared_ptr<const RefusedPasswords> refused = {}; ///< null: no list was given
    bool sendsMail = false;
    QString publicUrl =
        {}; ///< where people reach the server, without a slash at its end; empty: was not said
};

/// Whether the server wants a second factor of this person who has none.
inline bool owesSecondFactor(const AccountPolicy &policy, bool isAdministrator, bool hasSecondFactor)
{
    if (hasSecondFactor || policy.secondFactor == SecondFactorDuty::Nobody)
        return false;
    return isAdministrator || policy.secondFactor == SecondFactorDuty::Everybody;
}

} // namespace matinee
