#include "ui/views/review_list.h"

#include "ui/views/watch_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

QString captionOf(const Review &review)
{
    const QString day = watchedOnText(WatchedOn::day(review.writtenAt.toLocalTime().date()));
    return review.spoiler ? ReviewList::tr("%1 · tells what happens").arg(day) : day;
}

bool looksSame(const Review &one, const Review &other)
{
    return one.id == other.id && one.text == other.text && captionOf(one) == captionOf(other);
}

} // namespace

ReviewList::ReviewList(QWidget *parent)
    : QWidget(parent),
      m_rows(new QVBoxLayout),
      m_write(new Button(tr("Write a review")))
{
    m_write->setIconName(u"pencil"_s);
    m_rows->setSpacing(12);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_rows);
    column->addWidget(m_write, 0, Qt::AlignLeading);
    connect(m_write, &QAbstractButton::clicked, this, [this] { emit writeWanted({}); });
}

void ReviewList::setReviews(const QList<Review> &reviews)
{
    // What stays as it is keeps its focus.
    if (std::equal(reviews.cbegin(), reviews.cend(), m_reviews.cbegin(), m_reviews.cend(), looksSame))
        return;
    m_reviews = reviews;
    while (QLayoutItem *row = m_rows->takeAt(0)) {
        delete row->widget();
        delete row;
    }
    for (const Review &review : reviews)
        m_rows->addWidget(makeReview(review));
    m_write->setText(reviews.isEmpty() ? tr("Write a review") : tr("Write another one"));
}

QWidget *ReviewList::makeReview(const Review &review)
{
    auto *text = new TextLabel(Type::Body, {}, Tone::Text);
    text->setParagraph(review.text);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *change = new IconButton(u"pencil"_s, tr("Change this review"));
    connect(change, &QAbstractButton::clicked, this, [this, review] { emit writeWanted(review); });
    auto *foot = new QHBoxLayout;
    foot->addWidget(new TextLabel(Type::Caption, captionOf(review), Tone::Muted), 1);
    foot->addWidget(change);
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(text);
    column->addLayout(foot);
    return row;
}

} // namespace matinee
