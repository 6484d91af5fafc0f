#include "ui/theme/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

QPixmap render(QStringView name, int size, const QColor &color, qreal ratio)
{
    const int side = qRound(size * ratio);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QSvgRenderer svg(u":/icons/%1.svg"_s.arg(name));
    if (svg.isValid()) {
        QPainter painter(&pixmap);
        svg.render(&painter, QRectF(0, 0, side, side));
        // The drawings are black on nothing: keep their coverage, take the colour.
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color);
    } else {
        qWarning("No icon is called %s", qPrintable(name.toString()));
    }
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

bool pointsAlongReading(QStringView name)
{
    static constexpr std::array names{"chevron-left", "chevron-right", "undo", "list", "external", "details"};
    return std::any_of(names.begin(), names.end(),
                       [name](const char *other) { return name == QLatin1StringView(other); });
}

class ToneIconEngine final : public QIconEngine {
public:
    ToneIconEngine(const QString &name, Tone tone) : m_name(name), m_tone(tone) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        const QPointF at(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0);
        drawIcon(*painter, at, m_name, side, color(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // QIcon asks in device pixels and sets the ratio itself.
        QPixmap pixmap = iconPixmap(m_name, std::min(size.width(), size.height()), color(mode), 1.0);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine *clone() const override { return new ToneIconEngine(m_name, m_tone); }
    QString key() const override { return u"matinee"_s; }

private:
    QColor color(QIcon::Mode mode) const
    {
        const Tokens &tokens = tokensOf(QGuiApplication::palette());
        switch (mode) {
        case QIcon::Disabled:
            return tokens.disabled;
        case QIcon::Active:
            return m_tone == Tone::Muted ? tokens.text : toneColor(tokens, m_tone);
        case QIcon::Selected:
            return tokens.accent;
        case QIcon::Normal:
            break;
        }
        return toneColor(tokens, m_tone);
    }

    QString m_name;
    Tone m_tone;
};

} // namespace

QIcon icon(QStringView name, Tone tone)
{
    return QIcon(new ToneIconEngine(name.toString(), tone));
}

QPixmap iconPixmap(QStringView name, int size, const QColor &color, qreal ratio)
{
    const QString key = u"icon/%1/%2/%3/%4"_s.arg(name).arg(size).arg(color.rgba()).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, size, color, ratio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

void drawIcon(QPainter &painter, QPointF at, QStringView name, int size, const QColor &color)
{
    const QPixmap pixmap = iconPixmap(name, size, color, painter.device()->devicePixelRatioF());
    if (painter.layoutDirection() == Qt::RightToLeft && pointsAlongReading(name)) {
        painter.save();
        painter.translate(at.x() + size, at.y());
        painter.scale(-1, 1);
        painter.drawPixmap(QPointF(0, 0), pixmap);
        painter.restore();
        return;
    }
    painter.drawPixmap(at, pixmap);
}

} // namespace matinee
