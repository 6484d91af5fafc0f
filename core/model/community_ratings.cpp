#include "core/model/community_ratings.h"

#include "core/base/text.h"
#include "core/library/library_repository.h"

namespace matinee::model {
namespace {

constexpr double MillisecondsPerSecond = 1000;

} // namespace

Result<learn::RatingTable> communityRatings(Database &database)
{
    learn::RatingTable all;
    const auto read = LibraryRepository(database).eachRating([&](const GivenRating &given) {
        learn::RatingRow row;
        row.user = all.users.number(std::to_string(given.user.value()));
        row.film = all.films.number(given.ref.toStdString());
        row.rating = static_cast<float>(given.rating.points());
        row.at = double(given.at.toMSecsSinceEpoch()) / MillisecondsPerSecond;
        all.rows.push_back(row);
    });
    if (!read)
        return tl::unexpected(read.error());

    std::vector<int> raters(all.films.size());
    for (const learn::RatingRow &row : all.rows)
        ++raters[row.film];
    learn::RatingTable table;
    for (const learn::RatingRow &row : all.rows) {
        if (raters[row.film] >= FewestRaters)
            table.take(all, row);
    }
    if (table.rows.empty())
        return fail(Error::Kind::Invalid,
                    say("core", "No film has ratings of %1 people yet; there is nothing to learn from.")
                        .arg(FewestRaters));
    return table;
}

} // namespace matinee::model
