#pragma once

#include <QColor>
#include <QPushButton>

#include <optional>

namespace matinee {

/// A push button in one of three weights. Primary: one per view.
class Button : public QPushButton {
    Q_OBJECT

public:
    enum class Kind { Primary, Secondary, Ghost };
    enum class Height { Normal = 36, Header = 32, Small = 28 };

    explicit Button(const QString &text, Kind kind = Kind::Secondary, QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setButtonHeight(Height height);
    /// By name, as in theme/icons.h; empty for none. `trailing` puts it behind the text.
    void setIconName(const QString &name, bool trailing = false);
    /// On a hero or poster: Primary is filled with `ink`, on which `ground` is the text; Secondary is
    /// an outline of ink; Ghost is ink alone.
    void setInk(const QColor &ink, const QColor &ground);
    /// A ghost that is only a hint until the pointer comes: muted text.
    void setQuiet(bool quiet);
    /// A ghost in the accent colour: Undo, Show all.
    void setAccent(bool accent);

    /// A dot at the icon and the accent colour: what the button opens is in use.
    void setMarked(bool marked);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Look;
    Look look() const;
    Look inkLook() const;
    int padding() const;
    void drawMark(QPainter &painter, const QPointF &middle, const Look &now) const;

    Kind m_kind;
    Height m_height = Height::Normal;
    QString m_iconName;
    bool m_iconTrailing = false;
    bool m_quiet = false;
    bool m_accent = false;
    bool m_marked = false;
    std::optional<QColor> m_ink;
    QColor m_ground;
};

} // namespace matinee
