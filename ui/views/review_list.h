#pragma once

#include "core/library/library.h"

#include <QWidget>

class QVBoxLayout;

namespace matinee {

class Button;

/// What the person wrote about one film, newest first, and where to write more.
class ReviewList : public QWidget {
    Q_OBJECT

public:
    explicit ReviewList(QWidget *parent = nullptr);

    void setReviews(const QList<Review> &reviews);

signals:
    /// A review to be changed; without an id a new one.
    void writeWanted(const matinee::Review &review);

private:
    QWidget *makeReview(const Review &review);

    QList<Review> m_reviews;
    QVBoxLayout *m_rows;
    Button *m_write;
};

} // namespace matinee
