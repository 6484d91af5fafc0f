#include "tests/support/open_session.h"
#include "ui/viewmodels/diary_model.h"
#include "ui/views/film_picker.h"
#include "ui/views/watch_dialog.h"
#include "ui/views/watched_on_field.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segment_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class WatchDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void cleanup() { m_open.reset(); }

    void aDayAMonthAYearOrNothingComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("day") << u"2024-02-29"_s;
        QTest::newRow("month") << u"2024-12"_s;
        QTest::newRow("year") << u"1998"_s;
        QTest::newRow("long ago") << u"1897"_s;
        QTest::newRow("not known") << QString();
    }

    void aDayAMonthAYearOrNothingComesBackAsItWas()
    {
        QFETCH(QString, text);
        WatchedOnField field(QDate(2025, 11, 22));

        field.setValue(*WatchedOn::fromText(text));

        QCOMPARE(field.value().text(), text);
    }

    void daysToComeCannotBeSaid()
    {
        WatchedOnField field(QDate(2025, 2, 3));
        const QList<QComboBox *> boxes = field.findChildren<QComboBox *>();

        QCOMPARE(field.value().text(), u"2025-02-03"_s);
        QVERIFY(std::any_of(boxes.cbegin(), boxes.cend(),
                            [](const QComboBox *box) { return box->count() == 3; }));
        QVERIFY(std::any_of(boxes.cbegin(), boxes.cend(),
                            [](const QComboBox *box) { return box->count() == 2; }));
    }

    void typingAndEnterChoosesAFilmAndLogsIt()
    {
        WatchDialog dialog(m_open->session(), m_posters, {}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(!save(dialog)->isEnabled());
        auto *field = dialog.findChild<SearchField *>();
        auto *picker = dialog.findChild<FilmPicker *>();

        QTest::keyClicks(field, u"stalker"_s);
        QTRY_COMPARE(firstHit(dialog), u"Stalker"_s);
        QTest::keyClick(field, Qt::Key_Return);

        QVERIFY(picker->movie().isStored());
        QVERIFY(dialog.isVisible());
        QVERIFY(save(dialog)->isEnabled());
        save(dialog)->click();
        QVERIFY(!dialog.isVisible());
        QCOMPARE(m_open->session().mine(picker->movie()).watches, 1);
    }

    void anEntryIsChangedAndKeepsItsFilm()
    {
        Watch watch;
        watch.movie = m_open->film(5);
        watch.watchedOn = *WatchedOn::fromText(u"2019"_s);
        watch.note = u"two\nlines"_s;
        m_open->session().watch(watch);
        const DiaryModel diary(m_open->session());
        QTRY_COMPARE(diary.entries().size(), 1);

        WatchDialog dialog(m_open->session(), m_posters, diary.entries().first().watch, nullptr);
        QCOMPARE(dialog.watch().watchedOn.text(), u"2019"_s);
        QCOMPARE(dialog.watch().note, u"two\nlines"_s);
        dialog.findChild<QCheckBox *>()->setChecked(true);
        dialog.findChild<QPlainTextEdit *>()->setPlainText(u" better "_s);
        save(dialog)->click();

        QTRY_COMPARE(diary.entries().first().watch.note, u"better"_s);
        QVERIFY(diary.entries().first().watch.rewatch);
        QCOMPARE(diary.entries().first().watch.watchedOn.text(), u"2019"_s);
        QCOMPARE(diary.entries().size(), 1);
    }

    void aFilmSeenBeforeIsSaidToBe()
    {
        m_open->session().watchToday(m_open->film(5));
        Watch watch;
        watch.movie = m_open->film(5);

        QVERIFY(WatchDialog(m_open->session(), m_posters, watch, nullptr).watch().rewatch);
        watch.movie = m_open->film(6);
        QVERIFY(!WatchDialog(m_open->session(), m_posters, watch, nullptr).watch().rewatch);
    }

    void itFitsALowScreen()
    {
        WatchDialog dialog(m_open->session(), m_posters, {}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));

        dialog.resize(dialog.width(), 500);

        QCOMPARE(dialog.height(), 500);
        const auto *note = dialog.findChild<QPlainTextEdit *>();
        const QRect shown(QPoint(), dialog.findChild<QScrollArea *>()->viewport()->size());
        const int right =
            note->mapTo(dialog.findChild<QScrollArea *>()->viewport(), note->rect().topRight()).x();
        QVERIFY(right <= shown.right());
    }

private:
    static Button *save(const WatchDialog &dialog)
    {
        for (Button *button : dialog.findChildren<Button *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }

    static QString firstHit(const WatchDialog &dialog)
    {
        const auto *hits = dialog.findChild<FilmPicker *>()->findChild<QListView *>();
        return hits->model()->index(0, 0).data().toString();
    }

    std::unique_ptr<OpenSession> m_open;
    PosterCache m_posters;
};

} // namespace matinee

QTEST_MAIN(matinee::WatchDialogTest)
#include "watch_dialog_test.moc"
