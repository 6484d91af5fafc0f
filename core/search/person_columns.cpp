#include "core/search/person_columns.h"

#include "core/index/tokens.h"
#include "core/library/library_service.h"
#include "core/query/query_parser.h"
#include "core/store/database.h"

#include <QSet>

#include <utility>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// The days that an entry may mean; std::nullopt: it says nothing of when.
std::optional<Viewing> viewingOf(const Watch &watch)
{
    if (const auto day = watch.watchedOn.exactDay())
        return Viewing{watch.movie, *day, *day};
    const QStringList parts = watch.watchedOn.text().split(u'-', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return std::nullopt;
    const QDate from(parts.first().toInt(), parts.value(1, u"1"_s).toInt(), 1);
    const QDate next = parts.size() > 1 ? from.addMonths(1) : from.addYears(1);
    return Viewing{watch.movie, from, next.addDays(-1)};
}

void addKinds(const QList<Node> &nodes, const PersonColumns &person, PersonalKinds &kinds,
              QSet<QString> &lists);

void addKinds(const Clause &clause, const PersonColumns &person, PersonalKinds &kinds, QSet<QString> &lists)
{
    switch (clause.column) {
    case Column::Any:
        kinds |= Personal::Lists; // their names are found by words
        break;
    case Column::My:
    case Column::Seen:
        kinds |= Personal::Marks;
        break;
    case Column::Watched:
        kinds |= Personal::Diary;
        break;
    case Column::Note:
        kinds |= Personal::Notes;
        break;
    case Column::Predicted:
        kinds |= Personal::Match;
        break;
    case Column::In: {
        kinds |= PersonalKinds(Personal::Marks) | Personal::Lists;
        const auto *names = std::get_if<AnyOf>(&clause.value);
        for (const QString &name : names ? names->values : QStringList()) {
            const PersonList *list = person.list(name);
            if (!list || lists.contains(list->list.id))
                continue;
            lists.insert(list->list.id);
            addKinds(list->nodes, person, kinds, lists);
        }
        break;
    }
    default:
        break;
    }
}

void addKinds(const QList<Node> &nodes, const PersonColumns &person, PersonalKinds &kinds,
              QSet<QString> &lists)
{
    for (const Node &node : nodes) {
        if (node.kind == Node::Kind::Clause)
            addKinds(node.clause, person, kinds, lists);
        else
            addKinds(node.nodes, person, kinds, lists);
    }
}

} // namespace

PersonalKinds personalKinds(const QList<Node> &nodes, const PersonColumns &person)
{
    PersonalKinds kinds;
    QSet<QString> lists;
    addKinds(nodes, person, kinds, lists);
    return kinds;
}

PersonMarks::PersonMarks(Doc size)
    : seen(size),
      watchlist(size),
      favourites(size),
      hidden(size),
      points(size, 0)
{
}

PersonColumns::PersonColumns(Database &database, LibraryService &library, PersonalMatch match, UserId user)
    : m_database(database),
      m_library(library),
      m_askMatch(std::move(match)),
      m_user(user)
{
}

Result<void> PersonColumns::forgetIfChanged()
{
    // Every change of a person's library moves the clock that stamps it.
    auto rows = m_database.run(u"SELECT clock FROM sync_state WHERE user_id = :user"_s,
                               {{u":user"_s, m_user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    const QString clock = rows->next() ? rows->text(0) : u"none"_s;
    // How well films match depends on more than the person's own changes, and whoever answers it keeps it.
    m_loaded.setFlag(Personal::Match, false);
    if (clock == m_clock)
        return {};
    m_clock = clock;
    m_loaded = {};
    m_shelf.clear();
    m_lists.clear();
    m_viewings.clear();
    m_notes.clear();
    m_marks.clear();
    return {};
}

Result<void> PersonColumns::load(PersonalKinds kinds, const QStringList &genres)
{
    if (!m_user.isStored())
        return {};
    if (auto checked = forgetIfChanged(); !checked)
        return checked;
    if (std::exchange(m_genres, genres) != genres)
        m_loaded.setFlag(Personal::Lists, false);
    const std::pair<Personal, Result<void> (PersonColumns::*)()> loaders[] = {
        {Personal::Marks, &PersonColumns::loadShelf}, {Personal::Lists, &PersonColumns::loadLists},
        {Personal::Diary, &PersonColumns::loadDiary}, {Personal::Notes, &PersonColumns::loadNotes},
        {Personal::Match, &PersonColumns::loadMatch},
    };
    for (const auto &[kind, loader] : loaders) {
        if (!kinds.testFlag(kind) || m_loaded.testFlag(kind))
            continue;
        if (auto loaded = (this->*loader)(); !loaded)
            return loaded;
        m_loaded.setFlag(kind);
    }
    return {};
}

Result<void> PersonColumns::loadShelf()
{
    return m_library.shelf(m_user).map([this](Shelf shelf) { m_shelf = std::move(shelf); });
}

Result<void> PersonColumns::loadLists()
{
    const auto lists = m_library.lists(m_user);
    if (!lists)
        return tl::unexpected(lists.error());
    QueryNames names{{}, m_genres};
    for (const MovieList &list : *lists)
        names.lists.append(list.name);
    m_lists.clear();
    for (const MovieList &list : *lists) {
        PersonList read{list, comparableText(list.name), {}, {}};
        if (list.query.isEmpty()) {
            auto films = m_library.listItems(m_user, list.id);
            if (!films)
                return tl::unexpected(films.error());
            read.films = std::move(*films);
        } else {
            read.nodes = parseQuery(list.query, names).query.nodes;
        }
        m_lists.append(std::move(read));
    }
    return {};
}

Result<void> PersonColumns::loadDiary()
{
    const auto diary = m_library.diary(m_user);
    if (!diary)
        return tl::unexpected(diary.error());
    m_viewings.clear();
    for (const Watch &watch : *diary) {
        if (const auto viewing = viewingOf(watch))
            m_viewings.append(*viewing);
    }
    return {};
}

Result<void> PersonColumns::loadNotes()
{
    const auto diary = m_library.diary(m_user);
    if (!diary)
        return tl::unexpected(diary.error());
    const auto reviews = m_library.reviews(m_user);
    if (!reviews)
        return tl::unexpected(reviews.error());
    m_notes.clear();
    for (const Watch &watch : *diary) {
        if (!watch.note.isEmpty())
            m_notes.append({watch.movie, comparableText(watch.note)});
    }
    for (const Review &review : *reviews)
        m_notes.append({review.movie, comparableText(review.text)});
    return {};
}

Result<void> PersonColumns::loadMatch()
{
    if (!m_askMatch)
        return {};
    return m_askMatch(m_user).map([this](QHash<MovieId, double> match) { m_match = std::move(match); });
}

const PersonList *PersonColumns::list(const QString &name) const
{
    const auto found = std::find_if(m_lists.cbegin(), m_lists.cend(), [&](const PersonList &list) {
        return list.list.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_lists.cend() ? nullptr : &*found;
}

std::shared_ptr<const PersonMarks> PersonColumns::marks(const SegmentPtr &segment)
{
    if (!m_user.isStored() || !m_loaded.testFlag(Personal::Marks))
        return nullptr;
    for (const auto &[known, marks] : m_marks) {
        if (known.lock() == segment)
            return marks;
    }
    auto marks = std::make_shared<PersonMarks>(segment->size());
    for (auto mine = m_shelf.cbegin(); mine != m_shelf.cend(); ++mine) {
        const auto doc = segment->docOf(mine.key());
        if (!doc)
            continue;
        if (mine->seen())
            marks->seen.set(*doc);
        if (mine->watchlist)
            marks->watchlist.set(*doc);
        if (mine->favourite)
            marks->favourites.set(*doc);
        if (mine->hidden)
            marks->hidden.set(*doc);
        if (mine->rating)
            marks->points[*doc] = static_cast<quint8>(mine->rating->points());
    }
    m_marks.removeIf([](const auto &kept) { return kept.first.expired(); });
    m_marks.append({segment, marks});
    return marks;
}

} // namespace matinee
