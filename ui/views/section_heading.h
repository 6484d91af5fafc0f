#pragma once

#include <QWidget>

class QLabel;

namespace matinee {

class TextLabel;

/// The heading of a part of a page: an icon where it is about trouble, the heading, a remark beside it.
class SectionHeading : public QWidget {
    Q_OBJECT

public:
    /// `iconName` and `remark` may be empty.
    SectionHeading(const QString &iconName, const QString &heading, const QString &remark,
                   QWidget *parent = nullptr);

    void setHeading(const QString &heading);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QString m_iconName;
    QLabel *m_icon;
    TextLabel *m_heading;
};

} // namespace matinee
