#include "core/library/preferences.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &message)
{
    return fail(Error::Kind::Invalid, message);
}

bool isLetters(const QString &code, QChar first, QChar last)
{
    return std::all_of(code.begin(), code.end(), [=](QChar c) { return c >= first && c <= last; });
}

/// Qt also knows codes that ISO 3166-1 only sets aside: Ascension, Ceuta, the Canaries, the European Union
/// and the like.
bool isCountry(const QString &code)
{
    static constexpr QLatin1StringView SetAside[] = {"AC"_L1, "CP"_L1, "DG"_L1, "EA"_L1, "EU"_L1,
                                                     "IC"_L1, "QO"_L1, "TA"_L1, "UN"_L1, "ZZ"_L1};
    return code.size() == 2 && isLetters(code, u'A', u'Z')
        && std::find(std::begin(SetAside), std::end(SetAside), code) == std::end(SetAside)
        && QLocale::territoryToCode(QLocale::codeToTerritory(code)) == code;
}

bool isLanguage(const QString &code)
{
    return (code.size() == 2 || code.size() == 3) && isLetters(code, u'a', u'z')
        && QLocale::languageToCode(QLocale::codeToLanguage(code)) == code;
}

bool isName(const QString &text, int longest)
{
    return !text.isEmpty() && text.size() <= longest && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control;
    });
}

/// A list of texts that all are as they should be, trimmed and without repeats.
template <class IsFine>
Result<QJsonValue> checkedList(const QString &name, const QJsonValue &value, int most, const IsFine &isFine,
                               const QString &expected)
{
    const QJsonArray given = value.toArray();
    if (!value.isArray() || given.size() > most)
        return wrong(say("core", "“%1” must be a list of at most %2 entries.").arg(name).arg(most));
    QStringList entries;
    for (const QJsonValue &entry : given) {
        const QString text = entry.toString().trimmed();
        if (!isFine(text))
            return wrong(expected);
        if (!entries.contains(text))
            entries.append(text);
    }
    return entries.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(entries));
}

Result<QJsonValue> checkedNames(const QString &name, const QJsonValue &value, int most, int longest)
{
    return checkedList(
        name, value, most, [&](const QString &text) { return isName(text, longest); },
        say("core", "“%1” must be a list of texts of 1 to %2 characters.").arg(name).arg(longest));
}

Result<QJsonValue> checkedCountry(const QJsonValue &value)
{
    if (!isCountry(value.toString()))
        return wrong(say("core", "“country” must be a code of two capital letters, such as FR."));
    return value;
}

Result<QJsonValue> checkedScale(const QJsonValue &value)
{
    const QStringList scales{u"half_stars"_s, u"stars"_s, u"ten"_s, u"hundred"_s};
    if (!scales.contains(value.toString()))
        return wrong(say("core", "One of these is expected: %1.").arg(scales.join(u", "_s)));
    return value;
}

} // namespace

QStringList preferenceNames()
{
    return {u"genres"_s, u"people"_s, u"services"_s, u"country"_s, u"languages"_s, u"rating_scale"_s};
}

Result<QJsonValue> checkedPreference(const QString &name, const QJsonValue &value)
{
    if (!preferenceNames().contains(name))
        return wrong(say("core", "There is no preference called “%1”.").arg(name));
    if (value.isNull() || value.isUndefined())
        return QJsonValue();
    if (name == "genres"_L1)
        return checkedNames(name, value, 50, 60);
    if (name == "people"_L1)
        return checkedNames(name, value, 200, 200);
    if (name == "services"_L1)
        return checkedNames(name, value, 100, 60);
    if (name == "country"_L1)
        return checkedCountry(value);
    if (name == "languages"_L1)
        return checkedList(
            name, value, 30, isLanguage,
            say("core", "“languages” must be codes of two or three small letters, such as fr."));
    return checkedScale(value);
}

} // namespace matinee
