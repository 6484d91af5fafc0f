#include "core/library/list_position.h"

#include <QRandomGenerator>

#include <string_view>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int Base = 62;
constexpr int Counted = 4;
constexpr int Chance = 3;

QChar digit(int value)
{
    return QLatin1Char(Digits[static_cast<std::size_t>(value)]);
}

int valueOf(QChar digit)
{
    const auto value = Digits.find(digit.toLatin1());
    return value == std::string_view::npos ? 0 : static_cast<int>(value);
}

QString randomEnd()
{
    QString end;
    for (int i = 0; i < Chance; ++i)
        end += digit(QRandomGenerator::system()->bounded(Base));
    return end;
}

} // namespace

QString positionAfter(const QString &last)
{
    // In the middle, so that as many fit before the first as after it.
    if (last.isEmpty())
        return u"V000"_s + randomEnd();
    QString head = last.left(Counted).leftJustified(Counted, u'0');
    for (int i = Counted - 1; i >= 0; --i) {
        const int value = valueOf(head.at(i));
        if (value + 1 < Base) {
            head[i] = digit(value + 1);
            return head + randomEnd();
        }
        head[i] = u'0';
    }
    // Beyond "zzzz" the text grows.
    return last + u'1' + randomEnd();
}

} // namespace matinee
