#pragma once

#include "core/index/segment.h"

#include <QString>

#include <functional>
#include <optional>

namespace matinee {

/// Gathers what films say and makes a segment of it. Films first, in order of popularity; then everything
/// else in any order of films, so that whole tables can be streamed through once.
class SegmentBuilder {
public:
    struct Film {
        MovieId movie;
        QString title;
        QString originalTitle;
        std::optional<int> year;
        std::optional<int> runtimeMinutes;
        std::optional<double> popularity;
        std::optional<double> rating; ///< 0 to 10
        std::optional<qint64> votes;
        qint64 addedDay = 0; ///< since 1970-01-01 UTC
        QString synopsis;
        UserId owner; ///< not stored: everybody's
    };

    SegmentBuilder();
    ~SegmentBuilder();

    Doc add(const Film &film);
    /// Absent: no such film was added.
    std::optional<Doc> docOf(MovieId movie) const;
    void addTitle(Doc doc, const QString &title); ///< an alternative one
    void addKeyword(Doc doc, const QString &keyword);
    void addValue(Doc doc, Category category, const QString &value);
    /// People before their credits; the id of a person never added is passed over in credits.
    void addPerson(PersonId person, const QString &name);
    void addCredit(Doc doc, PersonId person, bool director);

    /// Asked now and then whether to go on.
    using GoesOn = std::function<bool()>;
    /// Once; the builder is empty afterwards. nullptr: `goesOn` answered false. Takes about two thirds of the
    /// time of it all.
    SegmentPtr finish(const GoesOn &goesOn = {});

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace matinee
