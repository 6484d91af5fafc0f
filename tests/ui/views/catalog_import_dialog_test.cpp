#include "tests/support/open_session.h"
#include "ui/viewmodels/catalog_import_view_model.h"
#include "ui/viewmodels/learning_view_model.h"
#include "ui/views/catalog_import_card.h"
#include "ui/views/catalog_import_dialog.h"
#include "ui/views/catalog_import_text.h"
#include "ui/views/learning_offer.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QFile>
#include <QMimeData>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace matinee {

using State = CatalogImportViewModel::State;

class CatalogImportDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_window = std::make_unique<QWidget>();
        m_window->resize(960, 600);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_open.reset();
    }

    void whereToGetEachKindIsSaidUntilOneIsChosen()
    {
        const auto *dialog = open();
        QVERIFY(says(*dialog, u"datasets.imdbws.com"_s));
        QVERIFY(says(*dialog, u"grouplens.org"_s));
        QVERIFY(says(*dialog, u"files.tmdb.org"_s));
        QVERIFY(!start(*dialog)->isEnabled());

        openCatalogImport(m_open->session(), m_window.get(), table("Title,Year\nHeat,1995\n"));

        QTRY_VERIFY(start(*dialog)->isEnabled());
        QVERIFY(!says(*dialog, u"datasets.imdbws.com"_s));
        QVERIFY(says(*dialog, u"CSV table"_s));
    }

    void columnsAreGuessedAndCanBeChosen()
    {
        const auto *dialog = open(table("Title,Year,Remark\nHeat,1995,good\n"));
        QTRY_COMPARE(choices(*dialog).size(), 3);
        QCOMPARE(choices(*dialog).at(0)->currentText(), factName(FilmFact::Title));
        QCOMPARE(choices(*dialog).at(1)->currentText(), factName(FilmFact::Year));
        QCOMPARE(choices(*dialog).at(2)->currentIndex(), 0);
        QTRY_VERIFY(says(*dialog, u"good"_s));

        choices(*dialog).at(2)->setCurrentIndex(choices(*dialog).at(2)->findData(int(FilmFact::Title)));

        QCOMPARE(choices(*dialog).at(0)->currentIndex(), 0);
        QVERIFY(start(*dialog)->isEnabled());
        choices(*dialog).at(2)->setCurrentIndex(0);
        QVERIFY(!start(*dialog)->isEnabled());
    }

    void aMissingTitleLeadsToTheRowsThatCouldHoldIt()
    {
        QByteArray head = "Year";
        QByteArray row = "1995";
        for (int column = 0; column < 12; ++column) {
            head += ",Thing" + QByteArray::number(column);
            row += ",x";
        }
        const auto *dialog = open(table(head + '\n' + row + '\n'));
        QTRY_COMPARE(choices(*dialog).size(), 13);

        QTRY_COMPARE(dialog->focusWidget(), choices(*dialog).at(1)); // the first that holds nothing
    }

    void anImportTellsWhatCameOfIt()
    {
        const auto *dialog = open(table("Title,Year\nA film of nobody's,2001\n,2002\n"));
        QTRY_VERIFY(start(*dialog)->isEnabled());

        start(*dialog)->click();

        QTRY_VERIFY_WITH_TIMEOUT(says(*dialog, u"Films added: 1"_s), 20'000);
        QVERIFY(says(*dialog, u"Rows with problems: 1"_s));
        QVERIFY(button(*dialog, u"Save problems as CSV"_s)->isVisible());
    }

    void aClosedDialogLetsItGoOnAndACardTellsTheEnd()
    {
        auto *dialog = open(table("Title,Year\nA film of nobody's,2001\n"));
        QTRY_VERIFY(start(*dialog)->isEnabled());
        auto *card = m_window->findChild<CatalogImportCard *>();
        QVERIFY(card->isHidden());

        start(*dialog)->click();
        dialog->close();

        QTRY_VERIFY_WITH_TIMEOUT(says(*card, u"Films added: 1"_s), 20'000);
        QVERIFY(card->isVisible());
        QVERIFY(QRect(QPoint(), m_window->size()).contains(card->geometry()));
        button(*card, u"Show"_s)->click();
        QVERIFY(card->isHidden());
        QVERIFY(says(*shown(), u"Films added: 1"_s));
        shown()->close();
        QVERIFY(card->isHidden());
    }

    void learningBehindAClosedDialogCanBeFollowedAndStopped()
    {
        m_open->setLearner(u"/bin/true"_s); // may take ten seconds to begin
        m_open->reopen();
        QVERIFY(m_open->wait());
        auto *dialog = open();
        auto *card = m_window->findChild<CatalogImportCard *>();
        auto *learning = card->findChild<LearningViewModel *>();
        learning->start(u"/somewhere"_s);
        QTRY_VERIFY(learning->isRunning());
        QVERIFY(card->isHidden());
        const QPointer first(dialog);
        dialog->close();

        QTRY_VERIFY(card->isVisible() && !first);
        QVERIFY(says(*card, learning->text()));
        button(*card, u"Show"_s)->click();
        auto *again = m_window->findChild<CatalogImportDialog *>();
        QVERIFY(again && says(*again, learning->text())); // the run, in the dialog too
        again->close();
        QTRY_VERIFY(card->isVisible());
        button(*card, u"Stop"_s)->click();
        QTRY_VERIFY(!learning->isRunning());
        QVERIFY(says(*card, learning->text()));
        QVERIFY(!button(*card, u"Stop"_s)->isVisible());
    }

    void anOldErrorIsNotShownWithANewOffer()
    {
        m_open->setLearner(u"/no/such/program"_s);
        m_open->reopen();
        QVERIFY(m_open->wait());
        LearningViewModel learning(m_open->session());
        learning.start(u"/somewhere"_s);
        QTRY_VERIFY(!learning.error().isEmpty());
        LearningOffer offer(learning);

        offer.offer(u"/somewhere/ratings.dat"_s);

        QVERIFY(!says(offer, learning.error()));
    }

    void oneFileOrFolderCanBeDropped()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_open->folder())});
        QCOMPARE(CatalogImportDialog::pathIn(data), m_open->folder());

        data.setUrls({QUrl::fromLocalFile(u"/a"_s), QUrl::fromLocalFile(u"/b"_s)});
        QVERIFY(CatalogImportDialog::pathIn(data).isEmpty());
        data.setUrls({QUrl(u"https://example.org/a.csv"_s)});
        QVERIFY(CatalogImportDialog::pathIn(data).isEmpty());
    }

    void itFitsALowScreen()
    {
        const auto *dialog = open();

        QVERIFY(dialog->minimumSizeHint().height() <= 500);
        QVERIFY(dialog->height() <= 600);
    }

    void everyFactHasANameOfItsOwn()
    {
        std::set<QString> names;
        for (const FilmFact fact : filmFacts())
            names.insert(factName(fact));

        QCOMPARE(qsizetype(names.size()), filmFacts().size());
        QVERIFY(!names.contains(QString()));
    }

    void figuresReadWell()
    {
        CatalogImportReport report;
        QCOMPARE(importHeadline(report), u"Nothing new"_s);
        report.added = 1234;
        report.cancelled = true;
        QCOMPARE(importHeadline(report), u"Stopped. Films added: %1"_s.arg(QLocale().toString(1234)));
        QCOMPARE(timeLeftText(30), u"Less than a minute left"_s);
        QCOMPARE(timeLeftText(170), u"About 3 min left"_s);
    }

private:
    CatalogImportDialog *open(const QString &path = {})
    {
        openCatalogImport(m_open->session(), m_window.get(), path);
        return shown();
    }

    CatalogImportDialog *shown() const
    {
        for (auto *dialog : m_window->findChildren<CatalogImportDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    QString table(const QByteArray &rows) const
    {
        const QString path = m_open->folder() + u"/films.csv"_s;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(rows) != rows.size())
            return {};
        return path;
    }

    static QList<QComboBox *> choices(const QWidget &dialog) { return dialog.findChildren<QComboBox *>(); }

    static Button *button(const QWidget &dialog, const QString &text)
    {
        for (Button *button : dialog.findChildren<Button *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    static Button *start(const QWidget &dialog) { return button(dialog, u"Bring films in"_s); }

    static bool says(const QWidget &parent, const QString &words)
    {
        const QList<TextLabel *> labels = parent.findChildren<TextLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const TextLabel *label) {
            return label->isVisibleTo(&parent) && label->text().contains(words.toHtmlEscaped());
        });
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<QWidget> m_window;
};

} // namespace matinee

QTEST_MAIN(matinee::CatalogImportDialogTest)
#include "catalog_import_dialog_test.moc"
