#include "core/store/bulk_rows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonOf(const QVariant &value)
{
    // A null text is NULL, as where it is bound.
    if (value.isNull() || (value.typeId() == QMetaType::QString && value.toString().isNull()))
        return {};
    if (value.typeId() == QMetaType::QByteArray)
        return u"\\x"_s + QString::fromLatin1(value.toByteArray().toHex()); // how PostgreSQL reads bytes
    return QJsonValue::fromVariant(value);
}

} // namespace

std::optional<BulkRows> BulkRows::from(const QString &insert)
{
    static const QRegularExpression form(uR"(^\s*INSERT INTO (\w+) \(([^)]*)\)\s+VALUES \(([^)]*)\)(.*)$)"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto parts = form.match(insert);
    if (!parts.hasMatch())
        return std::nullopt;
    const QString table = parts.captured(1);
    const QStringList names = parts.captured(2).split(u',');
    QStringList values = parts.captured(3).split(u',');
    if (names.size() != values.size())
        return std::nullopt;
    BulkRows bulk;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (values.at(i).trimmed() != "?"_L1)
            continue;
        bulk.columns.append(names.at(i).trimmed());
        values[i] = u"r."_s + bulk.columns.last();
    }
    bulk.sql =
        u"INSERT INTO %1 (%2) SELECT %3 FROM json_populate_recordset(CAST(NULL AS %1),"
        u" CAST(:rows AS json)) AS r%4"_s.arg(table, parts.captured(2), values.join(u','), parts.captured(4));
    return bulk;
}

QString BulkRows::json(const QList<QVariantList> &rows) const
{
    QJsonArray array;
    for (const QVariantList &row : rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < columns.size(); ++i)
            object.insert(columns.at(i), jsonOf(row.at(i)));
        array.append(object);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace matinee
