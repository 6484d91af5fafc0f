#pragma once

#include "ui/widgets/sidebar.h"

namespace matinee {

class Session;

/// The sidebar with the pages of PageStack, their counts, and the two jobs at the foot.
class Navigation : public Sidebar {
    Q_OBJECT

public:
    explicit Navigation(Session &session, QWidget *parent = nullptr);

signals:
    void pageWanted(const QString &id);
    void importWanted();
    void exportWanted();

private:
    void count();
    void request(const QString &id);

    Session &m_session;
};

} // namespace matinee
