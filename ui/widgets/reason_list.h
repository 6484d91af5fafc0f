#pragma once

#include "core/posters/poster.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace matinee {

class PosterCache;

/// One addend of a match: a film (its poster) or an icon, words, and a signed number.
struct ReasonLine {
    QString text; ///< "You loved Ran"
    double points = 0; ///< signed, shown without decimals
    std::optional<PosterFacts> film;
    QString iconName; ///< when there is no film
    QString hint = {}; ///< explains the line; beside its text in the tool tip
};

/// Why a film is suggested, as bars under their words: the longest is the largest addend, a negative one is
/// hollow. The last row, under a rule, is the sum.
class ReasonList : public QWidget {
    Q_OBJECT

public:
    explicit ReasonList(PosterCache &posters, QWidget *parent = nullptr);

    /// `total` is shown as "Together"; nothing leaves that row out.
    void setReasons(const QList<ReasonLine> &reasons, std::optional<double> total = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// What all rows share, so that their bars and numbers stand in columns.
    struct Columns {
        double largest = 0; ///< points, whose bar is the longest
        int number = 0; ///< width
    };

    void paintRow(QPainter &painter, const QRect &row, const ReasonLine &reason,
                  const Columns &columns) const;
    void paintTotal(QPainter &painter, const QRect &row) const;

    PosterCache &m_posters;
    QList<ReasonLine> m_reasons;
    std::optional<double> m_total;
};

} // namespace matinee
