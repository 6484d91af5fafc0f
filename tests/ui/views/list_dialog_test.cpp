#include "tests/support/open_session.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/views/list_dialog.h"
#include "ui/views/navigation.h"
#include "ui/views/page_stack.h"
#include "ui/widgets/button.h"
#include "ui/widgets/sidebar_item.h"
#include "ui/widgets/text_field.h"

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class ListDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void cleanup() { m_open.reset(); }

    void aNameIsNeededAndNotTakenTwice()
    {
        make(u"Rainy days"_s);
        QWidget window;
        ListDialog dialog(m_open->session(), {}, {}, &window);
        QVERIFY(!button(dialog, u"Save"_s)->isEnabled());

        name(dialog).setText(u" rainy DAYS "_s);
        QVERIFY(!button(dialog, u"Save"_s)->isEnabled());
        QVERIFY(!name(dialog).accessibleDescription().isEmpty());
        name(dialog).setText(u"Sunny days"_s);

        QVERIFY(button(dialog, u"Save"_s)->isEnabled());
        QVERIFY(name(dialog).accessibleDescription().isEmpty());
    }

    void whoMadeAListLearnsItsIdOnceItIsKnown()
    {
        QString made;
        QWidget window;
        askListName(m_open->session(), {}, &window, [&](const QString &id) {
            QVERIFY(lists().find(id));
            made = id;
        });
        auto *dialog = window.findChild<ListDialog *>();

        name(*dialog).setText(u"Rainy days"_s);
        QTest::keyClick(&name(*dialog), Qt::Key_Return);

        QTRY_VERIFY(!made.isEmpty());
        QCOMPARE(lists().find(made)->name, u"Rainy days"_s);
    }

    void theSidebarShowsListsWithTheirCounts()
    {
        Navigation navigation(m_open->session());
        make(u"Fifties"_s, u"year:1950s"_s);
        const QString id = lists().all().first().id;

        QTRY_VERIFY(lists().count(id));
        const auto items = navigation.findChildren<SidebarItem *>();
        const auto item = std::find_if(items.cbegin(), items.cend(),
                                       [](const SidebarItem *i) { return i->text() == u"Fifties"_s; });
        QVERIFY(item != items.cend());
        QTRY_COMPARE((*item)->accessibleDescription(), QLocale().toString(*lists().count(id)));

        QSignalSpy wanted(&navigation, &Navigation::pageWanted);
        (*item)->click();
        QCOMPARE(wanted.first().first().toString(), PageStack::idOfList(id));
    }

    void theSidebarAsksForEveryJob()
    {
        Navigation navigation(m_open->session());
        QSignalSpy film(&navigation, &Navigation::addFilmWanted);
        QSignalSpy grow(&navigation, &Navigation::catalogImportWanted);
        QSignalSpy import(&navigation, &Navigation::importWanted);
        QSignalSpy page(&navigation, &Navigation::pageWanted);

        for (const QString &id : {u"add-film"_s, u"catalog-import"_s, u"import"_s, u"diary"_s})
            emit navigation.pageRequested(id);

        QCOMPARE(film.size() + grow.size() + import.size() + page.size(), 4);
        QCOMPARE(page.size(), 1);
    }

private:
    MyLists &lists() { return m_open->session().lists(); }

    void make(const QString &name, const QString &query = {})
    {
        MovieList list;
        list.name = name;
        list.query = query;
        lists().save(list);
        QTRY_COMPARE(lists().all().size(), 1);
    }

    static QLineEdit &name(ListDialog &dialog) { return dialog.findChild<TextField *>()->edit(); }

    static Button *button(ListDialog &dialog, const QString &text)
    {
        const auto buttons = dialog.findChildren<Button *>();
        const auto found = std::find_if(buttons.cbegin(), buttons.cend(),
                                        [&](const Button *candidate) { return candidate->text() == text; });
        return found == buttons.cend() ? nullptr : *found;
    }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_MAIN(matinee::ListDialogTest)
#include "list_dialog_test.moc"
