#pragma once

#include <QWidget>

class QPainter;

namespace matinee {

/// A key as it is printed on a keyboard: "Ctrl K".
class KeyCap : public QWidget {
    Q_OBJECT

public:
    explicit KeyCap(const QString &key, QWidget *parent = nullptr);

    void setKey(const QString &key);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

/// Width of a key cap with this text; its height is 20.
int keyCapWidth(const QString &key);
/// For delegates: a cap with its top left corner at `at`.
void paintKeyCap(QPainter &painter, QPoint at, const QString &key, const QPalette &palette);

} // namespace matinee
