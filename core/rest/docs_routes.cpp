#include "core/base/text.h"
#include "core/rest/admission.h"
#include "core/rest/all_routes.h"
#include "core/rest/reply.h"

#include <QDir>
#include <QFile>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// The page brings all it needs, and talks to this server alone.
constexpr const char *PagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

QByteArray typeOf(const QString &name)
{
    if (name.endsWith(".js"_L1))
        return "text/javascript; charset=utf-8";
    if (name.endsWith(".css"_L1))
        return "text/css; charset=utf-8";
    return name.endsWith(".svg"_L1) ? "image/svg+xml" : "text/html; charset=utf-8";
}

Answer pageFile(const QString &name)
{
    const QDir folder(u":/docs_page"_s);
    // Only names the folder has: the address may say "../" in a way that is one segment.
    if (!folder.entryList(QDir::Files).contains(name))
        return tl::unexpected(nothingThere());
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(Problem(500, say("core", "The API document is missing from this server.")));
    return Reply{.contentType = typeOf(name),
                 .body = file.readAll(),
                 .headers = {{"Content-Security-Policy", PagePolicy}}};
}

Answer getPage(RestServices &, const Call &)
{
    return pageFile(u"index.html"_s);
}

Answer getPageFile(RestServices &, const Call &call)
{
    return pageFile(call.path.value(0));
}

Answer document(const QString &name, const QByteArray &type, RestServices &, const Call &)
{
    QFile file(u":/api/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(Problem(500, say("core", "The API document is missing from this server.")));
    return Reply{.contentType = type, .body = file.readAll()};
}

} // namespace

Routes docsRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    const auto file = [](const QString &name, const QByteArray &type) {
        return std::bind_front(document, name, type);
    };
    return {
        {Get, u"/docs"_s, Anyone, Light, getPage},
        {Get, u"/docs/{file}"_s, Anyone, Light, getPageFile},
        {Get, u"/api/v1/openapi.yaml"_s, Anyone, Light, file(u"openapi.yaml"_s, "application/yaml")},
        {Get, u"/api/v1/openapi.json"_s, Anyone, Light, file(u"openapi.json"_s, "application/json")},
    };
}

} // namespace matinee
