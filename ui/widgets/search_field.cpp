#include "ui/widgets/search_field.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/key_cap.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QTextCharFormat>

#include <utility>

namespace matinee {

namespace {

constexpr int IconSize = 18;
constexpr int IconGap = 10;
constexpr int Trailing = 8;
constexpr int CrossSide = 24;

} // namespace

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent),
      m_keyCap(new KeyCap({}, this)),
      m_cross(new IconButton(QStringLiteral("close"), {}, this))
{
    setAccessibleName(tr("Search"));
    m_cross->setSide(CrossSide);
    m_cross->setLabel(tr("Clear search"));
    m_cross->setFocusPolicy(Qt::NoFocus); // Escape does the same
    m_cross->setCursor(Qt::ArrowCursor);
    m_keyCap->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(m_cross, &QAbstractButton::clicked, this, &SearchField::empty);
    connect(this, &QLineEdit::textChanged, this, &SearchField::arrange);
    arrange();
}

void SearchField::setShortcutHint(const QString &key)
{
    m_hasHint = !key.isEmpty();
    m_keyCap->setKey(key);
    arrange();
}

void SearchField::setMarks(const QList<Mark> &marks)
{
    m_marks = marks;
    underline();
}

void SearchField::underline()
{
    // The one way to give parts of a line edit a format: as an input method does, without a text to insert.
    if (m_composing)
        return;
    QTextCharFormat wrong;
    wrong.setForeground(tokensOf(this).error);
    wrong.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    QList<QInputMethodEvent::Attribute> attributes;
    for (const Mark &mark : std::as_const(m_marks))
        attributes.append(
            {QInputMethodEvent::TextFormat, int(mark.position) - cursorPosition(), int(mark.length), wrong});
    QInputMethodEvent event({}, attributes);
    QLineEdit::inputMethodEvent(&event);
}

void SearchField::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
}

void SearchField::empty()
{
    clear();
    emit cleared();
}

void SearchField::arrange()
{
    const bool hasText = !text().isEmpty();
    m_cross->setVisible(hasText);
    m_keyCap->setVisible(!hasText && m_hasHint);
    QWidget *shown = hasText ? static_cast<QWidget *>(m_cross) : m_keyCap;
    const QSize size = shown->sizeHint();
    const QRect place(width() - Trailing - size.width(), (height() - size.height()) / 2, size.width(),
                      size.height());
    shown->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));

    const int before = IconSize + IconGap;
    const int after = hasText || m_hasHint ? size.width() : 0;
    isRightToLeft() ? setTextMargins(after, 0, before, 0) : setTextMargins(before, 0, after, 0);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const QRect place(style::InputPadding, (height() - IconSize) / 2, IconSize, IconSize);
    drawIcon(painter, QStyle::visualRect(layoutDirection(), rect(), place).topLeft(), u"search", IconSize,
             tokensOf(this).muted);
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    arrange();
}

bool SearchField::event(QEvent *event)
{
    // Undo means the library's last change, also while the field has the focus: a few typed letters are
    // quickly typed again, a rating that stays by mistake is not.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = static_cast<const QKeyEvent &>(*event);
        if (key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)) {
            event->ignore();
            return false;
        }
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            event->ignore();
        else
            empty();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        event->ignore();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        arrange();
    else if (event->type() == QEvent::PaletteChange && !m_marks.isEmpty())
        underline();
}

} // namespace matinee
