#include "core/rest/input.h"

#include "core/base/text.h"

#include <cmath>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QStringList namesIn(const QUrlQuery &query)
{
    QStringList names;
    for (const auto &item : query.queryItems(QUrl::FullyDecoded)) {
        if (!names.contains(item.first))
            names.append(item.first);
    }
    return names;
}

std::optional<int> wholeNumber(QStringView text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<Problem> Input::problem() const
{
    auto faults = m_faults;
    for (const QString &name : m_names) {
        if (!m_read.contains(name))
            faults.append({name, say("core", "There is no such field here.")});
    }
    if (faults.isEmpty())
        return std::nullopt;
    return Problem(422, say("core", "Some of what was sent cannot be used."), faults);
}

void Input::refuse(const QString &where, const QString &message)
{
    m_faults.append({where, message});
}

void Input::refuse(const wire::FieldFault &fault)
{
    m_faults.append(fault);
}

QueryInput::QueryInput(const QUrlQuery &query) : Input(namesIn(query)), m_query(query) { }

QString QueryInput::text(const QString &name)
{
    const QStringList all = texts(name);
    if (all.size() > 1)
        refuse(name, say("core", "This may be given once."));
    return all.value(0);
}

QStringList QueryInput::texts(const QString &name)
{
    reads(name);
    return m_query.allQueryItemValues(name, QUrl::FullyDecoded);
}

std::optional<int> QueryInput::number(const QString &name, int low, int high)
{
    const QString given = text(name);
    if (given.isEmpty())
        return std::nullopt;
    const auto number = wholeNumber(given);
    if (number && *number >= low && *number <= high)
        return number;
    refuse(name, say("core", "A whole number from %1 to %2 is expected.").arg(low).arg(high));
    return std::nullopt;
}

int QueryInput::number(const QString &name, int low, int high, int fallback)
{
    return number(name, low, high).value_or(fallback);
}

double QueryInput::share(const QString &name)
{
    const QString given = text(name);
    bool isNumber = given.isEmpty();
    const double share = isNumber ? 0 : given.toDouble(&isNumber);
    if (isNumber && share >= 0 && share <= 1)
        return share;
    refuse(name, say("core", "A number from 0 to 1 is expected."));
    return 0;
}

std::optional<bool> QueryInput::yesNo(const QString &name)
{
    using Flag = std::optional<bool>;
    return choice<Flag>(name,
                        {{u"yes"_s, true},
                         {u"no"_s, false},
                         {u"true"_s, true},
                         {u"false"_s, false},
                         {u"1"_s, true},
                         {u"0"_s, false}},
                        std::nullopt);
}

std::optional<QDate> QueryInput::day(const QString &name)
{
    const QString given = text(name);
    if (given.isEmpty())
        return std::nullopt;
    const QDate day = QDate::fromString(given, Qt::ISODate);
    if (day.isValid() && given.size() == 10)
        return day;
    refuse(name, say("core", "A day is expected, like 2024-03-15."));
    return std::nullopt;
}

void QueryInput::refuseChoice(const QString &name, const QStringList &words)
{
    refuse(name, say("core", "One of these is expected: %1.").arg(words.join(u", "_s)));
}

QString BodyInput::text(const QString &name, qsizetype longest)
{
    const QJsonValue value = m_body.value(name);
    if (value.isUndefined() || value.isNull() || value == QString())
        refuse(name, say("core", "This is needed, as text."));
    return optionalText(name, longest).value_or(QString());
}

std::optional<QString> BodyInput::optionalText(const QString &name, qsizetype longest)
{
    reads(name);
    const QJsonValue value = m_body.value(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (value.isString() && value.toString().size() <= longest)
        return value.toString();
    refuse(name, say("core", "A text of at most %1 characters is expected.").arg(longest));
    return std::nullopt;
}

int BodyInput::number(const QString &name, int low, int high)
{
    reads(name);
    const QJsonValue value = m_body.value(name);
    const double number = value.toDouble(low - 1.0);
    if (number >= low && number <= high && number == std::floor(number))
        return static_cast<int>(number);
    refuse(name, say("core", "A whole number from %1 to %2 is expected.").arg(low).arg(high));
    return low;
}

QJsonValue BodyInput::value(const QString &name)
{
    reads(name);
    return m_body.value(name);
}

std::optional<bool> BodyInput::optionalFlag(const QString &name)
{
    reads(name);
    const QJsonValue value = m_body.value(name);
    if (value.isBool())
        return value.toBool();
    if (!value.isUndefined() && !value.isNull())
        refuse(name, say("core", "true or false is expected."));
    return std::nullopt;
}

} // namespace matinee
