#include "core/report/page_flow.h"

#include <QPainter>
#include <QTest>

namespace matinee {

using namespace Qt::StringLiterals;

class PageFlowTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_drawn.clear(); }

    void nothingIsOneEmptyPage()
    {
        const PageFlow flow({100, 200});
        QCOMPARE(flow.pageCount(), 1);
        QCOMPARE(drawnOn(flow, 0), QStringList());
    }

    void piecesFollowEachOtherUntilThePageIsFull()
    {
        PageFlow flow({100, 200});
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            flow.add(80, piece(name));
        QCOMPARE(flow.pageCount(), 2);
        QCOMPARE(drawnOn(flow, 0), QStringList({u"a at 0"_s, u"b at 80"_s}));
        QCOMPARE(drawnOn(flow, 1), QStringList({u"c at 0"_s}));
    }

    void aPieceThatFillsThePageExactlyStays()
    {
        PageFlow flow({100, 200});
        flow.add(120, piece(u"a"_s));
        flow.add(80, piece(u"b"_s));
        QCOMPARE(flow.pageCount(), 1);
    }

    void aPieceLargerThanAPageIsNotLost()
    {
        PageFlow flow({100, 200});
        flow.add(500, piece(u"a"_s));
        flow.add(10, piece(u"b"_s));
        QCOMPARE(flow.pageCount(), 2);
        QCOMPARE(drawnOn(flow, 0), QStringList({u"a at 0"_s}));
    }

    void spaceSeparatesButNotAtThePageHead()
    {
        PageFlow flow({100, 200});
        flow.addSpace(30);
        flow.add(100, piece(u"a"_s));
        flow.addSpace(30);
        flow.add(50, piece(u"b"_s));
        flow.addSpace(30);
        flow.add(50, piece(u"c"_s));
        QCOMPARE(drawnOn(flow, 0), QStringList({u"a at 0"_s, u"b at 130"_s}));
        QCOMPARE(drawnOn(flow, 1), QStringList({u"c at 0"_s}));
    }

    void aHeadingStaysWithWhatFollows()
    {
        PageFlow flow({100, 200});
        flow.add(150, piece(u"a"_s));
        flow.keepTogether(20 + 60);
        flow.add(20, piece(u"heading"_s));
        flow.add(60, piece(u"b"_s));
        QCOMPARE(drawnOn(flow, 0), QStringList({u"a at 0"_s}));
        QCOMPARE(drawnOn(flow, 1), QStringList({u"heading at 0"_s, u"b at 20"_s}));
    }

    void aTableRepeatsItsHeadAndThenStops()
    {
        PageFlow flow({100, 200});
        flow.beginTable(20, piece(u"head"_s));
        for (int row = 0; row < 4; ++row)
            flow.add(80, piece(u"row"_s));
        flow.endTable();
        flow.add(190, piece(u"after"_s));
        QCOMPARE(flow.pageCount(), 3);
        QCOMPARE(drawnOn(flow, 1), QStringList({u"head at 0"_s, u"row at 20"_s, u"row at 100"_s}));
        QCOMPARE(drawnOn(flow, 2), QStringList({u"after at 0"_s}));
    }

private:
    PageFlow::Draw piece(const QString &name)
    {
        return [this, name](QPainter &, const QRectF &where) {
            m_drawn.append(u"%1 at %2"_s.arg(name).arg(where.top()));
        };
    }

    QStringList drawnOn(const PageFlow &flow, qsizetype page)
    {
        m_drawn.clear();
        QPainter painter;
        flow.paint(painter, page);
        return m_drawn;
    }

    QStringList m_drawn;
};

} // namespace matinee

QTEST_APPLESS_MAIN(matinee::PageFlowTest)
#include "page_flow_test.moc"
