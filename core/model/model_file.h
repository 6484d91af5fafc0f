#pragma once

#include "core/base/result.h"
#include "core/model/compact_model.h"
#include "core/recommend/learnt_model.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace matinee::model {

/// What a model says of itself.
struct ModelFacts {
    QString source; ///< what it was learnt from, and under which terms, in words
    QDateTime learntAt;
    qint64 people = 0;
    qint64 likes = 0;
    double quality = 0; ///< NDCG@100 on the people that were held back, 0 to 1
};

struct ModelFile {
    QString version; ///< from the file's checksum: two models of one version are the same
    CompactModel model;
    /// What the model weighs beside a catalogue's popularity and content; absent when it was not measured.
    std::optional<BlendCurves> curves;
    ModelFacts facts;
};

/// The file, in the machine's own order of bytes:
///
///   "MATMODEL", order mark, format, bytes of the head        8 + 3 x 4 bytes
///   head      JSON: sizes, experts, weights, facts
///   arrays    names (each ends with a zero byte), likes, neighbours, spectrum, factors
///   checksum  BLAKE2b of all that is above, 16 bytes
///
/// readModel() believes nothing: sizes, numbers of films and figures that are none are errors, never a crash.
/// Errors   NotFound, Corrupt (says what; a model of a newer program is told from a damaged one),
/// Unavailable.
Result<QString> writeModel(const QString &path, const CompactModel &model,
                           const std::optional<BlendCurves> &curves,
                           const ModelFacts &facts); ///< its version
Result<ModelFile> readModel(const QString &path);
/// The same of bytes that are in memory.
Result<ModelFile> readModelBytes(QByteArrayView bytes, const QString &name);

inline constexpr qint64 LargestModelFile = 64 * 1024 * 1024; ///< bytes

} // namespace matinee::model
