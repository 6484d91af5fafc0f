#pragma once

#include <QScrollArea>
#include <QWidget>

namespace matinee {

/// A 1 px line across.
class Rule : public QWidget {
    Q_OBJECT

public:
    explicit Rule(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A filled panel with a line around it. Set a layout on it; the padding is its contents margins.
class Card : public QWidget {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    /// The 2 px accent border of "chosen".
    void setChosen(bool chosen);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_chosen = false;
};

/// A page that scrolls downwards: no frame, no fill, never sideways. `content` becomes its child.
class ScrollPage : public QScrollArea {
    Q_OBJECT

public:
    explicit ScrollPage(QWidget *content, QWidget *parent = nullptr);
};

} // namespace matinee
