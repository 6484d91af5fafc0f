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
      m_before(review),
      m_seen(review.text)
{
    setFixedWidth(Wide);
    setScrollingContent(makeFields());
    addActions();
    showDraft();
    m_text->moveCursor(QTextCursor::End);
    m_text->setFocus();
}

ReviewDialog::~ReviewDialog()
{
    const std::pair name(m_before.movie, m_before.id);
    if (m_isKept || !isChanged())
        m_session.reviewDrafts().remove(name);
    else
        m_session.reviewDrafts().insert(name, {m_text->toPlainText(), m_seen});
}

void ReviewDialog::showDraft()
{
    const auto draft = m_session.reviewDrafts().constFind({m_before.movie, m_before.id});
    if (draft == m_session.reviewDrafts().cend())
        return;
    m_text->setPlainText(draft->text);
    m_seen = draft->seen;
    setNote(m_seen == m_before.text
                ? tr("What you had not saved is here again.")
                : tr("What you had not saved is here again. The review was changed since: both are kept."));
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
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReviewDialog::check);
    check();
}

void ReviewDialog::check()
{
    m_text->setReadOnly(m_isSaving);
    m_save->setEnabled(!m_isSaving && !m_text->toPlainText().trimmed().isEmpty());
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
    m_text->setFocus(); // disabled the button would hand it to Cancel
    m_isSaving = true;
    check();
    auto saving = m_session.writeReview(review(), m_seen);
    whenDone(saving, this, [this](const Result<Changed> &saved) { take(saved); });
    // Also when the dialog is closed meanwhile.
    whenDone(
        saving, &m_session,
        [session = &m_session, name = std::pair(m_before.movie, m_before.id)](const Result<Changed> &saved) {
            if (saved)
                session->reviewDrafts().remove(name);
        });
}

void ReviewDialog::take(const Result<Changed> &saved)
{
    m_isKept = saved.has_value();
    if (m_isKept)
        return accept();
    m_isSaving = false;
    check();
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
