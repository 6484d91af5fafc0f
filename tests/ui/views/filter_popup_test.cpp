#include "tests/support/open_session.h"
#include "ui/viewmodels/facet_model.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/filter_popup.h"
#include "ui/widgets/segment_bar.h"

#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class FilterPopupTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void init()
    {
        m_search = std::make_unique<SearchViewModel>(m_open->session());
        m_search->setExtras(allFacets(), 0);
        QTRY_VERIFY(!m_search->facet(Facet::Genre).isEmpty());
        m_host = std::make_unique<QWidget>();
        m_host->resize(900, 700);
        m_host->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_host.get()));
        m_popup = new FilterPopup(*m_search, m_host.get());
        m_popup->openUnder(*m_host);
    }

    void cleanup()
    {
        m_host.reset();
        m_search.reset();
    }

    void valuesAreChosenByKeyAndTheListStaysOpen()
    {
        QTest::keyClick(&facets(), Qt::Key_Right);
        QVERIFY(values().hasFocus());
        const QString first = values().model()->index(0, 0).data(FacetModel::ValueRole).toString();

        QTest::keyClick(&values(), Qt::Key_Space);
        QCOMPARE(heldIn(m_search->draft().query(), Facet::Genre, first), Held::Yes);
        QTest::keyClick(&values(), Qt::Key_Minus);

        QCOMPARE(heldIn(m_search->draft().query(), Facet::Genre, first), Held::Excluded);
        QVERIFY(m_popup->isVisible());
        QTest::keyClick(&values(), Qt::Key_Left);
        QVERIFY(facets().hasFocus());
        QTest::keyClick(&facets(), Qt::Key_Escape);
        QVERIFY(!m_popup->isVisible());
    }

    void aClickChoosesAndARightClickExcludes()
    {
        const QModelIndex first = values().model()->index(0, 0);
        const QModelIndex second = values().model()->index(1, 0);
        const QString chosen = first.data(FacetModel::ValueRole).toString();
        const QString excluded = second.data(FacetModel::ValueRole).toString();

        QTest::mouseClick(values().viewport(), Qt::LeftButton, {}, values().visualRect(first).center());
        QTest::mouseClick(values().viewport(), Qt::RightButton, {}, values().visualRect(second).center());

        QCOMPARE(heldIn(m_search->draft().query(), Facet::Genre, chosen), Held::Yes);
        QCOMPARE(heldIn(m_search->draft().query(), Facet::Genre, excluded), Held::Excluded);
    }

    void allOfThemIsASwitchOfWhatIsChosen()
    {
        m_search->toggle(Facet::Genre, u"Crime"_s, Choice::Any);
        m_search->toggle(Facet::Genre, u"Drama"_s, Choice::Any);
        auto *choice = m_popup->findChild<SegmentBar *>();
        QCOMPARE(choice->current(), 0);

        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Right);

        QCOMPARE(choiceIn(m_search->draft().query(), Facet::Genre), Choice::All);
        QCOMPARE(choice->current(), 1);
    }

    void lettersFindAValueAmongMany()
    {
        facets().setCurrentIndex(facets().model()->index(int(allFacets().indexOf(Facet::Country)), 0));
        auto *find = m_popup->findChild<QLineEdit *>();
        QVERIFY(find->isVisible());
        values().setFocus();

        QTest::keyClicks(&values(), u"j"_s);
        QVERIFY(find->hasFocus());
        QTest::keyClicks(find, u"apan"_s);

        QCOMPARE(values().model()->rowCount(), 1);
        QTest::keyClick(find, Qt::Key_Down);
        QTest::keyClick(&values(), Qt::Key_Space);
        QCOMPARE(m_search->queryText(), u"country:JP"_s);
    }

    void whatIsChosenComesFirst()
    {
        const QString last = values().model()->index(5, 0).data(FacetModel::ValueRole).toString();
        m_search->toggle(Facet::Genre, last, Choice::Any);
        QCOMPARE(values().model()->index(5, 0).data(FacetModel::ValueRole).toString(), last); // nothing moves

        facets().setCurrentIndex(facets().model()->index(1, 0));
        facets().setCurrentIndex(facets().model()->index(0, 0));

        QCOMPARE(values().model()->index(0, 0).data(FacetModel::ValueRole).toString(), last);
    }

    void noRowIsCutInTwoAtFirst()
    {
        QCOMPARE(values().height() % values().sizeHintForRow(0), 0);
        QVERIFY(values().height() > 4 * values().sizeHintForRow(0));
    }

    void oneOfSeveralMakesNoSenseForDecades()
    {
        facets().setCurrentIndex(facets().model()->index(int(allFacets().indexOf(Facet::Decade)), 0));

        QVERIFY(!m_popup->findChild<SegmentBar *>()->isVisible());
        QVERIFY(values().model()->rowCount() > 5);
    }

private:
    QListView &facets() const { return *m_popup->findChildren<QListView *>().at(0); }
    QListView &values() const { return *m_popup->findChildren<QListView *>().at(1); }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<SearchViewModel> m_search;
    std::unique_ptr<QWidget> m_host;
    FilterPopup *m_popup = nullptr;
};

} // namespace matinee

QTEST_MAIN(matinee::FilterPopupTest)
#include "filter_popup_test.moc"
