#pragma once

#include "core/library/library.h"
#include "ui/widgets/dialog.h"

#include <functional>

namespace matinee {

class Session;
class TextField;

/// Asks for the name of a list: a new one, a smart one, or one that is to be called otherwise.
class ListDialog : public Dialog {
    Q_OBJECT

public:
    /// `list` as it will be saved, with the name to begin with. `saved` is called with its id.
    ListDialog(Session &session, const MovieList &list, const std::function<void(const QString &id)> &saved,
               QWidget *parent);

private:
    void check();
    void save();

    Session &m_session;
    MovieList m_list;
    std::function<void(const QString &)> m_saved;
    TextField *m_name;
    Button *m_save;
};

void askListName(Session &session, const MovieList &list, QWidget *host,
                 const std::function<void(const QString &id)> &saved = {});

} // namespace matinee
