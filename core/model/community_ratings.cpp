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
        if (raters[row.film] < FewestRaters)
            continue;
        learn::RatingRow copy = row;
        copy.user = table.users.number(all.users[row.user]);
        copy.film = table.films.number(all.films[row.film]);
        table.rows.push_back(copy);
    }
    if (table.rows.empty())
        return fail(Error::Kind::Invalid,
                    say("core", "No film has ratings of %1 people yet; there is nothing to learn from.")
                        .arg(FewestRaters));
    return table;
}

} // namespace matinee::model
