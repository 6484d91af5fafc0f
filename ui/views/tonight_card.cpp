#include "ui/views/tonight_card.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace matinee {

namespace {

constexpr int LargestPoster = 224;
constexpr int PosterInCompany = 160; ///< leaves room for a reason for each, also on a low screen
constexpr int LeastWidth = 152;
constexpr int Padding = space::CardPadding;

} // namespace

TonightCard::TonightCard(PosterCache &posters, QWidget *parent)
    : QAbstractButton(parent),
      m_kind(new TextLabel(Type::Label, {}, Tone::Accent, this)),
      m_poster(new PosterPicture(posters, LargestPoster, this)),
      m_title(new ElidedLabel(Type::Strong, {}, Tone::Text, this)),
      m_facts(new ElidedLabel(Type::Body, {}, Tone::Muted, this)),
      m_reason(new TextLabel(Type::Body, {}, Tone::Text, this)),
      m_largestPoster(LargestPoster)
{
    m_title->setWeight(Weight::Semibold);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Padding, Padding, Padding, Padding);
    column->setSpacing(4);
    column->addWidget(m_kind);
    column->addSpacing(8);
    column->addWidget(m_poster, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addSpacing(4);
    column->addWidget(m_reason);
    column->addStretch();
    for (QWidget *part : findChildren<QWidget *>())
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusRing(this, radius::Card);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TonightCard::setContent(const TonightFilm &content)
{
    m_kind->setText(content.kind);
    m_poster->setFilm(content.film);
    m_title->setText(content.film.title);
    m_facts->setText(content.facts);
    m_reason->setParagraph(content.reason);
    m_largestPoster = content.reason.contains(u'\n') ? PosterInCompany : LargestPoster;
    fitPoster();
    setAccessibleName(tr("%1: %2, %3").arg(content.kind, content.film.title, content.facts));
    setAccessibleDescription(content.reason);
}

QSize TonightCard::sizeHint() const
{
    return {LeastWidth, layout()->sizeHint().height()}; // the row gives more, and the poster follows
}

void TonightCard::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::panel(painter, rect(), radius::Card,
                 isDown()           ? tokens.pressed
                     : underMouse() ? tokens.hover
                                    : tokens.surface,
                 QPen(tokens.line, 1));
}

void TonightCard::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    fitPoster();
}

void TonightCard::fitPoster()
{
    m_poster->setPosterWidth(std::min(width() - 2 * Padding, m_largestPoster));
}

void TonightCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace matinee
