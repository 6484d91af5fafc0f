#include "ui/views/removal_card.h"

#include "ui/viewmodels/sync_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QLocale>

namespace matinee {

RemovalCard::RemovalCard(const QList<HeldRemoval> &held, QWidget *parent) : Card(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 0, 4, 0);
    column->setSpacing(8);
    auto *what = new TextLabel(Type::Body, {}, Tone::Text);
    what->setParagraph(
        tr("The server no longer has much of what is here. That may be meant, if you cleared up "
           "on another device, or a fault of the server. Until you decide, nothing is removed."));
    column->addWidget(what);
    column->addSpacing(4);
    for (const HeldRemoval &removal : held) {
        auto *row = new QHBoxLayout;
        row->addWidget(new TextLabel(Type::Body, entityText(removal.entity), Tone::Muted), 1);
        auto *count = new TextLabel(
            Type::Body,
            tr("%1 of %2 would go").arg(QLocale().toString(removal.lost), QLocale().toString(removal.had)));
        count->setWeight(Weight::Semibold);
        row->addWidget(count);
        column->addLayout(row);
    }
    auto *remove = new Button(tr("Remove them here too"), Button::Kind::Secondary);
    auto *keep = new Button(tr("Keep my records"), Button::Kind::Primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(
        new ElidedLabel(Type::Body, tr("What you keep is sent to the server again."), Tone::Muted), 1);
    foot->addWidget(remove);
    foot->addWidget(keep);
    column->addSpacing(4);
    column->addLayout(foot);
    connect(remove, &QAbstractButton::clicked, this, [this] { emit decided(true); });
    connect(keep, &QAbstractButton::clicked, this, [this] { emit decided(false); });
}

} // namespace matinee
