#include "ui/viewmodels/source_trouble.h"

#include "core/catalog_import/line_file.h"
#include "core/importing/zip_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SourceTrouble)
};

QString noneOfTheKinds()
{
    return Text::tr("This is none of the kinds below: an IMDb, MovieLens or TMDB file as it was downloaded, "
                    "or a CSV table with a header.");
}

QString troubleOfFolder(const QString &path)
{
    if (QDir(path).isEmpty())
        return Text::tr("The folder is empty.");
    return Text::tr("The folder holds none of the kinds below: no title.basics.tsv of IMDb, no movies.csv of "
                    "MovieLens.");
}

} // namespace

QString sourceTrouble(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return troubleOfFolder(path);
    if (info.exists() && info.size() == 0)
        return Text::tr("The file is empty.");
    if (info.exists() && ZipFile::isZip(path)) {
        const auto zip = ZipFile::open(path, ArchiveLimits());
        return zip ? noneOfTheKinds() : zip.error().message;
    }
    auto file = LineFile::open(path);
    if (!file)
        return file.error().message;
    const auto first = file->next();
    if (!first)
        return first.error().message;
    return *first ? noneOfTheKinds() : Text::tr("The file is empty.");
}

} // namespace matinee
