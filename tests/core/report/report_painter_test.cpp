#include "core/report/report.h"

#include <QBuffer>
#include <QImage>
#include <QPdfWriter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Report::Recommendation recommendation(const QString &title)
{
    return {title,
            u"1985 · 2 h 42 min · Akira Kurosawa"_s,
            u"Because you loved Office Films and Ikiru"_s,
            93,
            {u"imdb:tt0089881"_s, title, u"Akira Kurosawa"_s, 1985, {u"Drama"_s}}};
}

Report reportOf(int rows)
{
    Report report;
    report.person = u"Marta"_s;
    report.period = u"All time"_s;
    report.madeAt = QDateTime(QDate(2025, 11, 22), QTime(12, 0), Qt::UTC);
    report.films = report.watches = rows;
    report.minutes = 120 * rows;
    for (int i = 0; i < 8; ++i)
        report.recommendations.append(recommendation(u"Suggested film %1"_s.arg(i)));
    report.genres = {{u"Drama"_s, 7, 4.25}, {u"Film-Noir"_s, 3, {}}};
    for (int i = 0; i < rows; ++i)
        report.history.append({u"3 Mar 2024"_s, u"Entry %1"_s.arg(i), u"1999 · Somebody"_s,
                               Rating::fromPoints(1 + i % 100), i % 3 == 0});
    return report;
}

} // namespace

class ReportPainterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("poppler-utils are not installed");
        QVERIFY(m_folder.isValid());
    }

    void aShortReportIsTwoPages()
    {
        write(reportOf(3));
        QCOMPARE(pageCount(), 2);
        const QString first = textOf(1);
        QVERIFY(first.contains(u"Marta’s films"_s));
        QVERIFY(first.contains(u"1 of 2"_s));
        QVERIFY(first.contains(u"93 % match"_s));
        const QString second = textOf(2);
        QVERIFY(second.contains(u"Favourite genres"_s));
        QVERIFY(second.contains(u"Entry 2"_s));
        QVERIFY(second.contains(u"rewatch"_s));
        QVERIFY(info().contains(u"Marta’s films"_s));
    }

    void aLongHistoryRepeatsItsHeadOnEveryPage()
    {
        write(reportOf(700));
        const int pages = pageCount();
        QVERIFY(pages > 15 && pages < 40);
        for (int page = 2; page <= pages; ++page) {
            const QString text = textOf(page);
            QCOMPARE(text.count(u"Year and director"_s), 1);
            QVERIFY(text.contains(u"%1 of %2"_s.arg(page).arg(pages)));
        }
        QVERIFY(textOf(pages).contains(u"Entry 699"_s));
    }

    void searchingFindsWordsThatFontsLikeToJoin()
    {
        Report report = reportOf(1);
        report.history[0].title = u"Fluffy office film flow"_s;
        write(report);
        const QString text = textOf(2);
        QVERIFY(text.contains(u"Fluffy office film flow"_s));
        QVERIFY(textOf(1).contains(u"Office Films"_s));
    }

    void everyScriptIsFound()
    {
        Report report = reportOf(3);
        report.history[0].title = u"七人の侍"_s;
        report.history[1].title = u"Сталкер"_s;
        report.history[2].title = u"人間の條件"_s;
        report.recommendations[0] = recommendation(u"切腹"_s);
        write(report);
        // Some characters share a glyph with a radical of the same shape and come back as that.
        const QString text = textOf(2).normalized(QString::NormalizationForm_KC);
        for (const Report::Entry &entry : report.history)
            QVERIFY2(text.contains(entry.title), entry.title.toUtf8().constData());
        QVERIFY(textOf(1).normalized(QString::NormalizationForm_KC).contains(u"切腹"_s));
    }

    void onlyTheChosenSectionsAreThere()
    {
        Report report = reportOf(3);
        report.options.sections = {ReportOptions::Section::History};
        write(report);
        QCOMPARE(pageCount(), 1);
        const QString text = textOf(1);
        QVERIFY(text.contains(u"Entry 0"_s));
        QVERIFY(!text.contains(u"Favourite genres"_s));
        QVERIFY(!text.contains(u"Suggested film"_s));
    }

    void anEmptyReportIsOneFriendlyPage()
    {
        Report report;
        report.period = u"All time"_s;
        write(report);
        QCOMPARE(pageCount(), 1);
        const QString text = textOf(1);
        QVERIFY(text.contains(u"My films"_s));
        QVERIFY(text.contains(u"No films here yet."_s));
        QVERIFY(!text.contains(u"History"_s));
    }

    void pagesHaveTheColourOfTheTheme()
    {
        Report report = reportOf(3);
        write(report);
        QCOMPARE(pictureOf(2).pixelColor(5, 5), QColor(0xFFFFFF));
        report.options.theme = ReportOptions::Theme::Dark;
        write(report);
        QCOMPARE(pictureOf(1).pixelColor(5, 5), QColor(0x131417));
        QCOMPARE(pictureOf(2).pixelColor(5, 5), QColor(0x131417));
    }

    void postersCanBeLeftOut()
    {
        Report report = reportOf(3);
        write(report);
        const qsizetype withPosters = textOf(1).count(u"Kurosawa"_s);
        report.options.posters = false;
        write(report);
        QCOMPARE(textOf(1).count(u"Kurosawa"_s), 8);
        QVERIFY(withPosters > 8);
    }

    void paperIsAsChosen()
    {
        Report report = reportOf(3);
        report.options.paper = ReportOptions::Paper::Letter;
        write(report);
        QVERIFY(info().contains(u"612 x 792"_s));
    }

    void progressCountsThePages()
    {
        QList<int> done;
        int all = 0;
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        QVERIFY(writePdf(reportOf(3), out, [&](int page, int total) {
            done.append(page);
            all = total;
            return true;
        }));
        QCOMPARE(done, QList<int>({1, 2}));
        QCOMPARE(all, 2);
    }

    void cancellingStopsAtOnceAndLeavesNothing()
    {
        int calls = 0;
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const auto written = writePdf(reportOf(700), out, [&](int, int) { return ++calls < 3; });
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Conflict);
        QCOMPARE(calls, 3);
        QVERIFY(out.data().isEmpty());
    }

    void aDeviceThatRefusesIsAnError()
    {
        QPdfWriter nowhere(m_folder.filePath(u"missing/report.pdf"_s));
        QTest::ignoreMessage(QtWarningMsg, "QPainter::begin(): Returned false");
        const auto painted = paintReport(reportOf(1), nowhere);
        QVERIFY(!painted);
        QCOMPARE(painted.error().kind, Error::Kind::Unavailable);

        QBuffer readOnly;
        readOnly.open(QIODevice::ReadOnly);
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
        const auto written = writePdf(reportOf(1), readOnly);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Unavailable);
    }

private:
    QString path() const { return m_folder.filePath(u"report.pdf"_s); }

    void write(const Report &report)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(writePdf(report, file));
    }

    static QString run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            return {};
        return QString::fromUtf8(process.readAllStandardOutput());
    }

    QString textOf(int page) const
    {
        const QString number = QString::number(page);
        return run(u"pdftotext"_s, {u"-layout"_s, u"-f"_s, number, u"-l"_s, number, path(), u"-"_s});
    }

    QString info() const { return run(u"pdfinfo"_s, {path()}); }

    int pageCount() const
    {
        const QString text = info();
        const qsizetype at = text.indexOf(u"Pages:"_s);
        return at < 0 ? 0 : QStringView(text).sliced(at + 6).split(u'\n').first().trimmed().toInt();
    }

    QImage pictureOf(int page) const
    {
        const QString number = QString::number(page);
        const QString name = m_folder.filePath(u"page"_s);
        run(u"pdftoppm"_s, {u"-png"_s, u"-singlefile"_s, u"-r"_s, u"40"_s, u"-f"_s, number, path(), name});
        return QImage(name + u".png"_s);
    }

    QTemporaryDir m_folder;
};

} // namespace matinee

QTEST_MAIN(matinee::ReportPainterTest)
#include "report_painter_test.moc"
