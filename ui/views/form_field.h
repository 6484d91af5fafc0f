#pragma once

#include <QWidget>

namespace matinee {

class Button;
class TextLabel;

/// One question of a form: what is asked, the answer, what is wrong with it, and what somebody else says,
/// with a way to take that.
class FormField : public QWidget {
    Q_OBJECT

public:
    /// `focus` is the part of `answer` that is typed in.
    FormField(const QString &caption, QWidget *answer, QWidget *focus, QWidget *parent = nullptr);

    /// Empty takes the error away.
    void setError(const QString &sentence);
    /// What another source says, as a sentence; empty for none.
    void setOther(const QString &sentence);

signals:
    void otherWanted();

private:
    QWidget *m_focus;
    TextLabel *m_error;
    QWidget *m_otherRow;
    TextLabel *m_other;
};

} // namespace matinee
