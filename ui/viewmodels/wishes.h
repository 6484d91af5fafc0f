#pragma once

#include "core/recommend/for_you.h"

#include <QObject>

namespace matinee {

/// What the For you page is tuned to: two sliders and two choices, as a person sets and a file keeps them.
struct Wishes {
    Q_GADGET

public:
    enum class Era { Any, Before1960, SixtiesSeventies, EightiesNineties, Since2000 };
    Q_ENUM(Era)
    enum class Length { Any, UpTo100, UpTo120, Over120 }; ///< minutes
    Q_ENUM(Length)

    static constexpr int Most = 100; ///< the end of a slider

    int adventurous = 0; ///< 0 to Most
    int obscure = 0; ///< 0 to Most
    Era era = Era::Any;
    Length length = Length::Any;

    bool any() const { return *this != Wishes(); }
    SuggestOptions options() const;

    friend bool operator==(const Wishes &, const Wishes &) = default;
};

} // namespace matinee
