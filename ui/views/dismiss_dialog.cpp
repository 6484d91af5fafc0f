#include "ui/views/dismiss_dialog.h"

#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Wide = 480;

TextLabel *paragraph(const QString &text, Tone tone)
{
    auto *label = new TextLabel(Type::Body, {}, tone);
    label->setParagraph(text);
    return label;
}

} // namespace

DismissDialog::DismissDialog(const Refusal &refusal, QWidget *parent)
    : Dialog(tr("Dismiss the change"), parent)
{
    setFixedWidth(Wide);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(12);
    column->addWidget(paragraph(
        tr("%1: the server did not take it, and it is kept nowhere else.").arg(refusal.about), Tone::Text));
    if (!refusal.text.isEmpty())
        column->addWidget(paragraph(refusal.text, Tone::Muted));
    setScrollingContent(content);
    if (!refusal.text.isEmpty()) {
        auto *copy = addAction(tr("Copy the text"), Button::Kind::Ghost);
        copy->setAutoDefault(false);
        connect(copy, &QAbstractButton::clicked, this, &DismissDialog::copyWanted);
    }
    auto *cancel = addAction(tr("Cancel"), Button::Kind::Secondary);
    auto *dismiss = addAction(tr("Dismiss"), Button::Kind::Primary);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(dismiss, &QAbstractButton::clicked, this, &QDialog::accept);
    cancel->setFocus(); // Enter loses nothing
}

} // namespace matinee
