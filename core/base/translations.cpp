#include "core/base/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace matinee {

using namespace Qt::StringLiterals;

void installTranslations()
{
    auto *application = QCoreApplication::instance();
    // The last one installed is asked first.
    auto *english = new QTranslator(application);
    if (english->load(u":/i18n/matinee_en.qm"_s))
        QCoreApplication::installTranslator(english);
    auto *own = new QTranslator(application);
    if (own->load(QLocale(), u"matinee"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(own);
}

} // namespace matinee
