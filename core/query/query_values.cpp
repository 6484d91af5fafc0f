#include "core/query/query_values.h"

#include "core/base/text.h"
#include "core/query/column_names.h"
#include "core/query/query_printer.h"
#include "core/query/range_reader.h"

#include <array>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

using Reading = tl::expected<ClauseValue, ValueFault>;

/// Left: what stands between a phrase's quotes; else the word without its leading "=" or its stars at the
/// end.
TextMatch readText(const ValueText &value)
{
    if (value.quoted)
        return {TextMatch::Kind::Phrase, value.text.simplified()};
    QStringView text = value.text;
    if (text.startsWith(u'=')) {
        while (text.startsWith(u'='))
            text = text.sliced(1);
        return {TextMatch::Kind::Exact, text.toString()};
    }
    while (text.endsWith(u'*'))
        text.chop(1);
    return {text.size() < value.text.size() ? TextMatch::Kind::Prefix : TextMatch::Kind::Word,
            text.toString()};
}

Reading fault(const QString &message, const QString &suggestion = {})
{
    return tl::unexpected(ValueFault{message, suggestion});
}

Reading unknownName(const ColumnUse &use, const ValueText &value, ValueNames &names)
{
    QString sentence;
    switch (use.column) {
    case Column::Genre:
        sentence = say("core", "There is no genre “%1”.");
        break;
    case Column::Country:
        sentence = say("core", "There is no country “%1”.");
        break;
    case Column::Language:
        sentence = say("core", "There is no language “%1”.");
        break;
    default:
        sentence = say("core", "There is no list “%1”.");
        break;
    }
    const auto nearest = names.nearest(use.column, value.text);
    return fault(sentence.arg(forMessage(value.text)), nearest ? printName(use.column, *nearest) : QString());
}

Reading wrongRange(const ColumnUse &use, const RangeFault &wrong)
{
    const ColumnInfo &info = infoOf(use.column);
    switch (wrong.kind) {
    case RangeFault::Kind::Backwards:
        return fault(say("core", "The range of “%1” runs backwards.").arg(use.typed), wrong.suggestion);
    case RangeFault::Kind::OutOfRange: {
        const QString sentence = use.column == Column::My ? say("core", "“%1” goes from %2 to %3 stars.")
                                                          : say("core", "“%1” goes from %2 to %3.");
        return fault(sentence.arg(use.typed, printNumber(info.least), printNumber(info.most)),
                     wrong.suggestion);
    }
    case RangeFault::Kind::NotARange:
        break;
    }
    const QString suggestion = wrong.suggestion.isEmpty() ? info.example.toString() : wrong.suggestion;
    const QString sentence = info.kind == ValueKind::Day
        ? say("core", "“%1” needs a day, month, year or range.")
        : say("core", "“%1” needs a number or range.");
    return fault(sentence.arg(use.typed), suggestion);
}

Reading readYesNo(const ColumnUse &use, const QString &text)
{
    static constexpr std::array Yes{u"yes", u"y", u"true", u"1"};
    static constexpr std::array No{u"no", u"n", u"false", u"0"};
    const auto isOneOf = [&](const auto &words) {
        return std::ranges::any_of(
            words, [&](QStringView word) { return word.compare(text, Qt::CaseInsensitive) == 0; });
    };
    if (isOneOf(Yes))
        return true;
    if (isOneOf(No))
        return false;
    return fault(say("core", "“%1” takes yes or no.").arg(use.typed));
}

} // namespace

Reading readValue(const ColumnUse &use, const ValueText &value, ValueNames &names)
{
    if (!value.quoted && isNone(value.text) && mayBeNone(use.column))
        return NoValue{};
    const ColumnInfo &info = infoOf(use.column);
    switch (info.kind) {
    case ValueKind::Text: {
        TextMatch match = readText(value);
        if (hasLetters(match.text))
            return match;
        const QString example = info.example.toString();
        return fault(say("core", "“%1” needs a word.").arg(use.typed), example);
    }
    case ValueKind::Names: {
        const auto found = names.find(use.column, value.text);
        return found ? Reading(AnyOf{{*found}}) : unknownName(use, value, names);
    }
    case ValueKind::Number:
    case ValueKind::Day: {
        auto range = readRange(info, value.text);
        return range ? Reading(std::move(*range)) : wrongRange(use, range.error());
    }
    case ValueKind::YesNo:
        break;
    }
    return readYesNo(use, value.text);
}

std::optional<TextMatch> readFreeText(const ValueText &value)
{
    ValueText word = value;
    // What a title has before its subtitle, and what a column has that a blank follows.
    const auto isTrailing = [](QChar c) { return c == u':' || c == u'*'; };
    QString ending;
    while (!word.quoted && !word.text.startsWith(u'=') && !word.text.isEmpty()
           && isTrailing(word.text.back())) {
        ending += word.text.back();
        word.text.chop(1);
    }
    if (ending.contains(u'*'))
        word.text += u'*';
    TextMatch match = readText(word);
    if (!hasLetters(match.text))
        return std::nullopt;
    // In capitals they would be operators, and no film is told from another by them.
    const bool isOperator = isOperatorWord(match.text) && match.text == match.text.toUpper();
    if (match.kind == TextMatch::Kind::Word && isOperator)
        match.text = match.text.toLower();
    return match;
}

bool isOperatorWord(QStringView word)
{
    static constexpr std::array Operators{u"or", u"and", u"not"};
    return std::ranges::any_of(
        Operators, [&](QStringView name) { return name.compare(word, Qt::CaseInsensitive) == 0; });
}

bool mayBeNone(Column column)
{
    return column != Column::Any && column != Column::Title && column != Column::Seen;
}

bool isNone(const QString &text)
{
    return text.compare("none"_L1, Qt::CaseInsensitive) == 0;
}

QString forMessage(const QString &typed)
{
    static constexpr qsizetype MaxShown = 60;
    return typed.size() <= MaxShown ? typed : typed.first(MaxShown) + u'…';
}

} // namespace matinee
