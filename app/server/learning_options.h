#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

class QCommandLineParser;

namespace matinee {

/// Of evaluate: paths of CSV files, and what to do with them.
struct EvaluateOptions {
    QString train;
    QString model; ///< a ready model instead of `train`
    QString foldIn;
    QString validationFoldIn; ///< both or none of the two
    QString validationTest;
    QString items; ///< the films that may be suggested; empty: all
    int top = 100;
    int seed = 1;
    QString only; ///< the one expert that is asked; empty: all
    QString predict; ///< pairs of people and films: their ratings are asked, not suggestions
};

/// Of train.
struct TrainingOptions {
    QString ratings; ///< see model::readRatingFiles(); empty: what the people of this installation rated
    bool areImdbNumbers = false;
    QString source; ///< what it is learnt from, in words
    QString out; ///< empty: into the installation, when it is not worse than the model there
    std::optional<double> learntShare; ///< in suggestions; absent: it is fitted
    int seed = 1;
};

/// Adds the options of both commands.
void addLearningOptions(QCommandLineParser &parser);

/// Errors   Invalid (names the option and what it takes).
Result<EvaluateOptions> readEvaluate(const QCommandLineParser &parser);
Result<TrainingOptions> readTraining(const QCommandLineParser &parser);

} // namespace matinee
