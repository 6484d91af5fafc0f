#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sync_view_model.h"
#include "ui/views/account_jobs.h"
#include "ui/views/account_page.h"
#include "ui/views/settings_page.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/sidebar_item.h"

#include <QTest>

#include <algorithm>

namespace matinee {

class SettingsPageTest : public QObject {
    Q_OBJECT

private slots:
    void tabGoesThroughTheNamesOfSectionsBeforeTheSection()
    {
        Session session;
        SyncViewModel sync(session);
        QWidget window;
        AccountJobs jobs(sync, session, window);
        PosterCache posters;
        SettingsPage page(sync, jobs, posters);
        const auto names = page.findChildren<SidebarItem *>();
        const auto *account = page.findChild<AccountPage *>();
        QCOMPARE(names.size(), 2);
        QList<const QWidget *> order;
        for (const QWidget *part = page.nextInFocusChain(); part != &page; part = part->nextInFocusChain()) {
            if (part == names.at(0) || part == names.at(1)
                || (account->isAncestorOf(part) && part->focusPolicy() & Qt::TabFocus))
                order.append(part);
        }
        QVERIFY(order.size() > 2);
        QCOMPARE(order.at(0), names.at(0));
        QCOMPARE(order.at(1), names.at(1));
    }
};

} // namespace matinee

QTEST_MAIN(matinee::SettingsPageTest)
#include "settings_page_test.moc"
