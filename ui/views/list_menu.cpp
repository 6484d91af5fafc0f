#include "ui/views/list_menu.h"

#include "ui/theme/icons.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/session.h"
#include "ui/views/list_dialog.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ListMenu)
};

} // namespace

void addListMenu(QMenu &menu, Session &session, MovieId movie, QWidget *host)
{
    QMenu *lists = menu.addMenu(icon(u"list"), Text::tr("Add to list"));
    for (const MovieList &list : session.lists().all()) {
        if (!list.query.isEmpty())
            continue;
        QObject::connect(lists->addAction(icon(u"list"), QString(list.name).replace(u"&"_s, u"&&"_s)),
                         &QAction::triggered, &session,
                         [&session, movie, id = list.id] { session.lists().put(id, movie, true); });
    }
    if (!lists->isEmpty())
        lists->addSeparator();
    QObject::connect(lists->addAction(icon(u"plus"), Text::tr("New list…")), &QAction::triggered, host,
                     [&session, movie, host] {
                         askListName(session, {}, host,
                                     [guard = QPointer(&session), movie](const QString &id) {
                                         if (guard)
                                             guard->lists().put(id, movie, true);
                                     });
                     });
}

} // namespace matinee
