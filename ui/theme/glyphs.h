#pragma once

namespace matinee {

/// Has the glyphs of OpenType fonts with CFF outlines, such as Debian's Inter, drawn as light as they are
/// designed. For the calling thread; to be called before it draws its first text. Does nothing where Qt
/// has another font engine or a FreeType of its own.
void drawGlyphsAsDesigned();

} // namespace matinee
