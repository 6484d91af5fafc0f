#include "ui/views/list_head.h"

#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/list_dialog.h"
#include "ui/views/search_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPointer>

#include <utility>

namespace matinee {

ListHead::ListHead(Session &session, SearchViewModel &search, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_search(search),
      m_name(new ElidedLabel(Type::H1, {}, Tone::Text, this)),
      m_kind(new TextLabel(Type::Body, {}, Tone::Muted, this)),
      m_keep(new Button(tr("Save changes"), Button::Kind::Secondary, this)),
      m_keepAsNew(new Button(tr("Save as new"), Button::Kind::Ghost, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_name);
    row->addWidget(m_kind, 0, Qt::AlignBottom);
    row->addStretch(1);
    row->addWidget(m_keepAsNew);
    row->addWidget(m_keep);
    for (Button *button : {m_keep, m_keepAsNew})
        button->setButtonHeight(Button::Height::Header);
    connect(m_keep, &QAbstractButton::clicked, this, &ListHead::keep);
    connect(m_keepAsNew, &QAbstractButton::clicked, this, &ListHead::keepAsNew);
    connect(&search, &SearchViewModel::queryChanged, this, &ListHead::describe);
    connect(&session.lists(), &MyLists::changed, this, &ListHead::follow);
}

void ListHead::show(const QString &id)
{
    const MovieList *list = m_session.lists().find(id);
    if (!list)
        return;
    if (std::exchange(m_id, id) != id || m_query != list->query) {
        m_query = list->query;
        m_search.setBase(list->query.isEmpty() ? m_session.lists().queryOf(*list) : Query());
        m_search.setQuery(list->query.isEmpty() ? Query() : m_session.lists().queryOf(*list));
    }
    describe();
}

void ListHead::follow()
{
    if (m_id.isEmpty())
        return;
    const MovieList *list = m_session.lists().find(m_id);
    if (!list) {
        m_id.clear();
        emit gone();
        return;
    }
    if (list->query.isEmpty()) {
        m_search.setBase(m_session.lists().queryOf(*list)); // it may be called otherwise now
    } else if (list->query != m_query) {
        m_query = list->query;
        m_search.setQuery(m_session.lists().queryOf(*list));
    }
    describe();
}

void ListHead::describe()
{
    const MovieList *list = m_session.lists().find(m_id);
    if (!list)
        return;
    const bool smart = !list->query.isEmpty();
    const bool changed = smart && m_search.queryText() != printQuery(m_session.lists().queryOf(*list));
    m_name->setText(list->name);
    m_kind->setText(smart ? changed ? tr("Smart list, changed") : tr("Smart list") : QString());
    // Without any filter it would be a plain list, and that an empty one.
    const bool keepable = changed && m_search.isNarrowed();
    m_keep->setVisible(keepable);
    m_keepAsNew->setVisible(keepable);
}

void ListHead::keep()
{
    if (const MovieList *list = m_session.lists().find(m_id)) {
        MovieList changed = *list;
        changed.query = m_search.queryText();
        m_query = changed.query;
        m_session.lists().save(changed);
    }
}

void ListHead::keepAsNew()
{
    MovieList list;
    list.name = nameFor(m_search);
    list.query = m_search.queryText();
    askListName(m_session, list, window(), [this, guard = QPointer(this)](const QString &id) {
        if (guard)
            emit listWanted(id);
    });
}

} // namespace matinee
