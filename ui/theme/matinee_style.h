#pragma once

#include <QProxyStyle>

namespace matinee {

/// How standard widgets look: Fusion's behaviour, our measures and flat fills. Line edits, combo
/// boxes, check boxes, radios, sliders, progress bars, menus, tool tips and scroll bars are drawn
/// here from the tokens of the widget's palette; our own widgets paint themselves.
class MatineeStyle : public QProxyStyle {
    Q_OBJECT

public:
    MatineeStyle();

    /// No fades. Widgets read it as `style()->styleHint(QStyle::SH_Widget_Animation_Duration)`.
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override;

private:
    bool m_reducedMotion = false;
};

} // namespace matinee
