#pragma once

#include "core/recommend/tonight.h"
#include "ui/viewmodels/feedback_log.h"

#include <QWidget>

#include <array>

class QHBoxLayout;

namespace matinee {

class CompanyBar;
class EmptyState;
class FilmKeys;
class PosterCache;
class SegmentBar;
class Session;
class TonightCard;
class TonightModel;

/// What to watch this evening: the time there is, the mood, who watches along, and three films, not three
/// hundred.
///
/// Keys   Tab moves between the choices and the cards, arrows change a choice and move between the cards.
///        On a card those of a tile work too: 1-5, 0, W, S, X, + and -.
class TonightPage : public QWidget {
    Q_OBJECT

public:
    TonightPage(Session &session, PosterCache &posters, QWidget *parent = nullptr);

signals:
    void movieSelected(matinee::MovieId movie); ///< for the details beside the page
    void movieOpened(matinee::MovieId movie);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeChoices();
    void makeCards(PosterCache &posters);
    void tell();
    void recall();
    void refresh();
    void reset();
    void open(qsizetype card);
    SuggestionPlace placeOf(qsizetype card) const;
    QList<SuggestionPlace> placesInSight() const;

    Session &m_session;
    TonightModel *m_model;
    FilmKeys *m_keys;
    SegmentBar *m_time;
    SegmentBar *m_mood; ///< parts in the order of the enumeration
    CompanyBar *m_company;
    QHBoxLayout *m_row;
    std::array<TonightCard *, 3> m_cards{};
    EmptyState *m_nothing;
};

} // namespace matinee
