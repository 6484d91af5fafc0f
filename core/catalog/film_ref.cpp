#include "core/catalog/film_ref.h"

#include "core/base/text.h"

#include <QRegularExpression>

namespace matinee {

using namespace Qt::StringLiterals;

Result<QString> canonicalRef(const QString &text)
{
    static const QRegularExpression form(
        u"\\A(?:(?:imdb:)?(tt[0-9]{7,10})|(tmdb:[1-9][0-9]{0,9})|"
        u"(local:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return fail(Error::Kind::Invalid,
                    say("core", "A film is named like tt0133093, tmdb:603 or local:<uuid>."));
    if (match.hasCaptured(1))
        return u"imdb:"_s + match.captured(1);
    return match.captured(0);
}

QString imdbIdOf(const QString &ref)
{
    return ref.startsWith("imdb:"_L1) ? ref.mid(5) : QString();
}

} // namespace matinee
