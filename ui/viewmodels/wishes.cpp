#include "ui/viewmodels/wishes.h"

namespace matinee {

namespace {

void setYears(SuggestOptions &options, Wishes::Era era)
{
    switch (era) {
    case Wishes::Era::Any:
        return;
    case Wishes::Era::Before1960:
        options.toYear = 1959;
        return;
    case Wishes::Era::SixtiesSeventies:
        options.fromYear = 1960;
        options.toYear = 1979;
        return;
    case Wishes::Era::EightiesNineties:
        options.fromYear = 1980;
        options.toYear = 1999;
        return;
    case Wishes::Era::Since2000:
        options.fromYear = 2000;
        return;
    }
}

void setMinutes(SuggestOptions &options, Wishes::Length length)
{
    switch (length) {
    case Wishes::Length::Any:
        return;
    case Wishes::Length::UpTo100:
        options.maxRuntime = 100;
        return;
    case Wishes::Length::UpTo120:
        options.maxRuntime = 120;
        return;
    case Wishes::Length::Over120:
        options.minRuntime = 121;
        return;
    }
}

} // namespace

SuggestOptions Wishes::options() const
{
    SuggestOptions options;
    options.adventurous = double(adventurous) / Most;
    options.obscure = double(obscure) / Most;
    setYears(options, era);
    setMinutes(options, length);
    return options;
}

} // namespace matinee
