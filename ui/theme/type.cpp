#include "ui/theme/type.h"

#include <QApplication>
#include <QFontInfo>

namespace matinee {

namespace {

struct Step {
    int size;
    int lineHeight;
    double spacing; ///< of the size, as designers give it
    bool semibold; ///< whatever is asked for
};

Step stepOf(Type type)
{
    switch (type) {
    case Type::Caption:
        return {11, 16, 0, false};
    case Type::Strong:
        return {15, 22, 0, false};
    case Type::H2:
        return {20, 28, -0.01, true};
    case Type::H1:
        return {28, 36, -0.02, true};
    case Type::Brand:
        return {17, 24, 0, true};
    case Type::Label:
        return {11, 16, 0.05, true};
    case Type::Body:
        break;
    }
    return {13, 20, 0, false};
}

} // namespace

double textScale()
{
    constexpr double BodySize = 13;
    const int pixels = QApplication::font().pixelSize();
    return pixels > 0 ? pixels / BodySize : 1.0;
}

QFont typeFont(Type type, Weight weight)
{
    const Step step = stepOf(type);
    QFont font = QApplication::font();
    const double size = step.size * textScale();
    font.setPixelSize(qRound(size));
    font.setWeight(step.semibold || weight == Weight::Semibold ? QFont::DemiBold : QFont::Normal);
    if (step.spacing != 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, step.spacing * size);
    if (type == Type::Label)
        font.setCapitalization(QFont::AllUppercase);
    return font;
}

int lineHeight(Type type)
{
    return qRound(stepOf(type).lineHeight * textScale());
}

} // namespace matinee
