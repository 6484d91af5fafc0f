#pragma once

#include "ui/viewmodels/sign_in_form.h"

#include <QWidget>

class QLineEdit;

namespace matinee {

class Button;
class FormField;
class SegmentBar;
class TextLabel;

/// What few need to sign in: a certificate authority of their own, and a proxy.
class SignInMore : public QWidget {
    Q_OBJECT

public:
    explicit SignInMore(const SignInForm &form, QWidget *parent = nullptr);

    /// `form` with what stands here.
    SignInForm filledIn(SignInForm form) const;
    void show(const SignInState &state);

signals:
    void authorityChosen(const QString &path); ///< empty: none any more

private:
    QWidget *makeAuthority();
    QWidget *makeProxy(const QString &proxy);
    void chooseFile();
    void setFile(const QString &path);

    QString m_file;
    FormField *m_authority = nullptr;
    TextLabel *m_authorityText = nullptr;
    Button *m_choose = nullptr;
    Button *m_remove = nullptr;
    FormField *m_proxy = nullptr;
    SegmentBar *m_proxyKind = nullptr;
    QLineEdit *m_proxyAddress = nullptr;
};

} // namespace matinee
