#pragma once

#include "core/model/trainer.h"
#include "tests/support/rating_circles.h"

#include <QTest>
#include <QTimeZone>

namespace matinee::model {

inline QDateTime someDay()
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);
}

inline Trained trainedOn(const learn::RatingTable &ratings, const QList<Movie> &catalogue = {})
{
    TrainOptions options;
    options.source = QStringLiteral("circles");
    options.catalogue = catalogue;
    auto trained = train(ratings, options, someDay());
    if (!trained)
        qFatal("%s", qPrintable(trained.error().message));
    return std::move(*trained);
}

inline LearntFilms atWork(const Trained &trained)
{
    return LearntFilms({QStringLiteral("000000000000"), trained.model, trained.curves, trained.facts});
}

} // namespace matinee::model
