#pragma once

#include "ui/widgets/button.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace matinee {

class TextLabel;

/// What a page says when it has nothing to show: an icon, what is missing, what to do about it.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    Button *addAction(const QString &text, const QString &iconName,
                      Button::Kind kind = Button::Kind::Primary);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIconAgain();

    QString m_iconName;
    QLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QHBoxLayout *m_actions;
};

} // namespace matinee
