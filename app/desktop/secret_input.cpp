#include "app/desktop/secret_input.h"

#include "core/base/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// What is typed is not shown for as long as it lives.
class QuietTerminal {
public:
    QuietTerminal() : m_isTerminal(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~QuietTerminal()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(QuietTerminal)

    bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before = {};
    bool m_isTerminal;
};

/// A line without its end. Spaces stay: they may be part of a password.
Result<QString> secretOf(QString line)
{
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    if (line.isEmpty())
        return fail(Error::Kind::Invalid, say("desktop", "No password was given."));
    return line;
}

} // namespace

Result<QString> secretFromFile(const QString &path)
{
    constexpr qint64 Longest = 4096;
    constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable, say("desktop", "%1 cannot be read.").arg(path),
                    file.errorString());
    // What systemd hands over may be shared by an access list with the service alone.
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const bool isCredential =
        !credentials.isEmpty() && QFileInfo(file).absolutePath() == QDir::cleanPath(credentials);
    if (!isCredential && (file.permissions() & Others))
        return fail(Error::Kind::Denied,
                    say("desktop", "Others may read %1. Make it yours alone (chmod 600).").arg(path));
    return secretOf(QString::fromUtf8(file.readLine(Longest)));
}

Result<QString> secretFromInput(const QString &prompt)
{
    const QuietTerminal terminal;
    if (terminal.isTerminal())
        QTextStream(stderr) << prompt << Qt::flush;
    std::string line;
    std::getline(std::cin, line);
    if (terminal.isTerminal())
        QTextStream(stderr) << u"\n"_s;
    return secretOf(QString::fromStdString(line));
}

} // namespace matinee
