#pragma once

#include "core/library/library_service.h"
#include "ui/widgets/dialog.h"

class QCheckBox;
class QPlainTextEdit;

namespace matinee {

class Session;

/// The text of one review. It closes when it is saved; what was typed and not saved is there again when the
/// dialog is opened for the same review, as long as the program runs.
class ReviewDialog : public Dialog {
    Q_OBJECT

public:
    /// A review without an id is a new one.
    ReviewDialog(Session &session, const Review &review, QWidget *parent);
    ~ReviewDialog() override;

    /// What the fields say now.
    Review review() const;

private:
    QWidget *makeFields();
    void addActions();
    void showDraft();
    void check();
    bool isChanged() const;
    void save();
    void take(const Result<Changed> &saved);
    void remove();

    Session &m_session;
    Review m_before;
    QString m_seen; ///< the text that what is typed was made from
    QPlainTextEdit *m_text;
    QCheckBox *m_spoiler;
    Button *m_save;
    bool m_isSaving = false;
    bool m_isKept = false; ///< saved or removed: there is nothing to remember
};

void writeReview(Session &session, QWidget *host, const Review &review);

} // namespace matinee
