#include "core/store/database.h"
#include "core/store/dialect.h"
#include "core/store/statement_cache.h"

#include <QSqlError>

namespace matinee {

Rows::Rows(std::unique_ptr<QSqlQuery> query, std::shared_ptr<StatementCache> home, QString text,
           const Dialect &dialect)
    : m_query(std::move(query)),
      m_home(std::move(home)),
      m_text(std::move(text)),
      m_dialect(&dialect)
{
}

Rows::Rows(Rows &&other) noexcept = default;

Rows &Rows::operator=(Rows &&other) noexcept
{
    std::swap(m_query, other.m_query);
    std::swap(m_home, other.m_home);
    std::swap(m_text, other.m_text);
    std::swap(m_dialect, other.m_dialect);
    return *this;
}

Rows::~Rows()
{
    if (m_query && !m_text.isEmpty()) // a statement that is prepared
        m_home->giveBack(m_text, std::move(m_query));
}

bool Rows::next()
{
    return m_query->next();
}

Result<void> Rows::ended() const
{
    const QSqlError error = m_query->lastError();
    return error.isValid() ? Result<void>(tl::unexpected(m_dialect->error(error, m_text))) : Result<void>();
}

QVariant Rows::value(int column) const
{
    return m_query->value(column);
}

QString Rows::text(int column) const
{
    return m_query->value(column).toString();
}

qint64 Rows::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

bool Rows::isNull(int column) const
{
    return m_query->isNull(column);
}

} // namespace matinee
