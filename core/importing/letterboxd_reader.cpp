#include "core/importing/letterboxd_reader.h"

#include "core/base/text.h"
#include "core/importing/cell_values.h"
#include "core/importing/csv_table.h"
#include "core/importing/film_collector.h"
#include "core/importing/plain_text.h"

#include <QSet>

namespace matinee::letterboxd {

using namespace Qt::StringLiterals;

namespace {

/// What sync takes for one field, with room for escapes.
constexpr qsizetype LongestText = 60'000;

class Reader {
public:
    explicit Reader(const ExportFiles &files) : m_files(files) { m_export.source = u"letterboxd"_s; }

    Result<ServiceExport> read();

private:
    using RowReader = void (Reader::*)(CsvTable &table, qsizetype film);
    struct FileKind {
        QString name;
        QStringList columns;
        RowReader readRow;
    };

    Result<void> readFile(const FileKind &kind);
    void readDiaryRow(CsvTable &table, qsizetype film);
    void readReviewRow(CsvTable &table, qsizetype film);
    void readRatingRow(CsvTable &table, qsizetype film);
    void readWatchedRow(CsvTable &table, qsizetype film);
    void readWatchlistRow(CsvTable &table, qsizetype film);
    void readLikeRow(CsvTable &table, qsizetype film);
    std::optional<QDate> dayIn(CsvTable &table, const QString &column) const;
    QString shortened(CsvTable &table, const QString &text) const;
    void reportLists();

    const ExportFiles &m_files;
    ServiceExport m_export;
    FilmCollector m_films{m_export};
    QSet<QString> m_entries; ///< ids of the sittings read so far
};

QString noteOf(const QString &tags)
{
    QStringList words;
    for (const QString &tag : tags.split(u',')) {
        if (!tag.trimmed().isEmpty())
            words.append(u'#' + tag.trimmed());
    }
    return words.join(u' ');
}

/// The entry's own id, or, where a spreadsheet lost it, what it says.
QString entryId(const CsvTable &table)
{
    QString uri = table.cell(u"Letterboxd URI"_s);
    if (!uri.isEmpty())
        return uri;
    return QStringList{table.cell(u"Name"_s), table.cell(u"Year"_s), table.cell(u"Date"_s),
                       table.cell(u"Watched Date"_s)}
        .join(u'|');
}

Result<ServiceExport> Reader::read()
{
    const FileKind kinds[] = {
        {u"diary.csv"_s, {u"Name"_s, u"Watched Date"_s}, &Reader::readDiaryRow},
        {u"reviews.csv"_s, {u"Name"_s, u"Review"_s}, &Reader::readReviewRow},
        {u"ratings.csv"_s, {u"Name"_s, u"Rating"_s}, &Reader::readRatingRow},
        {u"watched.csv"_s, {u"Name"_s}, &Reader::readWatchedRow},
        {u"watchlist.csv"_s, {u"Name"_s}, &Reader::readWatchlistRow},
        {u"likes/films.csv"_s, {u"Name"_s}, &Reader::readLikeRow},
    };
    bool isExport = false;
    for (const FileKind &kind : kinds) {
        if (!m_files.contains(kind.name))
            continue;
        isExport = true;
        if (auto done = readFile(kind); !done)
            return tl::unexpected(done.error());
    }
    if (!isExport)
        return fail(Error::Kind::Invalid,
                    say("core",
                        "This is no Letterboxd export: it has none of diary.csv, watched.csv, ratings.csv, "
                        "watchlist.csv, reviews.csv and likes/films.csv."));
    reportLists();
    return std::move(m_export);
}

Result<void> Reader::readFile(const FileKind &kind)
{
    auto table = CsvTable::open(kind.name, m_files.value(kind.name), kind.columns, m_export.problems);
    if (!table)
        return tl::unexpected(table.error());
    while (table->next()) {
        const QString year = table->cell(u"Year"_s);
        ExportedFilm film;
        film.title = table->cell(u"Name"_s);
        film.year = readYear(year);
        if (!isUsableTitle(film.title))
            table->report(say("core", "The film has no title, or one that is far too long."));
        else if (!year.isEmpty() && !film.year)
            table->report(say("core", "\"%1\" is not a year.").arg(year));
        else
            (this->*kind.readRow)(*table, m_films.place(film));
    }
    m_export.rows += table->rows();
    return {};
}

void Reader::readDiaryRow(CsvTable &table, qsizetype film)
{
    const QString id = entryId(table);
    if (m_entries.contains(id)) {
        table.report(say("core", "The same diary entry is there twice."));
        return;
    }
    m_entries.insert(id);
    const bool isRewatch = table.cell(u"Rewatch"_s).compare("yes"_L1, Qt::CaseInsensitive) == 0;
    const QString note = shortened(table, noteOf(table.cell(u"Tags"_s)));
    m_export.watches.append({film, id, dayIn(table, u"Watched Date"_s), isRewatch, note});
    if (!m_files.contains(u"ratings.csv"_s) && !table.cell(u"Rating"_s).isEmpty())
        readRatingRow(table, film);
}

void Reader::readReviewRow(CsvTable &table, qsizetype film)
{
    const QString text = plainTextFromHtml(table.cell(u"Review"_s));
    if (!text.isEmpty())
        m_export.reviews.append({film, entryId(table), shortened(table, text), dayIn(table, u"Date"_s)});
    // Reviews of a sitting repeat its diary row; this matters when reviews.csv came alone.
    if (!m_files.contains(u"diary.csv"_s) && !table.cell(u"Watched Date"_s).isEmpty())
        readDiaryRow(table, film);
}

void Reader::readRatingRow(CsvTable &table, qsizetype film)
{
    const QString stars = table.cell(u"Rating"_s);
    const auto rating = readStars(stars);
    if (!rating) {
        table.report(say("core", "\"%1\" is not a rating from 0.5 to 5 stars.").arg(stars));
        return;
    }
    const auto day = dayIn(table, u"Date"_s);
    const QDateTime ratedAt = day ? day->startOfDay(Qt::UTC) : QDateTime();
    m_films.rate({film, *rating, ratedAt});
}

void Reader::readWatchedRow(CsvTable &table, qsizetype film)
{
    m_export.seen.append({film, entryId(table), std::nullopt, false, {}});
}

void Reader::readWatchlistRow(CsvTable &table, qsizetype film)
{
    m_export.watchlist.append({film, dayIn(table, u"Date"_s)});
}

void Reader::readLikeRow(CsvTable &table, qsizetype film)
{
    m_export.favourites.append({film, dayIn(table, u"Date"_s)});
}

/// An unreadable day is reported, and the row goes in without it.
std::optional<QDate> Reader::dayIn(CsvTable &table, const QString &column) const
{
    const QString text = table.cell(column);
    const auto day = readDay(text);
    if (!day && !text.isEmpty())
        table.report(
            say("core", "\"%1\" is not a day like 2024-03-15; the row was used without it.").arg(text));
    return day;
}

QString Reader::shortened(CsvTable &table, const QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.size() <= LongestText)
        return text;
    table.report(say("core", "The text is longer than can be kept; its end was cut off."));
    const auto isInsideCharacter = [](char byte) { return (static_cast<uchar>(byte) & 0xC0) == 0x80; };
    qsizetype end = LongestText;
    while (isInsideCharacter(bytes[end]))
        --end;
    return QString::fromUtf8(bytes.first(end));
}

void Reader::reportLists()
{
    for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
        if (file.key().startsWith("lists/"_L1))
            m_export.problems.add(file.key(), 1,
                                  say("core", "This list was left out: lists are not imported."));
    }
}

} // namespace

bool wants(const QString &name)
{
    static const QSet<QString> names = {u"diary.csv"_s,   u"reviews.csv"_s,   u"ratings.csv"_s,
                                        u"watched.csv"_s, u"watchlist.csv"_s, u"likes/films.csv"_s};
    return names.contains(name) || (name.startsWith("lists/"_L1) && name.endsWith(".csv"_L1));
}

Result<ServiceExport> read(const ExportFiles &files)
{
    return Reader(files).read();
}

} // namespace matinee::letterboxd
