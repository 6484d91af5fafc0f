#pragma once

#include <QAbstractButton>

namespace matinee {

/// "Marta Klein" gives "MK", "Marta" gives "M"; empty stays empty.
QString initialsOf(const QString &name);
/// A disc with initials; `where` is square.
void paintAvatar(QPainter &painter, const QRectF &where, const QString &name, const QPalette &palette);

/// The person at the foot of the sidebar: avatar, name, one word and icon for the state of sync.
class PersonButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit PersonButton(QWidget *parent = nullptr);

    /// `avatarIcon` stands in the disc instead of initials; may be empty.
    void setPerson(const QString &name, const QString &state, const QString &stateIcon,
                   const QString &avatarIcon = {});
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_state;
    QString m_stateIcon;
    QString m_avatarIcon;
    bool m_collapsed = false;
};

} // namespace matinee
