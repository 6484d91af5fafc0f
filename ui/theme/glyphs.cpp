#include "ui/theme/glyphs.h"

#include <QLibrary>

using namespace Qt::StringLiterals;

namespace matinee {

void drawGlyphsAsDesigned()
{
    // Qt turns on FreeType's darkening of CFF stems and blends those glyphs with a gamma, without a switch:
    // Inter 400 comes out as 500. Its FreeType library object is exported, though in no header, so both
    // functions are looked up while running and their absence is no error.
    using Library = void *(*)();
    using SetProperty = int (*)(void *library, const char *module, const char *property, const void *value);
    QLibrary gui(u"Qt6Gui"_s, 6);
    QLibrary freetype(u"freetype"_s, 6);
    const auto library = reinterpret_cast<Library>(gui.resolve("_Z14qt_getFreetypev"));
    const auto setProperty = reinterpret_cast<SetProperty>(freetype.resolve("FT_Property_Set"));
    constexpr unsigned char Yes = 1; // FT_Bool
    if (library && setProperty)
        setProperty(library(), "cff", "no-stem-darkening", &Yes);
}

} // namespace matinee
