#include "core/base/text.h"

#include <QCoreApplication>

namespace matinee {

QString say(const char *context, const char *sentence)
{
    return QCoreApplication::translate(context, sentence);
}

QString say(const char *context, const char *sentence, const char *disambiguation, int count)
{
    return QCoreApplication::translate(context, sentence, disambiguation, count);
}

} // namespace matinee
