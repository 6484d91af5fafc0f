#include "ui/widgets/key_cap.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace matinee {

namespace {

constexpr int Padding = 6;

int capHeight()
{
    return std::max(20, lineHeight(Type::Caption) + 4);
}

} // namespace

KeyCap::KeyCap(const QString &key, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKey(key);
}

void KeyCap::setKey(const QString &key)
{
    m_key = key;
    setAccessibleName(key);
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    return {keyCapWidth(m_key), capHeight()};
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCap(painter, QPoint(0, 0), m_key, palette());
}

int keyCapWidth(const QString &key)
{
    return std::max(20, QFontMetrics(typeFont(Type::Caption)).horizontalAdvance(key) + 2 * Padding);
}

void paintKeyCap(QPainter &painter, QPoint at, const QString &key, const QPalette &palette)
{
    const Tokens &tokens = tokensOf(palette);
    const QRect where(at, QSize(keyCapWidth(key), capHeight()));
    style::panel(painter, where, radius::Part, tokens.window, QPen(tokens.line, 1));
    painter.setFont(typeFont(Type::Caption));
    painter.setPen(tokens.muted);
    painter.drawText(where, Qt::AlignCenter | Qt::TextSingleLine, key);
}

} // namespace matinee
