#include "core/accounts/refused_passwords.h"

#include <QTemporaryFile>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class RefusedPasswordsTest : public QObject {
    Q_OBJECT

private slots:
    void aFileHasOnePasswordALine()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("password1234\r\n\n  spaces count  \ncorrect horse \xe6\x88\xa6\xe8\x89\xa6");
        file.close();
        const auto refused = RefusedPasswords::read(file.fileName());
        QVERIFY(refused);
        QVERIFY(refused->contains(u"password1234"_s));
        QVERIFY(refused->contains(u"PassWord1234"_s));
        QVERIFY(refused->contains(u"  spaces count  "_s));
        QVERIFY(!refused->contains(u"spaces count"_s));
        QVERIFY(refused->contains(u"correct horse 戦艦"_s));
        QVERIFY(!refused->contains(QString()));
    }

    void aMissingFileIsNotTakenForAnEmptyOne()
    {
        const auto refused = RefusedPasswords::read(u"/nowhere/passwords.txt"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    }

    void allOfAHundredThousandAreRefusedAndHardlyAnyOther()
    {
        QStringList known;
        for (int i = 0; i < 100'000; ++i)
            known.append(u"password-%1"_s.arg(i));
        const RefusedPasswords refused(known);
        for (const QString &password : known)
            QVERIFY(refused.contains(password));
        int wrong = 0;
        for (int i = 0; i < 100'000; ++i)
            wrong += refused.contains(u"another-%1"_s.arg(i)) ? 1 : 0;
        QVERIFY2(wrong < 150, qPrintable(QString::number(wrong))); // 46 are expected
    }
};

QTEST_APPLESS_MAIN(RefusedPasswordsTest)
#include "refused_passwords_test.moc"
