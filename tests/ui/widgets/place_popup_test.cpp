#include "ui/widgets/place_popup.h"

#include <QTest>
#include <QWidget>

using namespace matinee;

class PlacePopupTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->setGeometry(0, 0, 600, 500);
        m_button = new QWidget(m_window.get());
        m_button->setGeometry(300, 40, 80, 32);
        m_popup = new QWidget(m_window.get(), Qt::Popup);
        m_popup->resize(200, 150);
    }

    void leadingEdgesMeet()
    {
        placePopup(*m_popup, *m_button);
        QCOMPARE(m_popup->pos(), m_button->mapToGlobal(QPoint(0, 36)));

        m_window->setLayoutDirection(Qt::RightToLeft);
        placePopup(*m_popup, *m_button);
        QCOMPARE(m_popup->pos(), m_button->mapToGlobal(QPoint(80 - 200, 36)));
    }

    void trailingEdgesMeet()
    {
        placePopup(*m_popup, *m_button, PopupEdge::Trailing);
        QCOMPARE(m_popup->pos(), m_button->mapToGlobal(QPoint(80 - 200, 36)));

        m_window->setLayoutDirection(Qt::RightToLeft);
        placePopup(*m_popup, *m_button, PopupEdge::Trailing);
        QCOMPARE(m_popup->pos(), m_button->mapToGlobal(QPoint(0, 36)));
    }

    void itStaysInTheWindow()
    {
        m_button->setGeometry(560, 460, 40, 32);
        placePopup(*m_popup, *m_button);

        const QRect window(m_window->mapToGlobal(QPoint()), m_window->size());
        QVERIFY(window.contains(QRect(m_popup->pos(), m_popup->size())));
    }

private:
    std::unique_ptr<QWidget> m_window;
    QWidget *m_button = nullptr;
    QWidget *m_popup = nullptr;
};

QTEST_MAIN(PlacePopupTest)
#include "place_popup_test.moc"
