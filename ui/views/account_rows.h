#pragma once

#include "ui/viewmodels/account_state.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace matinee {

/// A row as of a table: icon, a name with a remark beneath, something in the middle, what can be done at the
/// trailing edge, a line below.
class AccountRow : public QWidget {
    Q_OBJECT

public:
    AccountRow(const QString &iconName, const QString &name, const QString &remark,
               QWidget *parent = nullptr);

    /// A second column, which begins at the same place in all rows; again to change what is in it.
    void setMiddle(const QString &text);
    void addAct(QWidget *act);
    /// "This one", with a check.
    void setMark(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_check = nullptr; ///< of the mark
    QLabel *m_middle = nullptr;
    QHBoxLayout *m_row;
    QHBoxLayout *m_acts;
};

/// The devices that are signed in, with their last use.
class DeviceRows : public QWidget {
    Q_OBJECT

public:
    explicit DeviceRows(QWidget *parent = nullptr);

    /// `now` in UTC.
    void show(const AccountState &account, const QDateTime &now);

signals:
    void signOutWanted(const matinee::AccountDevice &device);

private:
    void makeRows(const AccountState &account);

    QString m_shown; ///< which devices; rows are made again only when that changes
    QList<AccountRow *> m_rows; ///< one for each device
};

/// The changes that the server did not take, with what can be done about each.
class RefusalRows : public QWidget {
    Q_OBJECT

public:
    explicit RefusalRows(QWidget *parent = nullptr);

    void show(const QList<Refusal> &refusals);

signals:
    void copyWanted(const matinee::Refusal &refusal);
    void tryWanted(const matinee::Refusal &refusal);
    void dismissWanted(const matinee::Refusal &refusal);

private:
    QString m_shown;
};

} // namespace matinee
