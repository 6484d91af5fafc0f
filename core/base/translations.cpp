#include "core/base/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace matinee {

using namespace Qt::StringLiterals;

QLocale localeFor(QLocale::Language shown, const QLocale &system)
{
    // The C locale asks for plain numbers, as scripts do.
    if (system.language() == QLocale::C || system.language() == shown)
        return system;
    return QLocale(shown, system.territory());
}

void installTranslations()
{
    auto *application = QCoreApplication::instance();
    // The last one installed is asked first.
    auto *english = new QTranslator(application);
    if (english->load(u":/i18n/matinee_en.qm"_s))
        QCoreApplication::installTranslator(english);
    auto *own = new QTranslator(application);
    const bool isTranslated = own->load(QLocale(), u"matinee"_s, u"_"_s, u":/i18n"_s);
    if (isTranslated)
        QCoreApplication::installTranslator(own);
    QLocale::setDefault(localeFor(isTranslated ? QLocale(own->language()).language() : QLocale::English));
}

} // namespace matinee
