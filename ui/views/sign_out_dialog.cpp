#include "ui/views/sign_out_dialog.h"

#include "ui/widgets/choice_card.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Wide = 520;
enum What { KeepCopy, Remove };

} // namespace

SignOutDialog::SignOutDialog(const AccountState &account, QWidget *parent)
    : Dialog(account.sync.is == SyncState::Is::Erased ? tr("Keep the library") : tr("Sign out"), parent),
      m_unsent(makeUnsent()),
      m_choices(new QButtonGroup(this)),
      m_copy(new ChoiceCard(tr("Keep a copy on this computer"), {},
                            tr("The library becomes the one that needs no account. It does not follow "
                               "your other devices any more."))),
      m_remove(new ChoiceCard(tr("Remove it from this computer"), {},
                              account.sync.is == SyncState::Is::Erased
                                  ? tr("The library here is erased; there is no other copy of it.")
                                  : tr("The library here is erased. The account keeps what was sent to it.")))
{
    setFixedWidth(Wide);
    m_choices->addButton(&m_copy->radio(), KeepCopy);
    m_choices->addButton(&m_remove->radio(), Remove);
    m_copy->radio().setChecked(true);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(12);
    column->addWidget(m_unsent);
    column->addWidget(new TextLabel(Type::Body, tr("What shall become of the library here?")));
    column->addWidget(m_copy);
    column->addWidget(m_remove);
    column->addWidget(makeExport());
    setScrollingContent(content);
    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    m_end = addAction(account.sync.is == SyncState::Is::Erased ? tr("Continue") : tr("Sign out"),
                      Button::Kind::Primary);
    connect(m_end, &QAbstractButton::clicked, this, &QDialog::accept);
    show(account);
}

QWidget *SignOutDialog::makeUnsent()
{
    auto *card = new Card;
    m_unsentTitle = new TextLabel(Type::Body, {});
    m_unsentTitle->setWeight(Weight::Semibold);
    m_unsentText = new TextLabel(Type::Body, {}, Tone::Muted);
    m_send = new Button(tr("Send now"), Button::Kind::Secondary);
    m_send->setIconName(u"sync"_s);
    m_send->setAutoDefault(false);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_unsentTitle);
    column->addWidget(m_unsentText);
    column->addSpacing(8);
    column->addWidget(m_send, 0, Qt::AlignLeading);
    connect(m_send, &QAbstractButton::clicked, this, &SignOutDialog::sendWanted);
    return card;
}

/// Always there: of an erased account the library here is the last one.
QWidget *SignOutDialog::makeExport()
{
    auto *whole = new QWidget;
    m_export = new Button(tr("Export the library…"), Button::Kind::Ghost);
    m_export->setIconName(u"export"_s);
    m_export->setAutoDefault(false);
    m_exported = new TextLabel(Type::Body, {}, Tone::Muted);
    m_exported->hide();
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_export, 0, Qt::AlignLeading);
    column->addWidget(m_exported);
    connect(m_export, &QAbstractButton::clicked, this, [this] {
        if (!m_isExporting) // disabled it would hand the focus on
            emit exportWanted();
    });
    return whole;
}

void SignOutDialog::showExport(Export is, const QString &said)
{
    const QString text = is == Export::Running ? tr("Exporting…")
        : is == Export::Written                ? tr("Exported to %1").arg(said)
                                               : said;
    m_isExporting = is == Export::Running;
    setTone(m_exported, is == Export::Failed ? Tone::Error : Tone::Muted);
    m_exported->setParagraph(text);
    m_exported->show();
    m_export->setAccessibleDescription(text);
    m_end->setEnabled(!m_isExporting);
    fit();
}

void SignOutDialog::show(const AccountState &account)
{
    const QString unsent = QLocale().toString(account.sync.status.unsent);
    const bool some = account.sync.status.unsent > 0;
    m_unsent->setVisible(some);
    m_unsentTitle->setText(tr("Changes not sent yet: %1").arg(unsent));
    m_unsentText->setParagraph(
        account.sync.is == SyncState::Is::Working ? tr("Sending…")
            : account.sync.message.isEmpty()
            ? tr("Wait until they are sent, keep them in a file, or keep the library here.")
            : account.sync.message);
    m_send->setEnabled(account.sync.is != SyncState::Is::Working
                       && account.sync.is != SyncState::Is::SignInNeeded
                       && account.sync.is != SyncState::Is::Erased);
    const qint64 refused = account.sync.status.refused;
    const qint64 lost = account.sync.status.unsent + refused;
    m_remove->setWarning(lost > 0 ? tr("Changes that would be lost: %1").arg(QLocale().toString(lost))
                                  : QString());
    m_copy->setWarning(refused > 0 ? tr("Changes that the server did not take are not in the copy: %1. Save "
                                        "their texts first.")
                                         .arg(QLocale().toString(refused))
                                   : QString());
    fit();
}

bool SignOutDialog::keepsCopy() const
{
    return m_choices->checkedId() == KeepCopy;
}

} // namespace matinee
