// The part of LibraryService that keeps what a person says of the suggestions themselves.
#include "core/base/text.h"
#include "core/library/library_service.h"
#include "core/library/record_repository.h"
#include "core/store/database.h"
#include "core/sync_core/mutation.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QString what(Nudge nudge)
{
    switch (nudge) {
    case Nudge::More:
        return say("core", "More like this");
    case Nudge::Less:
        return say("core", "Less like this");
    case Nudge::None:
        break;
    }
    return say("core", "No more or less like this");
}

} // namespace

Result<Changed> LibraryService::nudge(UserId user, MovieId movie, Nudge nudge)
{
    return nudgeAll(user, {movie}, nudge);
}

Result<Changed> LibraryService::nudgeAll(UserId user, const QList<MovieId> &movies, Nudge nudge)
{
    return m_database.inTransaction([&]() -> Result<Changed> {
        const RecordRepository records(m_database);
        QList<RecordEdit> edits;
        for (const MovieId movie : movies) {
            const auto ref = records.refOf(movie);
            if (!ref)
                return tl::unexpected(ref.error());
            const auto before = records.read(user, u"nudge"_s, *ref);
            if (!before)
                return tl::unexpected(before.error());
            const QString direction = nudge == Nudge::More ? u"more"_s : u"less"_s;
            QJsonObject fields{{u"present"_s, nudge != Nudge::None}};
            // Saying the same again keeps the day it was said.
            if (nudge != Nudge::None && (!*before || (*before)->value("direction"_L1) != direction)) {
                fields.insert(u"direction"_s, direction);
                fields.insert(u"added_at"_s, m_clock.now().toString(Qt::ISODateWithMs));
            }
            edits.append({u"nudge"_s, *ref, fields});
        }
        return change(user, what(nudge), movies.size() == 1 ? movies.first() : MovieId(), edits);
    });
}

} // namespace matinee
