#include "core/report/report_sections.h"

#include "core/base/text.h"
#include "core/catalog/film_ref.h"
#include "core/posters/poster.h"
#include "core/report/page_flow.h"
#include "core/report/report_style.h"
#include "core/report/text_box.h"

#include <QPainter>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr double Gutter = 32; // between the two columns
constexpr double RowGap = 24;
constexpr QSizeF PosterSize(72, 108);
constexpr double PosterGap = 16;

/// One suggested film: its poster, and beside it title, facts, match and reason.
struct Card {
    Card(const Report::Recommendation &film, double width, bool withPoster)
        : poster{imdbIdOf(film.poster.ref), film.poster.title, film.poster.year, film.poster.genres,
                 film.poster.director},
          hasPoster(withPoster),
          textLeft(withPoster ? PosterSize.width() + PosterGap : 0),
          title(film.title, reportFont(15, QFont::DemiBold), 20, width - textLeft, 2),
          facts(film.facts, reportFont(12), 18, width - textLeft),
          match(say("core", "%1 % match").arg(film.matchPercent), reportFont(12, QFont::DemiBold), 18,
                width - textLeft),
          reason(film.reason, reportFont(12), 17, width - textLeft, 3)
    {
    }

    double height() const
    {
        const double text = title.height() + facts.height() + match.height() + 6 + reason.height();
        return hasPoster ? std::max(PosterSize.height(), text) : text;
    }

    void draw(QPainter &painter, QPointF corner, const ReportStyle &style) const
    {
        if (hasPoster)
            drawPoster(painter, QRectF(corner, PosterSize), poster);
        QPointF at = corner + QPointF(textLeft, 0);
        title.draw(painter, at, style.text);
        at.ry() += title.height();
        facts.draw(painter, at, style.muted);
        at.ry() += facts.height();
        match.draw(painter, at, style.accent);
        at.ry() += match.height() + 6;
        reason.draw(painter, at, style.text);
    }

    PosterFacts poster;
    bool hasPoster;
    double textLeft;
    TextBox title, facts, match, reason;
};

} // namespace

void addRecommendations(PageFlow &flow, const Report &report, const ReportStyle &style)
{
    const double width = (flow.width() - Gutter) / 2;
    QList<Card> cards;
    for (const Report::Recommendation &film : report.recommendations)
        cards.append(Card(film, width, report.options.posters));

    for (qsizetype i = 0; i < cards.size(); i += 2) {
        const QList<Card> row = cards.sliced(i, std::min<qsizetype>(2, cards.size() - i));
        const double height = std::max(row.first().height(), row.last().height());
        if (i == 0) {
            addHeading(flow, say("core", "What to watch next"), say("core", "unseen films, best match first"),
                       height, style);
        } else {
            flow.addSpace(RowGap);
        }
        flow.add(height, [=](QPainter &painter, const QRectF &where) {
            row.first().draw(painter, where.topLeft(), style);
            if (row.size() == 2)
                row.last().draw(painter, where.topLeft() + QPointF(width + Gutter, 0), style);
        });
    }
}

} // namespace matinee
