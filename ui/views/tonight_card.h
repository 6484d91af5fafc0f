#pragma once

#include "core/posters/poster.h"

#include <QAbstractButton>

namespace matinee {

class ElidedLabel;
class PosterCache;
class PosterPicture;
class TextLabel;

struct TonightFilm {
    QString kind; ///< "A safe choice"
    PosterFacts film;
    QString facts; ///< "1995 · 2 h 50 min"
    QString reason; ///< one sentence
};

/// One of the films for this evening, large enough to decide by. The whole card is a button.
class TonightCard : public QAbstractButton {
    Q_OBJECT

public:
    explicit TonightCard(PosterCache &posters, QWidget *parent = nullptr);

    void setContent(const TonightFilm &content);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitPoster();

    TextLabel *m_kind;
    PosterPicture *m_poster;
    ElidedLabel *m_title;
    ElidedLabel *m_facts;
    TextLabel *m_reason;
    int m_largestPoster;
};

} // namespace matinee
