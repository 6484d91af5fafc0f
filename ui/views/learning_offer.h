#pragma once

#include <QWidget>

namespace matinee {

class Button;
class LearningViewModel;
class Progress;
class TextLabel;

/// Offers to learn better suggestions from ratings that came with a catalogue, and shows how far it is.
class LearningOffer : public QWidget {
    Q_OBJECT

public:
    explicit LearningOffer(LearningViewModel &learning, QWidget *parent = nullptr);

    /// Hidden where there is nothing at `path` to learn from.
    void offer(const QString &path);
    /// Instead of an offer: there while something is learnt, and then what came of it.
    void watch();

private:
    void follow();

    LearningViewModel &m_learning;
    QString m_path;
    /// To start or stop, since offer(): before, what an earlier learning came to does not matter.
    bool m_isAsked = false;
    bool m_isWatching = false;
    TextLabel *m_text;
    Button *m_start;
    Progress *m_progress;
};

} // namespace matinee
