#include "ui/widgets/held_letter.h"

#include <QKeyEvent>
#include <QTest>
#include <QVBoxLayout>

namespace matinee {

namespace {

/// What a window does with typing: it collects it.
class Window : public QWidget {
public:
    QString typed;

protected:
    void keyPressEvent(QKeyEvent *event) override { typed += event->text(); }
};

/// A view that marks a film seen by S.
class View : public QWidget {
public:
    using QWidget::QWidget;
    int commands = 0;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (m_letter.takes(*event))
            return event->accept();
        if (event->key() == Qt::Key_S)
            m_letter.hold(*event, [this] { ++commands; });
        else
            event->ignore();
    }

private:
    HeldLetter m_letter{this};
};

} // namespace

class HeldLetterTest : public QObject {
    Q_OBJECT

private slots:
    void aloneItIsTheCommand()
    {
        QTest::keyClick(&m_view, Qt::Key_S);
        QCOMPARE(m_view.commands, 0);

        QTRY_COMPARE(m_view.commands, 1);
        QVERIFY(m_window.typed.isEmpty());
    }

    void typedOnItIsAWordAndNothingIsCommanded()
    {
        QTest::keyClicks(&m_view, QStringLiteral("s-ar"));
        QTest::qWait(HeldLetter::WaitMs + 100);

        QCOMPARE(m_window.typed, QStringLiteral("s-ar"));
        QCOMPARE(m_view.commands, 0);
    }

    void anotherKindOfKeyRunsItAtOnce()
    {
        QTest::keyClick(&m_view, Qt::Key_S);
        QTest::keyClick(&m_view, Qt::Key_Right);

        QCOMPARE(m_view.commands, 1);
        QTest::qWait(HeldLetter::WaitMs + 100);
        QCOMPARE(m_view.commands, 1);
    }

    void init()
    {
        m_window.typed.clear();
        m_view.commands = 0;
    }

private:
    Window m_window;
    View m_view{&m_window};
};

} // namespace matinee

QTEST_MAIN(matinee::HeldLetterTest)
#include "held_letter_test.moc"
