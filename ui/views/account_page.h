#pragma once

#include "ui/viewmodels/account_state.h"

#include <QWidget>

namespace matinee {

class Button;
class DeviceRows;
class NoAccountCard;
class PosterCache;
class RefusalRows;
class RemovalCard;
class SectionHeading;
class Switch;
class SyncCard;
class TextChoiceCard;

/// The section "Sync and account" of the settings: shows what it is told and says what the person wants.
class AccountPage : public QWidget {
    Q_OBJECT

public:
    explicit AccountPage(PosterCache &posters, QWidget *parent = nullptr);

    /// `now` in UTC. A choice that is being made stays as it is.
    void show(const AccountState &account, const QDateTime &now);

signals:
    void signInWanted();
    void signUpWanted();
    void actWanted(matinee::AccountAct act);
    void pauseWanted(bool paused);
    void removalDecided(bool accept);
    void textDecided(const matinee::TextToDecide &text, matinee::TextDecision decision);
    void copyWanted(const matinee::Refusal &refusal);
    void tryWanted(const matinee::Refusal &refusal);
    void dismissWanted(const matinee::Refusal &refusal);
    void deviceSignOutWanted(const matinee::AccountDevice &device);
    void signOutWanted();

private:
    QWidget *makeFoot();
    void showRemoval();
    void showText(const QDateTime &now);

    PosterCache &m_posters;
    AccountState m_account;
    QList<HeldRemoval> m_held; ///< shown now
    qsizetype m_later = 0; ///< texts put off
    bool m_textIsLast = false;
    NoAccountCard *m_none;
    SyncCard *m_sync;
    QWidget *m_removal;
    RemovalCard *m_removalCard = nullptr;
    SectionHeading *m_textsHeading;
    QWidget *m_texts;
    TextChoiceCard *m_text = nullptr;
    RefusalRows *m_refusalRows;
    QWidget *m_refusals;
    DeviceRows *m_deviceRows;
    QWidget *m_devices;
    Switch *m_pause = nullptr;
    Button *m_signOut = nullptr;
    QWidget *m_foot;
};

} // namespace matinee
