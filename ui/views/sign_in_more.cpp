#include "ui/views/sign_in_more.h"

#include "ui/views/form_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/text_label.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

enum ProxyKind { OfSystem, NoProxy, Address };

constexpr auto None = "none"_L1; // as AccountProfile writes it

} // namespace

SignInMore::SignInMore(const SignInForm &form, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(makeAuthority());
    column->addWidget(makeProxy(form.proxy));
    m_file = form.authorityFile;
    show({});
}

QWidget *SignInMore::makeAuthority()
{
    auto *answer = new QWidget;
    m_choose = new Button(tr("Choose a file…"), Button::Kind::Secondary);
    m_remove = new Button(tr("Do without"), Button::Kind::Ghost);
    m_choose->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    m_authorityText = new TextLabel(Type::Caption, {}, Tone::Muted);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_choose);
    row->addWidget(m_remove);
    row->addStretch(1);
    auto *column = new QVBoxLayout(answer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_authorityText);
    m_authority = new FormField(tr("Certificate authority of your own"), answer, m_choose);
    connect(m_choose, &QAbstractButton::clicked, this, &SignInMore::chooseFile);
    connect(m_remove, &QAbstractButton::clicked, this, [this] { setFile({}); });
    return m_authority;
}

QWidget *SignInMore::makeProxy(const QString &proxy)
{
    auto *answer = new QWidget;
    m_proxyKind = new SegmentBar({tr("As the system"), tr("None"), tr("Address")});
    m_proxyAddress = new QLineEdit(proxy == None ? QString() : proxy);
    m_proxyAddress->setPlaceholderText(tr("http://host:port or socks5://host:port"));
    m_proxyAddress->setAccessibleName(tr("Address of the proxy"));
    m_proxyKind->setCurrent(proxy.isEmpty() ? OfSystem : proxy == None ? NoProxy : Address);
    m_proxyAddress->setVisible(m_proxyKind->current() == Address);
    auto *column = new QVBoxLayout(answer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_proxyKind, 0, Qt::AlignLeading);
    column->addWidget(m_proxyAddress);
    m_proxy = new FormField(tr("Proxy"), answer, m_proxyAddress);
    connect(m_proxyKind, &SegmentBar::chosen, this, [this](int kind) {
        m_proxyAddress->setVisible(kind == Address);
        if (kind == Address)
            m_proxyAddress->setFocus();
    });
    connect(m_proxyAddress, &QLineEdit::textEdited, m_proxy, [this] { m_proxy->setError({}); });
    return m_proxy;
}

SignInForm SignInMore::filledIn(SignInForm form) const
{
    form.authorityFile = m_file;
    const int kind = m_proxyKind->current();
    form.proxy = kind == OfSystem ? QString() : kind == NoProxy ? None : m_proxyAddress->text().trimmed();
    return form;
}

void SignInMore::show(const SignInState &state)
{
    m_authority->setError(state.errors.value(SignInField::Authority));
    m_proxy->setError(state.errors.value(SignInField::Proxy));
    m_remove->setVisible(!m_file.isEmpty());
    if (state.authorityName.isEmpty())
        m_authorityText->setParagraph(m_file.isEmpty() ? tr("For a server whose certificate the system does "
                                                            "not know. It is trusted for this server alone.")
                                                       : QFileInfo(m_file).fileName());
    else
        m_authorityText->setParagraph(
            tr("“%1” will be trusted for this server alone. Compare its fingerprint (SHA-256) with the one "
               "that you were told:")
                .arg(state.authorityName)
            + u'\n' + QString(state.authorityFingerprint).insert(48, u'\n'));
}

void SignInMore::chooseFile()
{
    auto *dialog = new QFileDialog(window(), tr("Certificate authority"), {},
                                   tr("Certificates (*.pem *.crt *.cer *.der);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SignInMore::setFile);
    dialog->open();
}

void SignInMore::setFile(const QString &path)
{
    m_file = path;
    m_remove->setVisible(!path.isEmpty());
    emit authorityChosen(path);
}

} // namespace matinee
