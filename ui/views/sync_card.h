#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/widgets/frames.h"

class QLabel;

namespace matinee {

class Button;
class TextLabel;

/// How it stands with the account, in one line and a half, and the one thing that helps, sometimes two.
class SyncCard : public Card {
    Q_OBJECT

public:
    explicit SyncCard(QWidget *parent = nullptr);

    /// `now` in UTC.
    void show(const AccountState &account, const QDateTime &now);

signals:
    void wanted(matinee::AccountAct act);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QString m_iconName;
    QLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    Button *m_act;
    Button *m_other;
    AccountAct m_what = AccountAct::SyncNow;
    AccountAct m_else = AccountAct::CopyReport;
};

} // namespace matinee
