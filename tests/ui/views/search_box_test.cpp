#include "tests/support/open_session.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/search_box.h"
#include "ui/views/search_help.h"
#include "ui/widgets/button.h"
#include "ui/widgets/offer_popup.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class SearchBoxTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_window = std::make_unique<QWidget>();
        m_box = new SearchBox(m_open->session());
        auto *column = new QVBoxLayout(m_window.get());
        column->addWidget(m_box);
        column->addStretch();
        m_window->resize(900, 600);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_box->setFocus();
    }

    void cleanup()
    {
        m_window.reset();
        m_open.reset();
    }

    void textGoesToTheSearchAndComesFromIt()
    {
        SearchViewModel search(m_open->session());
        search.setTyped(u"ran"_s);
        QSignalSpy typed(m_box, &SearchBox::typed);

        m_box->setSearch(&search);
        QCOMPARE(m_box->text(), u"ran"_s);
        QTest::keyClicks(m_box, u" seen:no"_s);
        QCOMPARE(search.draft().typed(), u"ran seen:no"_s);
        search.remove(search.draft().chips().first());

        QCOMPARE(m_box->text(), u"ran"_s);
        QCOMPARE(typed.size(), 0);
        m_box->setSearch(nullptr);
        QVERIFY(m_box->text().isEmpty());
        QTest::keyClicks(m_box, u"h"_s);
        QCOMPARE(typed.size(), 1);
    }

    void aColumnAndThenItsValueAreCompleted()
    {
        SearchViewModel search(m_open->session());
        m_box->setSearch(&search);

        QTest::keyClicks(m_box, u"dire"_s);
        QVERIFY(popup().isVisible());
        QTest::keyClick(m_box, Qt::Key_Tab);
        QCOMPARE(m_box->text(), u"director:"_s);
        QTest::keyClicks(m_box, u"kuros"_s);
        QTRY_VERIFY(popup().isVisible());
        QTest::keyClick(m_box, Qt::Key_Down);
        QTest::keyClick(m_box, Qt::Key_Return);

        QCOMPARE(m_box->text().trimmed(), u"director:\"Akira Kurosawa\""_s);
        QVERIFY(m_box->hasFocus());
        QVERIFY(search.mistakes().isEmpty());
        QTRY_VERIFY(search.count() > 0 && search.count() < 30);
    }

    void enterTakesTheOnlyCompletionOfAMistake()
    {
        SearchViewModel search(m_open->session());
        m_box->setSearch(&search);
        QTest::keyClicks(m_box, u"genre:hor"_s);
        QTRY_VERIFY(popup().isVisible());

        QTest::keyClick(m_box, Qt::Key_Return);

        QCOMPARE(m_box->text().trimmed().toLower(), u"genre:horror"_s);
        QVERIFY(search.mistakes().isEmpty());
        QVERIFY(!popup().isVisible());
    }

    void theListClosesWhenAMistakeIsTold()
    {
        SearchViewModel search(m_open->session());
        m_box->setSearch(&search);
        QTest::keyClicks(m_box, u"genre:d"_s);
        QTRY_VERIFY(popup().isVisible());

        QTest::keyClick(m_box, Qt::Key_Return);

        QCOMPARE(search.mistakes().size(), 1);
        QVERIFY(!popup().isVisible());
    }

    void helpTakesAnExampleOver()
    {
        SearchViewModel search(m_open->session());
        m_box->setSearch(&search);
        QTest::keyClicks(m_box, u"heat"_s);

        QTest::keyClick(m_box, Qt::Key_F1);
        auto *help = m_window->findChild<SearchHelp *>();
        QVERIFY(help);
        const auto buttons = help->findChildren<Button *>();
        QVERIFY(buttons.size() > 20);
        const auto example = std::find_if(buttons.cbegin(), buttons.cend(), [](const Button *button) {
            return button->text().startsWith(u"director:"_s);
        });
        QVERIFY(example != buttons.cend());
        const QString text = (*example)->text();
        (*example)->click();

        QCOMPARE(m_box->text(), u"heat "_s + text);
        QVERIFY(search.mistakes().isEmpty());
    }

    void everyExampleOfTheHelpIsUnderstood()
    {
        const SearchHelp help(m_window.get());
        const QueryNames names;

        for (const Button *example : help.findChildren<Button *>()) {
            if (example->isDefault())
                continue;
            const ParsedQuery parsed = parseQuery(example->text(), names);
            QVERIFY2(parsed.errors.isEmpty(), qPrintable(example->text()));
            QVERIFY2(!parsed.query.isEmpty(), qPrintable(example->text()));
        }
    }

private:
    OfferPopup &popup() const { return *m_window->findChild<OfferPopup *>(); }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<QWidget> m_window;
    SearchBox *m_box = nullptr;
};

} // namespace matinee

QTEST_MAIN(matinee::SearchBoxTest)
#include "search_box_test.moc"
