#pragma once

#include <QWidget>

class QLineEdit;

namespace matinee {

class TextLabel;

/// A line of input that can say what is wrong with it, in a sentence beneath.
class TextField : public QWidget {
    Q_OBJECT

public:
    explicit TextField(const QString &placeholder, QWidget *parent = nullptr);

    QLineEdit &edit() { return *m_edit; }
    QString text() const;
    /// Empty takes the error away.
    void setError(const QString &sentence);

private:
    QLineEdit *m_edit;
    TextLabel *m_error;
};

} // namespace matinee
