#include "ui/views/list_dialog.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/session.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace matinee {

namespace {

constexpr int Wide = 420;
constexpr int LongestName = 100;

QString titleOf(const MovieList &list)
{
    if (!list.id.isEmpty())
        return ListDialog::tr("Rename the list");
    return list.query.isEmpty() ? ListDialog::tr("New list") : ListDialog::tr("Save as smart list");
}

} // namespace

ListDialog::ListDialog(Session &session, const MovieList &list,
                       const std::function<void(const QString &id)> &saved, QWidget *parent)
    : Dialog(titleOf(list), parent),
      m_session(session),
      m_list(list),
      m_saved(saved),
      m_name(new TextField(tr("Name"), this))
{
    setFixedWidth(Wide);
    m_name->edit().setText(list.name);
    m_name->edit().setMaxLength(LongestName);
    m_name->edit().selectAll();
    body().addWidget(m_name);
    if (list.id.isEmpty() && !list.query.isEmpty()) {
        auto *what = new TextLabel(Type::Caption, {}, Tone::Muted, this);
        what->setParagraph(tr("It always holds the films that fit:") + u' ' + list.query);
        body().addWidget(what);
    }
    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    m_save = addAction(list.id.isEmpty() ? tr("Save") : tr("Rename"), Button::Kind::Primary);
    connect(m_save, &QAbstractButton::clicked, this, &ListDialog::save);
    connect(&m_name->edit(), &QLineEdit::textChanged, this, &ListDialog::check);
    check();
    m_name->setFocus();
}

void ListDialog::check()
{
    const QString name = m_name->text().trimmed();
    const auto &lists = m_session.lists().all();
    const bool taken = std::any_of(lists.cbegin(), lists.cend(), [&](const MovieList &other) {
        return other.id != m_list.id && other.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    m_name->setError(taken ? tr("Another list has this name.") : QString());
    m_save->setEnabled(!name.isEmpty() && !taken);
}

void ListDialog::save()
{
    m_list.name = m_name->text().trimmed();
    // The dialog will be gone when the answer comes, and the list is known a moment after that.
    MyLists *lists = &m_session.lists();
    whenDone(lists->save(m_list), lists, [lists, saved = m_saved](const Result<Changed> &changed) {
        if (!changed || !saved)
            return;
        const auto tell = [saved, id = changed->record] { saved(id); };
        if (lists->find(changed->record))
            tell();
        else
            QObject::connect(lists, &MyLists::changed, lists, tell, Qt::SingleShotConnection);
    });
    accept();
}

void askListName(Session &session, const MovieList &list, QWidget *host,
                 const std::function<void(const QString &id)> &saved)
{
    auto *dialog = new ListDialog(session, list, saved, host);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace matinee
