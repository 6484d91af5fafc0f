#include "ui/views/sign_in_dialog.h"

#include "ui/views/form_field.h"
#include "ui/views/sign_in_more.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Wide = 480;
constexpr int LongestInput = 1024; // as the server reads it

using Purpose = SignInDialog::Purpose;

QString titleOf(Purpose purpose)
{
    switch (purpose) {
    case Purpose::SignIn:
        return SignInDialog::tr("Sign in");
    case Purpose::SignUp:
        return SignInDialog::tr("Create account");
    case Purpose::Again:
        return SignInDialog::tr("Sign in again");
    case Purpose::Proof:
        return SignInDialog::tr("Type your password again");
    }
    return {};
}

QString actOf(Purpose purpose)
{
    return purpose == Purpose::SignUp ? SignInDialog::tr("Create account")
        : purpose == Purpose::Proof   ? SignInDialog::tr("Continue")
                                      : SignInDialog::tr("Sign in");
}

bool isOfMore(SignInField field)
{
    return field == SignInField::Authority || field == SignInField::Proxy;
}

} // namespace

SignInDialog::SignInDialog(const SignInForm &form, Purpose purpose, QWidget *parent)
    : Dialog(titleOf(purpose), parent),
      m_first(form),
      m_isKnown(purpose == Purpose::Again || purpose == Purpose::Proof)
{
    m_first.isNew = purpose == Purpose::SignUp;
    setFixedWidth(Wide);
    auto *fields = new QWidget(this);
    m_column = new QVBoxLayout(fields);
    m_column->setSpacing(16);
    addLine(SignInField::Server, tr("Server"), tr("Such as films.example"), form.server);
    addLine(SignInField::Handle, tr("Name"), {}, form.handle);
    addLine(SignInField::Password, tr("Password"), {}, form.password);
    addLine(SignInField::Code, tr("Code of your authenticator, or a recovery code"), {}, form.code);
    addLine(SignInField::Invitation, tr("Invitation"), tr("The code that you were given"), form.invitation);
    m_lines.value(SignInField::Password)->setEchoMode(QLineEdit::Password);
    m_fields.value(SignInField::Code)->hide();
    m_fields.value(SignInField::Invitation)->hide();

    m_moreButton = new Button(tr("More"), Button::Kind::Ghost, fields);
    m_moreButton->setIconName(u"chevron-down"_s, true);
    m_moreButton->setQuiet(true);
    m_moreButton->setAutoDefault(false);
    m_more = new SignInMore(form, fields);
    m_more->hide();
    m_column->addWidget(m_moreButton, 0, Qt::AlignLeading);
    m_column->addWidget(m_more);
    m_moreButton->setVisible(!m_isKnown); // the account has its way to the server
    m_column->addStretch(1);
    setScrollingContent(fields);
    setNote(tr("The password is not kept."));
    connect(m_moreButton, &QAbstractButton::clicked, this, &SignInDialog::toggleMore);
    connect(m_more, &SignInMore::authorityChosen, this, &SignInDialog::authorityChosen);

    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    m_submit = addAction(actOf(purpose), Button::Kind::Primary);
    connect(m_submit, &QAbstractButton::clicked, this, &SignInDialog::submit);
    showAsking(false);
    m_lines.value(m_isKnown ? SignInField::Password : SignInField::Server)->setFocus();
}

FormField *SignInDialog::addLine(SignInField field, const QString &caption, const QString &hint,
                                 const QString &text)
{
    auto *line = new QLineEdit(text);
    line->setPlaceholderText(hint);
    line->setMaxLength(LongestInput);
    auto *frame = new FormField(caption, line, line);
    connect(line, &QLineEdit::textEdited, frame, [frame] { frame->setError({}); });
    m_lines.insert(field, line);
    m_fields.insert(field, frame);
    m_column->addWidget(frame);
    return frame;
}

SignInForm SignInDialog::form() const
{
    SignInForm form = m_more->filledIn(m_first);
    form.server = m_lines.value(SignInField::Server)->text().trimmed();
    form.handle = m_lines.value(SignInField::Handle)->text().trimmed();
    form.password = m_lines.value(SignInField::Password)->text();
    form.code = m_lines.value(SignInField::Code)->text().trimmed();
    form.invitation = m_lines.value(SignInField::Invitation)->text().trimmed();
    return form;
}

void SignInDialog::show(const SignInState &state)
{
    m_fields.value(SignInField::Code)->setVisible(state.asksCode);
    if (!state.asksCode)
        m_lines.value(SignInField::Code)->clear(); // nobody else's code
    m_fields.value(SignInField::Invitation)->setVisible(state.asksInvitation);
    m_more->show(state);
    showAsking(state.isAsking);
    SignInField first = SignInField::Proxy;
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        field.value()->setError(state.errors.value(field.key()));
        if (state.errors.contains(field.key()))
            first = std::min(first, field.key());
    }
    const bool isMore = std::any_of(state.errors.keyBegin(), state.errors.keyEnd(), isOfMore);
    if (isMore && !m_more->isVisibleTo(this))
        toggleMore();
    if (QLineEdit *line = m_lines.value(first); line && !state.isAsking && !state.errors.isEmpty())
        line->setFocus();
    setNote(state.isAsking ? tr("Asking the server…") : tr("The password is not kept."));
    fit();
}

/// What is disabled hands the focus on, in the end to Cancel, which a second Enter would press: lines are
/// not, and take it from what is.
void SignInDialog::showAsking(bool isAsking)
{
    const QWidget *focused = focusWidget();
    if (isAsking && (focused == m_submit || m_more->isAncestorOf(focused)))
        m_lines.value(SignInField::Password)->setFocus();
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line) {
        const bool isFixed =
            m_isKnown && (line.key() == SignInField::Server || line.key() == SignInField::Handle);
        line.value()->setReadOnly(isAsking || isFixed);
    }
    m_more->setEnabled(!isAsking);
    m_submit->setEnabled(!isAsking);
}

void SignInDialog::submit()
{
    emit submitted(form());
}

void SignInDialog::toggleMore()
{
    const bool isOpen = m_more->isVisibleTo(this);
    m_more->setVisible(!isOpen);
    m_moreButton->setText(isOpen ? tr("More") : tr("Less"));
    fit();
}

} // namespace matinee
