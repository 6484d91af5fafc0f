#include "core/store/sql_error.h"

#include "core/base/text.h"

#include <QSqlError>

namespace matinee {

using namespace Qt::StringLiterals;

/// SQLite's extended result codes, as text in QSqlError::nativeErrorCode().
Error errorFor(const QSqlError &error, const QString &sql)
{
    const int code = error.nativeErrorCode().toInt();
    const QString detail = error.text() + u" in "_s + sql.left(200);
    switch (code) {
    case 2067: // SQLITE_CONSTRAINT_UNIQUE
    case 1555: // SQLITE_CONSTRAINT_PRIMARYKEY
        return {Error::Kind::Conflict, say("core", "This is already there."), detail};
    case 787: // SQLITE_CONSTRAINT_FOREIGNKEY
    case 275: // SQLITE_CONSTRAINT_CHECK
    case 1299: // SQLITE_CONSTRAINT_NOTNULL
        return {Error::Kind::Invalid, say("core", "This does not fit what is stored."), detail};
    default:
        break;
    }
    switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return {Error::Kind::Unavailable, say("core", "The library is busy. Try again in a moment."), detail};
    case 8: // SQLITE_READONLY
        return {Error::Kind::Unavailable, say("core", "The library's file cannot be written."), detail};
    case 10: // SQLITE_IOERR
    case 13: // SQLITE_FULL
        return {Error::Kind::Unavailable, say("core", "The disk is full or failing; nothing was changed."),
                detail};
    default:
        return {Error::Kind::Corrupt, say("core", "The library's file could not be read."), detail};
    }
}

} // namespace matinee
