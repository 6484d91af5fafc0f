#include "core/importing/archive.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <zip.h>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

using Members = QList<std::pair<QByteArray, QByteArray>>;

bool writeZip(const QString &path, const Members &members)
{
    zip_t *archive = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    if (!archive)
        return false;
    for (const auto &[name, bytes] : members) {
        zip_source_t *source =
            zip_source_buffer(archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
        if (zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_UTF_8) < 0)
            return false;
    }
    return zip_close(archive) == 0;
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size();
}

bool isCsv(const QString &name)
{
    return name.endsWith(".csv"_L1);
}

} // namespace

class ArchiveTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFolderAndItsZipReadAlike_data()
    {
        QTest::addColumn<QString>("top");
        QTest::newRow("nothing around") << QString();
        QTest::newRow("one top folder") << u"letterboxd-ada-2024/"_s;
    }

    void aFolderAndItsZipReadAlike()
    {
        QFETCH(const QString, top);
        const ExportFiles expected{{u"diary.csv"_s, "a"}, {u"likes/films.csv"_s, "b"}};
        const ExportFiles ignored{
            {u"deleted/diary.csv"_s, "c"}, {u"orphaned/x.csv"_s, "d"}, {u"a.png"_s, "e"}};
        Members members{{"__MACOSX/._diary.csv", "f"}};
        for (const ExportFiles &files : {expected, ignored}) {
            for (auto file = files.cbegin(); file != files.cend(); ++file) {
                QVERIFY(writeFile(path(u"folder/"_s + top + file.key()), file.value()));
                members.append({(top + file.key()).toUtf8(), file.value()});
            }
        }
        QVERIFY(writeZip(path(u"export.zip"_s), members));

        const auto folder = readExportFiles(path(u"folder"_s), isCsv);
        const auto zip = readExportFiles(path(u"export.zip"_s), isCsv);
        QVERIFY(folder && zip);
        QCOMPARE(*folder, expected);
        QCOMPARE(*zip, expected);
    }

    void backslashesSeparateFoldersToo()
    {
        QVERIFY(writeZip(path(u"w.zip"_s), {{"likes\\films.csv", "a"}, {"diary.csv", "b"}}));
        QCOMPARE(readExportFiles(path(u"w.zip"_s), isCsv).value().keys(),
                 QStringList({u"diary.csv"_s, u"likes/films.csv"_s}));
    }

    void aFolderMayBeNamedFromWhereOneStands()
    {
        QVERIFY(writeFile(path(u"export/diary.csv"_s), "a"));
        const QString relative = QDir::current().relativeFilePath(path(u"export"_s));
        QVERIFY(relative.startsWith(u".."_s));

        QCOMPARE(readExportFiles(relative, isCsv).value(), ExportFiles({{u"diary.csv"_s, "a"}}));
    }

    void aFileMayComeAlone()
    {
        QVERIFY(writeFile(path(u"diary.csv"_s), "a"));
        QCOMPARE(readExportFiles(path(u"diary.csv"_s), isCsv).value(), ExportFiles({{u"diary.csv"_s, "a"}}));
        QVERIFY(writeFile(path(u"notes.txt"_s), "a"));
        QVERIFY(readExportFiles(path(u"notes.txt"_s), isCsv).value().isEmpty());
    }

    void whatIsNotThereIsNotFound()
    {
        for (const QString &name : {path(u"nowhere.zip"_s), QString()}) {
            const auto files = readExportFiles(name, isCsv);
            QVERIFY(!files);
            QCOMPARE(files.error().kind, Error::Kind::NotFound);
        }
    }

    void namesThatLeadOutsideAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"../diary.csv", "a/../../diary.csv", "..\\diary.csv", "/etc/diary.csv",
                                 "\\diary.csv", "C:\\diary.csv", "c:diary.csv", ".."})
            QTest::newRow(name) << QByteArray(name);
    }

    void namesThatLeadOutsideAreRefused()
    {
        QFETCH(const QByteArray, name);
        QVERIFY(writeZip(path(u"evil.zip"_s), {{"diary.csv", "a"}, {name, "b"}}));
        QVERIFY(isRefused(path(u"evil.zip"_s)));
    }

    void namesThatOnlyLookOddAreNot()
    {
        QVERIFY(writeZip(path(u"odd.zip"_s),
                         {{"diary.csv", "a"}, {"lists/what..ever.csv", "b"}, {"lists/...csv", "c"}}));
        QVERIFY(readExportFiles(path(u"odd.zip"_s), isCsv));
    }

    void oneNameTwiceIsRefused()
    {
        QVERIFY(writeZip(path(u"twice.zip"_s), {{"likes/films.csv", "a"}, {"likes\\films.csv", "b"}}));
        QVERIFY(isRefused(path(u"twice.zip"_s)));
    }

    void aBombIsRefused()
    {
        QVERIFY(writeZip(path(u"bomb.zip"_s), {{"diary.csv", QByteArray(4 * 1024 * 1024, '0')}}));
        QVERIFY(isRefused(path(u"bomb.zip"_s)));
    }

    void aSmallFileMayPackWell()
    {
        QVERIFY(writeZip(path(u"dense.zip"_s), {{"diary.csv", QByteArray(1024 * 1024, '0')}}));
        QCOMPARE(readExportFiles(path(u"dense.zip"_s), isCsv).value().first().size(), 1024 * 1024);
    }

    void allFilesTogetherHaveALimit()
    {
        const ArchiveLimits limits{.totalBytes = 10};
        for (const QByteArray &second : {QByteArray("12345"), QByteArray("123456")}) {
            QVERIFY(writeZip(path(u"sum.zip"_s), {{"a.csv", "12345"}, {"b.csv", second}}));
            QVERIFY(writeFile(path(u"sum/a.csv"_s), "12345"));
            QVERIFY(writeFile(path(u"sum/b.csv"_s), second));
            const bool isWithin = second.size() == 5;
            QCOMPARE(readExportFiles(path(u"sum.zip"_s), isCsv, limits).has_value(), isWithin);
            QCOMPARE(readExportFiles(path(u"sum"_s), isCsv, limits).has_value(), isWithin);
        }
    }

    void tooManyMembersAreRefused()
    {
        const ArchiveLimits limits{.members = 2};
        QVERIFY(writeZip(path(u"many.zip"_s), {{"a", ""}, {"b", ""}, {"c", ""}}));
        QVERIFY(!readExportFiles(path(u"many.zip"_s), isCsv, limits));
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(writeFile(path(u"many/"_s + name), ""));
        QVERIFY(!readExportFiles(path(u"many"_s), isCsv, limits));
    }

    void aDamagedZipIsRefusedWhereverItIsCut()
    {
        QByteArray text;
        for (int i = 0; i < 500; ++i)
            text += QByteArray::number(i * i);
        QVERIFY(writeZip(path(u"whole.zip"_s), {{"diary.csv", text}}));
        QFile whole(path(u"whole.zip"_s));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray bytes = whole.readAll();
        for (const qsizetype cut : {qsizetype(2), qsizetype(30), bytes.size() / 2, bytes.size() - 1}) {
            QVERIFY(writeFile(path(u"cut.zip"_s), bytes.first(cut)));
            QVERIFY(isRefused(path(u"cut.zip"_s)));
        }
        bytes[bytes.size() / 2] = char(~bytes[bytes.size() / 2]);
        QVERIFY(writeFile(path(u"flipped.zip"_s), bytes));
        QVERIFY(isRefused(path(u"flipped.zip"_s)));
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    static bool isRefused(const QString &path)
    {
        const auto files = readExportFiles(path, isCsv);
        return !files && files.error().kind == Error::Kind::Invalid && !files.error().message.isEmpty();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_APPLESS_MAIN(ArchiveTest)

#include "archive_test.moc"
