#pragma once

#include "core/catalog_import/line_file.h"

namespace matinee {

/// The lines of a file; who took several for one row and was wrong gives them back and gets them again.
class ReturnableLines {
public:
    explicit ReturnableLines(LineFile file) : m_file(std::move(file)) { }

    /// Goes to the next line; false at the end of the file. Errors: as LineFile::next().
    Result<bool> next();

    std::string_view text() const; ///< without its end; valid until next() or giveBack()
    int number() const { return m_isAgain ? m_number : m_file.number(); }
    bool isTooLong() const { return !m_isAgain && m_file.isTooLong(); }

    /// The `lines`, each with an LF at its end, come again, as line `number` and the next. They are the last
    /// ones up to the present one, which comes after them when it is too long to be among them.
    void giveBack(const QByteArray &lines, int number);

    const LineFile &file() const { return m_file; }

private:
    LineFile m_file;
    QByteArray m_returned;
    qsizetype m_begin = 0; ///< of the present line, when it is one of these
    qsizetype m_at = 0; ///< where the next one begins
    int m_number = 0; ///< of the one before that
    bool m_isAgain = false; ///< the present line is one of these
    bool m_repeatsFile = false; ///< after them, the file's present line comes again
};

} // namespace matinee
