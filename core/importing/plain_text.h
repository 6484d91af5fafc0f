#pragma once

#include <QString>

namespace matinee {

/// Turns the little HTML that people may write in a review into plain text: emphasis is dropped,
/// a link keeps its address in parentheses, quoted lines begin with "> ", <br> and <p> are line
/// breaks, entities become their characters. What is not one of those tags stays as it is written,
/// so "I <3 this" and "<shrug>" survive. Lines end in "\n".
QString plainTextFromHtml(const QString &html);

} // namespace matinee
