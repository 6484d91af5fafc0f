#pragma once

#include "core/rest/problem.h"

#include <QDate>
#include <QJsonObject>
#include <QSet>
#include <QUrlQuery>

#include <initializer_list>
#include <optional>
#include <utility>

namespace matinee {

/// Collects what is wrong with an input while it is read field by field, so that a caller hears of
/// every fault at once, and of names that nothing reads: a mistyped filter is not passed over.
class Input {
public:
    /// 422 with all faults, or std::nullopt. To be asked after the last field.
    std::optional<Problem> problem() const;
    void refuse(const QString &where, const QString &message);
    void refuse(const wire::FieldFault &fault);

protected:
    explicit Input(QStringList names) : m_names(std::move(names)) { }
    void reads(const QString &name) { m_read.insert(name); }

private:
    QStringList m_names; ///< those that came
    QSet<QString> m_read;
    QList<wire::FieldFault> m_faults;
};

/// The fields of a query string. An absent one is empty, the fallback or std::nullopt.
class QueryInput : public Input {
public:
    explicit QueryInput(const QUrlQuery &query);

    QString text(const QString &name);
    QStringList texts(const QString &name); ///< "name=a&name=b"
    int number(const QString &name, int low, int high, int fallback);
    std::optional<int> number(const QString &name, int low, int high);
    double share(const QString &name); ///< 0 to 1; 0 when absent
    std::optional<bool> yesNo(const QString &name); ///< yes, no, true, false, 1, 0
    std::optional<QDate> day(const QString &name); ///< YYYY-MM-DD
    /// One of a few words, each of which stands for a value.
    template <class T>
    T choice(const QString &name, std::initializer_list<std::pair<QString, T>> choices, T fallback);

private:
    void refuseChoice(const QString &name, const QStringList &words);
    QUrlQuery m_query;
};

/// The fields of a JSON body.
class BodyInput : public Input {
public:
    explicit BodyInput(const QJsonObject &body) : Input(body.keys()), m_body(body) { }

    bool has(const QString &name) const { return m_body.contains(name); }
    QString text(const QString &name, qsizetype longest); ///< must be there and not empty
    std::optional<QString> optionalText(const QString &name, qsizetype longest); ///< null and absent alike
    int number(const QString &name, int low, int high); ///< must be there; a whole number
    std::optional<bool> optionalFlag(const QString &name);
    QJsonValue value(const QString &name); ///< as it came, for a caller that checks it

private:
    QJsonObject m_body;
};

template <class T>
T QueryInput::choice(const QString &name, std::initializer_list<std::pair<QString, T>> choices, T fallback)
{
    const QString word = text(name);
    if (word.isEmpty())
        return fallback;
    QStringList words;
    for (const auto &[text, value] : choices) {
        if (text == word)
            return value;
        words.append(text);
    }
    refuseChoice(name, words);
    return fallback;
}

} // namespace matinee
