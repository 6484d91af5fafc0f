#include "ui/widgets/hero.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_picture.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTextDocument>
#include <QTextOption>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Edge = 24;
constexpr int FootEdge = 20;
constexpr int LabelAt = 18;
constexpr int TitleAt = 38;
constexpr int TitleHeight = 42;
constexpr int FactsAt = 80;
constexpr int ReasonAt = 112;
constexpr int ThumbWidth = 24;
constexpr int ThumbHeight = 36;
constexpr int ThumbGap = 4;

/// The title in the film's own voice, as on its poster.
QFont titleFont(PosterVoice voice)
{
    constexpr int Size = 36;
    QFont font = typeFont(Type::H1);
    font.setPixelSize(qRound(Size * std::min(1.2, textScale())));
    switch (voice) {
    case PosterVoice::Block:
        font.setFamilies({u"Inter Display"_s, u"Inter"_s});
        font.setWeight(QFont::ExtraBold);
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::PercentageSpacing, 97);
        break;
    case PosterVoice::Serif:
        font.setFamilies({u"Noto Serif Display"_s, u"Noto Serif"_s, u"Inter"_s});
        font.setWeight(QFont::Bold);
        break;
    case PosterVoice::Plain:
        font.setFamilies({u"Inter Display"_s, u"Inter"_s});
        break;
    }
    return font;
}

/// Draws text that may hold <b>, in one colour, from the leading edge. What does not fit ends in an ellipsis;
/// answers whether all of it did.
bool drawRich(QPainter &painter, const QRect &where, const QString &html, int lineHigh, const QColor &ink,
              Qt::LayoutDirection direction)
{
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(typeFont(Type::Body));
    // From the leading edge of the window, whichever way the words themselves run.
    QTextOption option(QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignAbsolute);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document.setDefaultTextOption(option);
    const auto setWords = [&](const QString &words) {
        document.setHtml(u"<p style=\"margin:0; line-height:%1px\">%2</p>"_s.arg(lineHigh).arg(words));
        document.setTextWidth(where.width());
    };
    setWords(html);
    // Word by word, so that neither a tag nor a letter written as &...; is cut; a <b> that stays open is
    // closed.
    QString words = html;
    while (document.size().height() > where.height() && words.contains(u' ')) {
        words.truncate(words.lastIndexOf(u' '));
        setWords(words + u'…');
    }
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, ink);
    painter.save();
    painter.setClipRect(where);
    painter.translate(where.topLeft());
    document.documentLayout()->draw(&painter, context);
    painter.restore();
    return words == html;
}

} // namespace

Hero::Hero(PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_posters(posters),
      m_foot(new QHBoxLayout)
{
    setFixedHeight(Height);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    m_foot->setSpacing(8);
    m_foot->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Edge, 0, Edge, FootEdge);
    column->addStretch(1);
    column->addLayout(m_foot);
    connect(&posters, &PosterCache::ready, this, QOverload<>::of(&QWidget::update));
}

void Hero::setContent(const HeroContent &content)
{
    m_content = content;
    const PosterColors colors = posterColors(content.film);
    for (auto *action : std::as_const(m_actions))
        action->setInk(colors.ink, colors.ground);
    setAccessibleName(u"%1: %2"_s.arg(content.label, content.film.title));
    update();
}

Button *Hero::addAction(const QString &text, const QString &iconName, Button::Kind kind)
{
    auto *button = new Button(text, kind, this);
    button->setIconName(iconName);
    button->setCursor(Qt::ArrowCursor);
    const PosterColors colors = posterColors(m_content.film);
    button->setInk(colors.ink, colors.ground);
    m_foot->insertWidget(int(m_actions.size()), button);
    m_actions.append(button);
    return button;
}

QRect Hero::artRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(), QRect(width() - Height, 0, Height, Height));
}

void Hero::paintEvent(QPaintEvent *)
{
    const PosterColors colors = posterColors(m_content.film);
    QPainter painter(this);
    style::panel(painter, rect(), radius::Dialog, colors.ground, Qt::NoPen);
    paintArt(painter, colors);
    paintWords(painter, colors);
}

void Hero::paintArt(QPainter &painter, const PosterColors &colors) const
{
    QPainterPath shape;
    shape.addRoundedRect(rect(), radius::Dialog, radius::Dialog);
    painter.save();
    painter.setClipRect(artRect());
    const QPixmap stage = m_posters.stage(m_content.film, Height, devicePixelRatioF());
    // A brush instead of a clip to the path: clips have hard edges.
    QBrush brush(colors.tone);
    if (!stage.isNull()) {
        // Without its ratio, which Qt counts into the size of a texture and not into its place.
        QPixmap pixels(stage);
        pixels.setDevicePixelRatio(1);
        brush = QBrush(pixels);
        QTransform transform = QTransform::fromTranslate(artRect().x(), artRect().y());
        transform.scale(1 / stage.devicePixelRatio(), 1 / stage.devicePixelRatio());
        brush.setTransform(transform);
    }
    painter.fillPath(shape, brush);
    painter.restore();
}

void Hero::paintWords(QPainter &painter, const PosterColors &colors)
{
    const int room = width() - Height - 2 * Edge;
    const auto line = [this, room](int x, int y, int wide, int high) {
        return QStyle::visualRect(layoutDirection(), rect(),
                                  QRect(Edge + x, y, std::min(wide, room - x), high));
    };
    painter.setPen(colors.ink);
    painter.setFont(typeFont(Type::Label));
    drawLine(painter, line(0, LabelAt, room, lineHeight(Type::Label)), m_content.label, layoutDirection());

    // A long title gets smaller before it is cut: half its size is still a heading.
    QFont font = titleFont(posterVoice(m_content.film));
    const int least = font.pixelSize() / 2;
    while (font.pixelSize() > least && QFontMetrics(font).horizontalAdvance(m_content.film.title) > room)
        font.setPixelSize(font.pixelSize() - 1);
    painter.setFont(font);
    m_isCut = QFontMetrics(font).horizontalAdvance(m_content.film.title) > room;
    drawLine(painter, line(0, TitleAt, room, TitleHeight), m_content.film.title, layoutDirection());
    m_isCut |= !drawRich(painter, line(0, FactsAt, room, lineHeight(Type::Body)), m_content.facts,
                         lineHeight(Type::Body), colors.ink, layoutDirection());

    int x = 0;
    for (const PosterFacts &film :
         m_content.reasonFilms.first(std::min<qsizetype>(3, m_content.reasonFilms.size()))) {
        paintPosterAt(painter, line(x, ReasonAt, ThumbWidth, ThumbHeight), film, m_posters);
        x += ThumbWidth + ThumbGap;
    }
    x = x > 0 ? x + 12 - ThumbGap : 0;
    const int reasonLine = lineHeight(Type::Body) - 2;
    m_isCut |= !drawRich(painter, line(x, ReasonAt, room, 2 * reasonLine), m_content.reason, reasonLine,
                         colors.ink, layoutDirection());
}

bool Hero::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !m_isCut)
        return QWidget::event(event);
    const QString words = u"<p><b>%1</b></p><p>%2</p><p>%3</p>"_s.arg(m_content.film.title.toHtmlEscaped(),
                                                                      m_content.facts, m_content.reason);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), words, this);
    return true;
}

void Hero::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit opened();
}

} // namespace matinee
