#include "core/search/known_values.h"

#include "core/index/tokens.h"
#include "core/search/text_match.h"

#include <QHash>

#include <algorithm>

namespace matinee {

namespace {

constexpr Doc MostLookedAt = 5000;

QStringList mostFirst(const QHash<QString, int> &counts, int limit)
{
    QStringList values = counts.keys();
    std::sort(values.begin(), values.end(), [&](const QString &left, const QString &right) {
        return std::pair(-counts.value(left), left) < std::pair(-counts.value(right), right);
    });
    return values.mid(0, limit);
}

bool hasWordBegun(QByteArrayView keyword, const QByteArray &begun)
{
    return begun.isEmpty() || hasPhrase(keyword, begun, true);
}

} // namespace

QStringList knownNames(const Index &index, UserId viewer, Category category, const QString &begun, int limit)
{
    QHash<QString, int> counts;
    for (const LivePart &part : index.parts) {
        const QStringList &values = part.segment->values(category);
        const std::vector<Doc> films = part.segment->counts(category, visibleFilms(part, viewer));
        for (qsizetype i = 0; i < values.size(); ++i) {
            if (films[std::size_t(i)] > 0 && values.at(i).startsWith(begun, Qt::CaseInsensitive))
                counts[values.at(i)] += static_cast<int>(films[std::size_t(i)]);
        }
    }
    return mostFirst(counts, limit);
}

QStringList knownKeywords(const Index &index, UserId viewer, const QString &begun, int limit)
{
    const QByteArray words = comparableText(begun);
    const QList<QByteArray> typed = searchWords(begun);
    QHash<QString, int> counts;
    for (const LivePart &part : index.parts) {
        Bitset films = visibleFilms(part, viewer);
        for (const QByteArray &word : typed)
            films &= findIn(*part.segment, readAsTyped(*part.segment, word, &word == &typed.last()),
                            Field::Keyword);
        Doc left = MostLookedAt;
        films.each([&](Doc doc) {
            for (const QByteArray &keyword : part.segment->keywords(doc).toByteArray().split('\n')) {
                if (!keyword.isEmpty() && hasWordBegun(keyword, words))
                    ++counts[QString::fromUtf8(keyword)];
            }
            return --left > 0;
        });
    }
    return mostFirst(counts, limit);
}

} // namespace matinee
