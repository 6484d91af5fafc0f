#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/viewmodels/text_decision.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace matinee {

class Session;
struct AccountDoor;

/// The account of the open library: how it stands with it, what the person has to decide, and the devices
/// that are signed in. Tells the exchange of every change, and the session of what came from elsewhere.
class SyncViewModel : public QObject {
    Q_OBJECT

public:
    explicit SyncViewModel(Session &session, QObject *parent = nullptr);

    const AccountState &account() const { return m_account; }
    /// Whether the local library has anything that a sign-in would have to find a place for.
    bool hasLocalRecords() const;

    /// Each is an ordinary edit, so that undo takes it back. Join goes by join().
    void decide(const TextToDecide &text, TextDecision decision);
    /// A refusal is for the caller, who has the text: failed() is not sent.
    QFuture<Result<int>> join(const TextToDecide &text, const QString &joined);
    /// What the person begins to join with: the draft, if there is one.
    QString joinStart(const TextToDecide &text) const;
    /// Kept until it is saved, as long as the window is open.
    void keepJoinDraft(const TextToDecide &text, const QString &joined);
    void tryAgain(const Refusal &refusal);
    void dismiss(const Refusal &refusal); ///< for good: it is no edit
    /// deviceProofWanted() follows when the server wants the password typed again first.
    void signOutDevice(const AccountDevice &device);

public slots:
    void syncNow();
    /// Also while it is paused, which then ends.
    void sendNow();
    void setPaused(bool paused);
    void decideRemoval(bool accept);
    void readDevices();

signals:
    void changed();
    void deviceProofWanted(const matinee::AccountDevice &device);
    void failed(const QString &message);

private:
    void attach();
    void follow();
    void readTexts();
    void readRefusals();
    TextToDecide inWords(const KeptText &kept) const;
    void readCurrentDay(const KeptText &kept);
    QList<RecordEdit> editsFor(const TextToDecide &text, TextDecision decision, const QString &joined) const;
    const AccountDoor *door() const;

    Session &m_session;
    AccountState m_account;
    QHash<QString, JoinDraft> m_joinDrafts; ///< by id of the kept text
};

} // namespace matinee
