#include "core/sync/sync_messages.h"
#include "core/sync_core/sync_json.h"

#include <QJsonDocument>

#include <cstdlib>

namespace {

using namespace matinee;

/// What could be read is the same once it is written and read again; what could not be has a reason.
template <class Read, class Write>
void check(const QJsonObject &json, Read read, Write write)
{
    const auto message = read(json);
    if (!message) {
        if (message.error().message.isEmpty())
            std::abort();
        return;
    }
    const QJsonObject written = write(*message);
    const auto again = read(written);
    if (!again || write(*again) != written)
        std::abort();
}

} // namespace

/// Whatever bytes come as a message of synchronisation.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    check(json, pushRequestFromJson, pushRequestJson);
    check(json, pushAnswerFromJson, pushAnswerJson);
    check(json, pullAnswerFromJson, pullAnswerJson);
    return 0;
}
