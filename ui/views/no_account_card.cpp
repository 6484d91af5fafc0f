#include "ui/views/no_account_card.h"

#include "ui/theme/icons.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

/// An icon that follows the theme beside a sentence that wraps.
class Point final : public QWidget {
public:
    Point(const QString &iconName, const QString &sentence) : m_iconName(iconName), m_icon(new QLabel(this))
    {
        auto *text = new TextLabel(Type::Body, {}, Tone::Text);
        text->setParagraph(sentence);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(10);
        row->addWidget(m_icon, 0, Qt::AlignTop);
        row->addWidget(text, 1);
        drawIcon();
    }

protected:
    void changeEvent(QEvent *event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            drawIcon();
    }

private:
    void drawIcon()
    {
        constexpr int Size = 16;
        m_icon->setPixmap(iconPixmap(m_iconName, Size, tokensOf(this).muted, devicePixelRatioF()));
        constexpr int Leading = 4; // a paragraph's line stands at the foot of its height
        m_icon->setFixedHeight(lineHeight(Type::Body) + Leading); // in the middle of the first line
    }

    QString m_iconName;
    QLabel *m_icon;
};

QLayout *points(const QString &heading, const QList<std::pair<QString, QString>> &all)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(new TextLabel(Type::Label, heading, Tone::Muted));
    for (const auto &[iconName, sentence] : all)
        column->addWidget(new Point(iconName, sentence));
    column->addStretch(1);
    return column;
}

} // namespace

NoAccountCard::NoAccountCard(QWidget *parent) : Card(parent)
{
    auto *title = new TextLabel(Type::Strong, tr("Your library is on this computer"));
    title->setWeight(Weight::Semibold);
    auto *text = new TextLabel(Type::Body, {}, Tone::Muted);
    text->setParagraph(
        tr("Matinee needs no account. With one, on a server of your choice, the library is the "
           "same on all your computers."));
    auto *both = new QHBoxLayout;
    both->setSpacing(32);
    both->addLayout(points(tr("What an account does"),
                           {{u"sync"_s, tr("Keeps diary, ratings, reviews and lists in step")},
                            {u"offline"_s, tr("Works without the network too, and catches up later")},
                            {u"server"_s, tr("Gives everything back when a computer is lost")}}),
                    1);
    both->addLayout(points(tr("What stays on this computer"),
                           {{u"for-you"_s, tr("Suggestions and how they are made")},
                            {u"eye-off"_s, tr("What was suggested and what you searched")},
                            {u"people"_s, tr("Guests of tonight, look and window")}}),
                    1);
    auto *signIn = new Button(tr("Sign in"), Button::Kind::Primary);
    auto *signUp = new Button(tr("Create account"), Button::Kind::Secondary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(signIn);
    foot->addWidget(signUp);
    foot->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(4);
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(16);
    column->addLayout(both);
    column->addSpacing(16);
    column->addLayout(foot);
    connect(signIn, &QAbstractButton::clicked, this, &NoAccountCard::signInWanted);
    connect(signUp, &QAbstractButton::clicked, this, &NoAccountCard::signUpWanted);
}

} // namespace matinee
