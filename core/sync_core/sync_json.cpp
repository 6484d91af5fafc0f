#include "core/sync_core/sync_json.h"

#include "core/base/text.h"
#include "core/sync_core/stamp.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Whole numbers up to this one are exact in JSON.
constexpr double LargestWhole = 9007199254740991.0;

tl::unexpected<Error> wrong(const QString &name)
{
    return fail(Error::Kind::Invalid, say("core", "“%1” is missing or wrong.").arg(name.left(100)));
}

bool isWhole(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    return number >= 0 && number <= LargestWhole && number == static_cast<double>(value.toInteger(-1));
}

bool isWord(const QJsonValue &value)
{
    const QString text = value.toString();
    return !text.isEmpty() && text.size() <= 300 && text.isValidUtf16();
}

bool isTooLong(const QJsonValue &value)
{
    constexpr int MostBytesOfAUnit = 6; // "\\u001f"
    if (!value.isArray() && !value.isObject() && value.toString().size() * MostBytesOfAUnit < MostFieldBytes)
        return false; // nearly always
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).size() - 2 > MostFieldBytes;
}

Result<FieldState> fieldFromJson(const QString &name, const QJsonValue &json)
{
    const QJsonArray parts = json.toArray();
    const bool isText = parts.size() == 3;
    if ((parts.size() != 2 && !isText) || !Stamp::fromText(parts.at(1).toString())
        || (isText && !isWord(parts.at(2))))
        return wrong(name);
    return FieldState{parts.at(0), parts.at(1).toString(), parts.at(2).toString()};
}

Result<QMap<QString, QString>> baseFromJson(const QJsonValue &json)
{
    if (!json.isUndefined() && !json.isObject())
        return wrong(u"base"_s);
    QMap<QString, QString> base;
    const QJsonObject object = json.toObject();
    for (auto version = object.begin(); version != object.end(); ++version) {
        if (!isWord(*version))
            return wrong(u"base"_s);
        base.insert(version.key(), version->toString());
    }
    return base;
}

} // namespace

QJsonObject fieldsJson(const QMap<QString, FieldState> &fields)
{
    QJsonObject json;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        QJsonArray parts{field->value, field->stamp};
        if (!field->version.isEmpty())
            parts.append(field->version);
        json.insert(field.key(), parts);
    }
    return json;
}

Result<QMap<QString, FieldState>> fieldsFromJson(const QJsonObject &json)
{
    QMap<QString, FieldState> fields;
    for (auto field = json.begin(); field != json.end(); ++field) {
        auto state = fieldFromJson(field.key(), *field);
        if (!state)
            return tl::unexpected(state.error());
        fields.insert(field.key(), *state);
    }
    return fields;
}

QJsonObject recordJson(const RecordState &record)
{
    return {{u"entity"_s, record.entity},
            {u"key"_s, record.key},
            {u"seq"_s, record.seq},
            {u"dead"_s, record.dead},
            {u"fields"_s, fieldsJson(record.fields)}};
}

Result<RecordState> recordFromJson(const QJsonObject &json)
{
    for (const auto name : {"entity"_L1, "key"_L1}) {
        if (!isWord(json.value(name)))
            return wrong(name);
    }
    if (!isWhole(json.value("seq"_L1)))
        return wrong(u"seq"_s);
    if (!json.value("dead"_L1).isBool())
        return wrong(u"dead"_s);
    if (!json.value("fields"_L1).isObject())
        return wrong(u"fields"_s);
    return fieldsFromJson(json.value("fields"_L1).toObject()).map([&](const auto &fields) {
        return RecordState{json.value("entity"_L1).toString(), json.value("key"_L1).toString(),
                           json.value("seq"_L1).toInteger(), json.value("dead"_L1).toBool(), fields};
    });
}

QJsonObject mutationJson(const Mutation &mutation)
{
    const bool isRemoval = mutation.edit.op == RecordEdit::Op::Delete;
    QJsonObject json{{u"n"_s, mutation.n},
                     {u"mid"_s, mutation.mid},
                     {u"entity"_s, mutation.edit.entity},
                     {u"key"_s, mutation.edit.key},
                     {u"op"_s, isRemoval ? u"del"_s : u"set"_s},
                     {u"stamp"_s, mutation.stamp}};
    if (!isRemoval)
        json.insert(u"fields"_s, mutation.edit.fields);
    QJsonObject base;
    for (auto version = mutation.base.begin(); version != mutation.base.end(); ++version)
        base.insert(version.key(), *version);
    if (!base.isEmpty())
        json.insert(u"base"_s, base);
    return json;
}

Result<Mutation> mutationFromJson(const QJsonObject &json)
{
    if (!isWhole(json.value("n"_L1)) || json.value("n"_L1).toInteger() < 1)
        return wrong(u"n"_s);
    for (const auto name : {"mid"_L1, "entity"_L1, "key"_L1}) {
        if (!isWord(json.value(name)))
            return wrong(name);
    }
    const QString op = json.value("op"_L1).toString();
    const bool isRemoval = op == "del"_L1;
    if (!isRemoval && op != "set"_L1)
        return wrong(u"op"_s);
    if (!Stamp::fromText(json.value("stamp"_L1).toString()))
        return wrong(u"stamp"_s);
    if (!isRemoval && json.value("fields"_L1).toObject().isEmpty())
        return wrong(u"fields"_s);
    return baseFromJson(json.value("base"_L1)).map([&](const QMap<QString, QString> &base) {
        return Mutation{json.value("n"_L1).toInteger(), json.value("mid"_L1).toString(),
                        RecordEdit{json.value("entity"_L1).toString(), json.value("key"_L1).toString(),
                                   json.value("fields"_L1).toObject(),
                                   isRemoval ? RecordEdit::Op::Delete : RecordEdit::Op::Set},
                        json.value("stamp"_L1).toString(), base};
    });
}

QString unsendableField(const RecordEdit &edit)
{
    for (auto field = edit.fields.begin(); field != edit.fields.end(); ++field) {
        const QString text = field->toString();
        if (text.contains(QChar(u'\0')) || !text.isValidUtf16() || isTooLong(*field))
            return field.key();
    }
    return {};
}

QString objectText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject objectOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace matinee
