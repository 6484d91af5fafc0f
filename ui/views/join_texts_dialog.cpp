#include "ui/views/join_texts_dialog.h"

#include "ui/views/paragraph_edit.h"
#include "ui/widgets/text_label.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Wide = 560;
constexpr int Lines = 12;

} // namespace

JoinTextsDialog::JoinTextsDialog(const TextToDecide &text, QWidget *parent)
    : Dialog(tr("Join both texts"), parent)
{
    setFixedWidth(Wide);
    auto *about = new TextLabel(Type::Body, {}, Tone::Muted);
    about->setParagraph(tr("%1: the text that is there now, and beneath it the other one.").arg(text.about));
    auto *paragraph = new ParagraphEdit(Lines);
    m_edit = &paragraph->edit();
    m_edit->setAccessibleName(tr("Both texts"));
    m_edit->setPlainText(text.kept.current + u"\n\n"_s + text.kept.text);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(12);
    column->addWidget(about);
    column->addWidget(paragraph);
    setScrollingContent(content);
    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    auto *save = addAction(tr("Save"), Button::Kind::Primary);
    save->setAutoDefault(false);
    save->setDefault(false); // Enter begins a line
    connect(save, &QAbstractButton::clicked, this, &QDialog::accept);
    const auto check = [this, save] { save->setEnabled(!m_edit->toPlainText().trimmed().isEmpty()); };
    connect(m_edit, &QPlainTextEdit::textChanged, save, check);
    m_edit->setFocus();
}

QString JoinTextsDialog::text() const
{
    return m_edit->toPlainText().trimmed();
}

} // namespace matinee
