#pragma once

#include <QWidget>

#include <optional>

namespace matinee {

/// Five stars that rate in halves. Pointer: the leading half of a star is half a star; a click on
/// the present rating takes it away. Keys: arrows by half stars, 1-5 (Shift: half less), 0, Delete.
/// Read-only without setInteractive(true). Unit everywhere: points, 10 to 100.
class StarBar : public QWidget {
    Q_OBJECT

public:
    /// The side of a star: 13 in lists, 16 history, 20 strip, 22 first run, 24 details, 28 film page.
    explicit StarBar(int starSize, QWidget *parent = nullptr);

    void setInteractive(bool interactive);
    /// Nothing for "not rated". Does not send rated().
    void setPoints(std::optional<int> points);
    std::optional<int> points() const { return m_points; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void rated(int points); ///< by the person
    void cleared(); ///< by the person
    /// What the pointer would give, for words beside the bar; nothing when it leaves.
    void hovered(std::optional<int> points);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int pitch() const;
    int pointsAt(QPointF at) const;
    void rate(int points);
    void clearRating();
    void setHover(std::optional<int> points);
    void describe();

    int m_starSize;
    bool m_interactive = false;
    std::optional<int> m_points;
    std::optional<int> m_hover;
};

} // namespace matinee
