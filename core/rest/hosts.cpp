#include "core/rest/hosts.h"

namespace matinee {

namespace {

constexpr quint16 HttpPort = 80; // left out of Host

} // namespace

Hosts Hosts::loopback(quint16 port)
{
    const QByteArray suffix = port == HttpPort ? QByteArray() : ':' + QByteArray::number(port);
    Hosts hosts;
    for (const char *name : {"127.0.0.1", "localhost", "[::1]"})
        hosts.m_names.append(name + suffix);
    return hosts;
}

bool Hosts::contains(const Request &request) const
{
    return m_names.isEmpty() || m_names.contains(request.headers.value("host").toLower());
}

} // namespace matinee
