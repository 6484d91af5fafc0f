#pragma once

#include "ui/widgets/sidebar.h"

namespace matinee {

class Session;
struct AccountState;

/// The sidebar with the pages of PageStack and their counts, the person's lists, and the jobs at the foot.
class Navigation : public Sidebar {
    Q_OBJECT

public:
    explicit Navigation(Session &session, QWidget *parent = nullptr);

    /// Whose library this is, and how it stands with the account.
    void showAccount(const AccountState &account);

signals:
    void pageWanted(const QString &id); ///< as PageStack::show() takes it
    void importWanted();
    void catalogImportWanted();
    void exportWanted();
    void addFilmWanted();

private:
    void addPages();
    void showLists();
    void count();
    void countLists();
    void request(const QString &id);
    void makeList();
    void openListMenu(const QString &page, QPoint globalAt);

    Session &m_session;
};

} // namespace matinee
