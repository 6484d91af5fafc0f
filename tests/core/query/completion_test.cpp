#include "core/query/completion.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

QStringList valuesOf(Column column, const QString &begun)
{
    QStringList values;
    switch (column) {
    case Column::Genre:
        values = {u"Drama"_s, u"Horror"_s, u"Sci-Fi"_s};
        break;
    case Column::Cast:
        values = {u"Jamie Lee Curtis"_s, u"Jami Gertz"_s, u"Cher"_s};
        break;
    case Column::Country:
        values = {u"US"_s, u"FR"_s, u"GB"_s};
        break;
    case Column::In:
        values = {u"Film Club"_s};
        break;
    default:
        break;
    }
    values.removeIf([&](const QString &value) { return !value.startsWith(begun, Qt::CaseInsensitive); });
    return values;
}

/// The cursor is where the bar is.
QList<Completion> offers(QString text)
{
    const qsizetype cursor = text.indexOf(u'|');
    return complete(text.remove(cursor, 1), cursor, valuesOf);
}

QStringList labels(const QString &text)
{
    QStringList labels;
    for (const Completion &offer : offers(text))
        labels.append(offer.label);
    return labels;
}

/// The first offer taken, with a bar for the cursor.
QString taken(const QString &text)
{
    const QList<Completion> all = offers(text);
    if (all.isEmpty())
        return {};
    QString after = all.first().text;
    return after.insert(all.first().cursor, u'|');
}

} // namespace

class CompletionTest : public QObject {
    Q_OBJECT

private slots:
    void columnsAreOfferedFromTheSecondLetterOn()
    {
        QCOMPARE(labels(u"d|"_s), QStringList());
        QCOMPARE(labels(u"di|"_s), QStringList{u"director:"_s});
        QCOMPARE(labels(u"act|"_s), QStringList{u"cast:"_s});
        QCOMPARE(labels(u"alien|"_s), QStringList());
        QVERIFY(!offers(u"di|"_s).first().hint.isEmpty());
        QCOMPARE(taken(u"alien -gen| x"_s), u"alien -genre:| x"_s);
        QCOMPARE(taken(u"(di|"_s), u"(director:|"_s);
    }

    void valuesAreOfferedAfterTheColon()
    {
        QCOMPARE(labels(u"genre:|"_s), QStringList({u"genre:drama"_s, u"genre:horror"_s, u"genre:sci-fi"_s}));
        QCOMPARE(labels(u"genre:|"_s), labels(u"genre:| x"_s));
        QCOMPARE(labels(u"genre:science f|"_s), QStringList());
        QCOMPARE(labels(u"genre:noi|"_s), QStringList{u"genre:film-noir"_s});
        QCOMPARE(labels(u"seen:|"_s), QStringList({u"seen:yes"_s, u"seen:no"_s}));
        QCOMPARE(labels(u"sort:-ra|"_s), QStringList({u"sort:-rating"_s, u"sort:-random"_s}));
        QCOMPARE(labels(u"in:f|"_s), QStringList({u"in:\"Film Club\""_s, u"in:favourites"_s}));
        QCOMPARE(labels(u"year:|"_s), QStringList{u"year:1970..1989"_s});
    }

    void codesAreOfferedByTheirNames()
    {
        const QList<Completion> french = offers(u"country:fran|"_s);
        QCOMPARE(french.first().label, u"country:FR"_s);
        QCOMPARE(french.first().hint, u"France"_s);
        QCOMPARE(labels(u"country:united|"_s).first(2), QStringList({u"country:US"_s, u"country:GB"_s}));
        QCOMPARE(labels(u"lang:jap|"_s), QStringList{u"lang:ja"_s});
    }

    void whatIsLeftAndRightStays()
    {
        QCOMPARE(taken(u"x genre:ho|"_s), u"x genre:horror |"_s);
        QCOMPARE(taken(u"x genre:ho|rr y"_s), u"x genre:horror| y"_s);
        QCOMPARE(taken(u"genre:drama,ho|"_s), u"genre:drama,horror |"_s);
        QCOMPARE(taken(u"genre:drama,|"_s), u"genre:drama,drama |"_s);
        QCOMPARE(taken(u"genre:dr|,horror"_s), u"genre:drama|,horror"_s);
        QCOMPARE(taken(u"(genre:ho|)"_s), u"(genre:horror|)"_s);
        QCOMPARE(taken(u"genre:| x"_s), u"genre:drama| x"_s);
    }

    void namesWithBlanksAreQuoted()
    {
        QCOMPARE(taken(u"cast:jam|"_s), u"cast:\"Jamie Lee Curtis\" |"_s);
        QCOMPARE(taken(u"cast:\"Jamie L|"_s), u"cast:\"Jamie Lee Curtis\" |"_s);
        QCOMPARE(taken(u"cast:\"Jami|e Lee\" x"_s), u"cast:\"Jamie Lee Curtis\"| x"_s);
        QCOMPARE(taken(u"cast:\"Jam|i x"_s), u"cast:\"Jamie Lee Curtis\"| x"_s);
        QCOMPARE(taken(u"cast:ch|"_s), u"cast:Cher |"_s);
    }

    void nothingIsOfferedWhereNothingBegan()
    {
        for (const QString &text :
             {u"|"_s, u"a |"_s, u"| genre:ho"_s, u"\"di|"_s, u"foo:ba|"_s, u"plot:x|"_s, u"-|"_s})
            QVERIFY2(offers(text).isEmpty(), qPrintable(text));
        QVERIFY(complete(u"genre:"_s, 6, valuesOf, 2).size() == 2);
        QVERIFY(complete(u"genre:"_s, 99, valuesOf, 2).size() == 2);
    }
};

QTEST_APPLESS_MAIN(CompletionTest)
#include "completion_test.moc"
