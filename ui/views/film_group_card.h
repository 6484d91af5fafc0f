#pragma once

#include "core/posters/poster.h"

#include <QAbstractButton>

namespace matinee {

class PosterCache;

/// A group of films to say yes to: a fan of three posters and a name. Checked is chosen. The arrows are left
/// to the parent.
class FilmGroupCard : public QAbstractButton {
    Q_OBJECT

public:
    static constexpr int Height = 148;
    static constexpr int Narrowest = 124;

    explicit FilmGroupCard(PosterCache &posters, QWidget *parent = nullptr);

    /// The first film stands in front.
    void setGroup(const QString &name, const QList<PosterFacts> &films);

    QSize sizeHint() const override { return {Narrowest, Height}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintFan(QPainter &painter) const;

    PosterCache &m_posters;
    QList<PosterFacts> m_films;
};

} // namespace matinee
