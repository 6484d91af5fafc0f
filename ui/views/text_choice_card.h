#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/widgets/frames.h"

namespace matinee {

class Button;
class ChoiceCard;
class PosterCache;

/// Two texts that were written at the same time, side by side, and what becomes of them.
class TextChoiceCard : public Card {
    Q_OBJECT

public:
    /// `now` in UTC. `isLast`: there is none to go on to.
    TextChoiceCard(const TextToDecide &text, bool isLast, const QDateTime &now, PosterCache &posters,
                   QWidget *parent = nullptr);

    const TextToDecide &text() const { return m_text; }

signals:
    void decided(matinee::TextDecision decision);
    void laterWanted();

private:
    QWidget *makePoster(PosterCache &posters);
    QLayout *makeTitle();
    QLayout *makeChoices(const QDateTime &now);
    QLayout *makeFoot(bool isLast);
    void follow();

    TextToDecide m_text;
    ChoiceCard *m_current;
    ChoiceCard *m_other;
    Button *m_use = nullptr;
};

} // namespace matinee
