#include "ui/views/review_dialog.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/session.h"
#include "ui/views/paragraph_edit.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int Wide = 560;
constexpr int Lines = 10;

} // namespace

ReviewDialog::ReviewDialog(Session &session, const Review &review, QWidget *parent)
    : Dialog(review.id.isEmpty() ? tr("Write a review") : tr("Your review"), parent),
      m_session(session),
      m_before(review)
{
    setFixedWidth(Wide);
    setScrollingContent(makeFields());
    addActions();
    const auto draft = session.reviewDrafts().constFind({review.movie, review.id});
    if (draft != session.reviewDrafts().cend()) {
        m_text->setPlainText(*draft);
        setNote(tr("What you had not saved is here again."));
    }
    m_text->moveCursor(QTextCursor::End);
    m_text->setFocus();
}

ReviewDialog::~ReviewDialog()
{
    const std::pair name(m_before.movie, m_before.id);
    if (m_isKept || !isChanged())
        m_session.reviewDrafts().remove(name);
    else
        m_session.reviewDrafts().insert(name, m_text->toPlainText());
}

QWidget *ReviewDialog::makeFields()
{
    const MovieSummary *film = m_session.movie(m_before.movie);
    auto *title = new TextLabel(Type::Strong, film ? film->title : QString());
    title->setWeight(Weight::Semibold);
    title->setWordWrap(true);
    auto *paragraph = new ParagraphEdit(Lines);
    m_text = &paragraph->edit();
    m_text->setAccessibleName(tr("Review"));
    m_text->setPlainText(m_before.text);
    m_spoiler = new QCheckBox(tr("It tells what happens"));
    m_spoiler->setChecked(m_before.spoiler);
    auto *fields = new QWidget(this);
    auto *column = new QVBoxLayout(fields);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(paragraph);
    column->addWidget(m_spoiler);
    return fields;
}

void ReviewDialog::addActions()
{
    if (!m_before.id.isEmpty()) {
        auto *away = addAction(tr("Remove"), Button::Kind::Ghost);
        away->setAutoDefault(false);
        connect(away, &QAbstractButton::clicked, this, &ReviewDialog::remove);
    }
    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    m_save = addAction(tr("Save"), Button::Kind::Primary);
    m_save->setAutoDefault(false); // Enter begins a line
    connect(m_save, &QAbstractButton::clicked, this, &ReviewDialog::save);
    const auto check = [this] { m_save->setEnabled(!m_text->toPlainText().trimmed().isEmpty()); };
    connect(m_text, &QPlainTextEdit::textChanged, m_save, check);
    check();
}

Review ReviewDialog::review() const
{
    Review review = m_before;
    review.text = m_text->toPlainText().trimmed();
    review.spoiler = m_spoiler->isChecked();
    return review;
}

bool ReviewDialog::isChanged() const
{
    return review().text != m_before.text.trimmed();
}

void ReviewDialog::save()
{
    if (!isChanged() && review().spoiler == m_before.spoiler)
        return accept();
    m_save->setEnabled(false);
    whenDone(m_session.writeReview(review(), m_before.text), this,
             [this](const Result<Changed> &saved) { take(saved); });
}

void ReviewDialog::take(const Result<Changed> &saved)
{
    m_isKept = saved.has_value();
    if (m_isKept)
        return accept();
    m_save->setEnabled(true);
    if (saved.error().kind != Error::Kind::NotFound || m_before.id.isEmpty())
        return setNote(saved.error().message);
    m_before.id.clear();
    setNote(tr("It was removed elsewhere. Save to keep this as a new one."));
}

void ReviewDialog::remove()
{
    m_isKept = true; // undo brings back what there was
    m_session.removeReview(m_before.movie, m_before.id);
    accept();
}

void writeReview(Session &session, QWidget *host, const Review &review)
{
    auto *dialog = new ReviewDialog(session, review, host->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace matinee
