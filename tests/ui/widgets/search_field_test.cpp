#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/offer_popup.h"
#include "ui/widgets/search_field.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace matinee;

class SearchFieldTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Dark); }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_field = new SearchField;
        auto *column = new QVBoxLayout(m_window.get());
        column->addWidget(m_field);
        column->addStretch();
        m_window->resize(700, 500);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_field->setFocus();
    }

    void cleanup() { m_window.reset(); }

    void aBadPartIsUnderlinedWhereItStands()
    {
        m_field->setText(u"heat dirctor:x"_s);
        QCOMPARE(wrongPixels(), 0);
        m_field->setMarks({{5, 9}});

        const int marked = wrongPixels();
        QVERIFY(marked > 20);
        QVERIFY(leftmostWrongPixel() > m_field->fontMetrics().horizontalAdvance(u"heat"_s));
        QCOMPARE(m_field->text(), u"heat dirctor:x"_s);

        m_field->setMarks({{5, 3}});
        QVERIFY(wrongPixels() < marked);
        m_field->setMarks({});
        QCOMPARE(wrongPixels(), 0);
    }

    void marksChangeNeitherTextNorCursor()
    {
        QTest::keyClicks(m_field, u"abc"_s);
        m_field->setCursorPosition(1);
        m_field->setSelection(0, 2);
        QSignalSpy changed(m_field, &QLineEdit::textChanged);

        m_field->setMarks({{1, 2}});

        QCOMPARE(changed.size(), 0);
        QCOMPARE(m_field->selectedText(), u"ab"_s);
        QTest::keyClick(m_field, Qt::Key_End);
        QTest::keyClicks(m_field, u"d"_s);
        QCOMPARE(m_field->text(), u"abcd"_s);
    }

    void offersStandUnderTheFieldAndLeaveItTheFocus()
    {
        OfferPopup popup(*m_field);
        popup.offer({{u"director:"_s, u"who directed it"_s}, {u"diary"_s, {}}});

        QVERIFY(popup.isVisible());
        QVERIFY(m_field->hasFocus());
        QCOMPARE(popup.current(), -1);
        QVERIFY(popup.geometry().top() >= m_field->geometry().bottom());
        QVERIFY(popup.width() <= m_field->width());

        popup.offer({});
        QVERIFY(!popup.isVisible());
    }

    void plainTypingAndEnterAreNotTaken()
    {
        OfferPopup popup(*m_field);
        popup.offer({{u"director:"_s, {}}});
        QSignalSpy taken(&popup, &OfferPopup::taken);
        QSignalSpy entered(m_field, &QLineEdit::returnPressed);

        QTest::keyClicks(m_field, u"dir "_s);
        QTest::keyClick(m_field, Qt::Key_Return);

        QCOMPARE(m_field->text(), u"dir "_s);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(taken.size(), 0);
    }

    void arrowsChooseAndEnterTakes()
    {
        OfferPopup popup(*m_field);
        popup.offer({{u"director:"_s, u"who directed it"_s}, {u"diary"_s, {}}});
        QSignalSpy taken(&popup, &OfferPopup::taken);

        QTest::keyClick(m_field, Qt::Key_Down);
        QCOMPARE(m_field->accessibleDescription(), u"director:, who directed it"_s);
        QTest::keyClick(m_field, Qt::Key_Down);
        QTest::keyClick(m_field, Qt::Key_Down);
        QCOMPARE(popup.current(), 1);
        QTest::keyClick(m_field, Qt::Key_Up);
        QTest::keyClick(m_field, Qt::Key_Return);

        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken.first().first().toInt(), 0);
    }

    void tabTakesTheFirstAndEscapeClosesBeforeItClears()
    {
        OfferPopup popup(*m_field);
        m_field->setText(u"dir"_s);
        popup.offer({{u"director:"_s, {}}});
        QSignalSpy taken(&popup, &OfferPopup::taken);

        QTest::keyClick(m_field, Qt::Key_Tab);
        QCOMPARE(taken.size(), 1);
        QVERIFY(m_field->hasFocus());

        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(!popup.isVisible());
        QCOMPARE(m_field->text(), u"dir"_s);
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(m_field->text().isEmpty());
    }

    void aClickTakesWithoutTheFocus()
    {
        OfferPopup popup(*m_field);
        popup.offer({{u"a"_s, {}}, {u"b"_s, {}}});
        QSignalSpy taken(&popup, &OfferPopup::taken);
        auto *list = popup.findChild<QListView *>();

        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(1, 0)).center());

        QCOMPARE(taken.size(), 1);
        QCOMPARE(taken.first().first().toInt(), 1);
        QVERIFY(m_field->hasFocus());
    }

private:
    /// Where the colour of mistakes is painted.
    QList<QPoint> wrong() const
    {
        const QImage image = m_field->grab().toImage();
        const QColor error = tokensOf(m_field).error;
        QList<QPoint> points;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                const int off = std::abs(color.red() - error.red()) + std::abs(color.green() - error.green())
                    + std::abs(color.blue() - error.blue());
                if (off < 60)
                    points.append({x, y});
            }
        }
        return points;
    }
    int wrongPixels() const { return int(wrong().size()); }
    int leftmostWrongPixel() const
    {
        int left = m_field->width();
        for (const QPoint point : wrong())
            left = std::min(left, point.x());
        return left;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    SearchField *m_field = nullptr;
};

QTEST_MAIN(SearchFieldTest)
#include "search_field_test.moc"
