#pragma once

#include "core/posters/poster.h"
#include "ui/widgets/button.h"

#include <QWidget>

class QHBoxLayout;

namespace matinee {

class PosterCache;

/// What today's pick says. Texts are plain unless said.
struct HeroContent {
    QString label; ///< "Today's pick"; shown in capitals
    PosterFacts film;
    QString facts; ///< may hold <b>: "1962 · 2 h 13 min · Masaki Kobayashi · <b>96 % match</b>"
    QString reason; ///< may hold <b>; two lines, the rest is in the tool tip
    QList<PosterFacts> reasonFilms; ///< at most three
};

/// The strip that presents one film in the colours and the voice of its poster. 220 px high.
class Hero : public QWidget {
    Q_OBJECT

public:
    static constexpr int Height = 220;

    explicit Hero(PosterCache &posters, QWidget *parent = nullptr);

    void setContent(const HeroContent &content);
    /// A button on the foot, in the film's ink; the first should be Primary, the last Ghost.
    Button *addAction(const QString &text, const QString &iconName, Button::Kind kind);

    QSize sizeHint() const override { return {696, Height}; }

signals:
    void opened(); ///< the person clicked the picture or the title

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void paintArt(QPainter &painter, const PosterColors &colors) const;
    void paintWords(QPainter &painter, const PosterColors &colors);
    QRect artRect() const;

    PosterCache &m_posters;
    HeroContent m_content;
    bool m_isCut = false; ///< not all words fit; the tool tip has them
    QList<Button *> m_actions;
    QHBoxLayout *m_foot;
};

} // namespace matinee
