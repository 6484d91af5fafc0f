#pragma once

#include <QFont>

namespace matinee {

/// The type scale: size/line height in pixels at 1x.
enum class Type {
    Caption, ///< 11/16
    Body, ///< 13/20
    Strong, ///< 15/22
    H2, ///< 20/28, always semi-bold
    H1, ///< 28/36, always semi-bold
    Brand, ///< 17, always semi-bold
    Label, ///< 11 semi-bold capitals, as above a list
};

enum class Weight { Regular, Semibold };

/// Inter in this size. The person's text scale is what the application font says: 13 px is 1.
QFont typeFont(Type type, Weight weight = Weight::Regular);
/// Height of a line of this type in logical pixels, scaled like its font.
int lineHeight(Type type);
/// The application font over 13 px.
double textScale();

} // namespace matinee
