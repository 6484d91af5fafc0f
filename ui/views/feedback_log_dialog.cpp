#include "ui/views/feedback_log_dialog.h"

#include "ui/views/accuracy_text.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int Wide = 880;
constexpr int Narrow = 440;

} // namespace

FeedbackLogDialog::FeedbackLogDialog(const Session &session, const QList<FeedbackEvent> &log, int total,
                                     QWidget *parent)
    : Dialog(tr("What was suggested to you"), parent)
{
    setMinimumWidth(Wide);
    auto *table = new DataTable(tr("The log, newest first"), this);
    const AccuracyTable rows = logTable(log, session);
    table->setRows(rows.headings, rows.rows, false);
    body().addWidget(table);
    if (log.size() < total)
        setNote(tr("The newest %1 of %Ln entries", nullptr, total).arg(QLocale().toString(log.size())));
    else
        setNote(tr("%Ln entries", nullptr, total));
    connect(addAction(tr("Close"), Button::Kind::Primary), &QAbstractButton::clicked, this, &QDialog::accept);
    table->setFocus();
}

void askToClearLog(int events, QWidget *host, const std::function<void()> &clear)
{
    auto *dialog = new Dialog(FeedbackLogDialog::tr("Clear the log?"), host);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFixedWidth(Narrow);
    auto *what = new TextLabel(Type::Body, {}, Tone::Text, dialog);
    what->setParagraph(FeedbackLogDialog::tr(
        "%Ln entries about suggestions go for good, and the figures on this page start again. Your ratings, "
        "diary and lists stay as they are.",
        nullptr, events));
    dialog->body().addWidget(what);
    auto *cancel = dialog->addAction(FeedbackLogDialog::tr("Cancel"), Button::Kind::Secondary);
    QObject::connect(cancel, &QAbstractButton::clicked, dialog, &QDialog::reject);
    auto *yes = dialog->addAction(FeedbackLogDialog::tr("Clear"), Button::Kind::Primary);
    QObject::connect(yes, &QAbstractButton::clicked, dialog, [dialog, clear] {
        clear();
        dialog->accept();
    });
    dialog->open();
    cancel->setFocus();
}

} // namespace matinee
