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

JoinTextsDialog::JoinTextsDialog(const QString &about, const QString &start, QWidget *parent)
    : Dialog(tr("Join both texts"), parent),
      m_error(new TextLabel(Type::Body, {}, Tone::Error))
{
    setFixedWidth(Wide);
    auto *what = new TextLabel(Type::Body, {}, Tone::Muted);
    what->setParagraph(tr("%1: the text that is there now, and beneath it the other one.").arg(about));
    auto *paragraph = new ParagraphEdit(Lines);
    m_edit = &paragraph->edit();
    m_edit->setAccessibleName(tr("Both texts"));
    m_edit->setPlainText(start);
    m_error->hide();
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(12);
    column->addWidget(what);
    column->addWidget(paragraph);
    column->addWidget(m_error);
    setScrollingContent(content);
    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    m_save = addAction(tr("Save"), Button::Kind::Primary);
    m_save->setAutoDefault(false);
    m_save->setDefault(false); // Enter begins a line
    connect(m_save, &QAbstractButton::clicked, this, &JoinTextsDialog::saveWanted);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        check();
        emit typed(m_edit->toPlainText());
    });
    check();
    m_edit->setFocus();
}

void JoinTextsDialog::check()
{
    m_save->setEnabled(!m_edit->toPlainText().trimmed().isEmpty());
}

void JoinTextsDialog::showSaving()
{
    m_edit->setFocus(); // disabled the button would hand it to Cancel
    m_edit->setReadOnly(true);
    m_save->setEnabled(false);
}

void JoinTextsDialog::showFailure(const QString &message)
{
    m_edit->setReadOnly(false);
    check();
    m_error->setParagraph(message);
    m_error->show();
    m_edit->setAccessibleDescription(message);
    fit();
}

QString JoinTextsDialog::text() const
{
    return m_edit->toPlainText().trimmed();
}

} // namespace matinee
