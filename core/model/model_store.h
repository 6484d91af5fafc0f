#pragma once

#include "core/model/learnt_films.h"
#include "core/model/trainer.h"

#include <mutex>

namespace matinee {
class Clock;
}

namespace matinee::model {

/// A model that was used, or is.
struct ModelEntry {
    QString version;
    QDateTime promotedAt;
    ModelFacts facts;
    Comparison comparison; ///< with the one before it, when it came
};

struct Promotion {
    QString version; ///< of the offered model
    Comparison comparison; ///< with the one in use until then
    bool isFirst = false; ///< there was none in use until then
    bool hasSay = false; ///< it was seen to help suggestions from the catalogue
    bool isPromoted = false;
};

/// The models of one data folder, in its folder `models`: the last one listed is in use; with none, the one
/// that ships. May be used by several processes and from any thread.
///
/// What cannot be read is passed over: the next older model is used, in the end the one that ships or none,
/// and trouble() says why. Nothing is deleted then.
class ModelStore final : public ModelSource {
public:
    explicit ModelStore(const QString &dataFolder);

    std::shared_ptr<const LearntModel> current() override { return currentFilms(); }
    std::shared_ptr<const LearntFilms> currentFilms();
    /// Newest last.
    Result<QList<ModelEntry>> entries() const;
    QString trouble() const; ///< empty: none

    /// Makes it the one in use if it has a say beside popularity and content, and unless it is worse, by more
    /// than one standard error, than the one in use, for the people whom neither has learnt from. The newest
    /// MostKept stay for rollBack().
    Result<Promotion> offer(const Trained &trained, const Clock &clock);
    /// Back to the one before; its version, "built-in" for none.
    /// Errors   Conflict (none is in use).
    Result<QString> rollBack();

    static constexpr int MostKept = 5;

private:
    QString pathOf(const QString &version) const;
    std::shared_ptr<const LearntFilms> load(QString &trouble) const;

    QString m_folder;
    mutable std::mutex m_mutex;
    bool m_isRead = false;
    QByteArray m_stamp; ///< of the list that m_current was chosen by
    std::shared_ptr<const LearntFilms> m_current;
    QString m_trouble;
};

} // namespace matinee::model
