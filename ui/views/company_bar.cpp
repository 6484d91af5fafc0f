#include "ui/views/company_bar.h"

#include "ui/theme/icons.h"
#include "ui/views/flow_layout.h"
#include "ui/views/guest_dialog.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace matinee {

CompanyBar::CompanyBar(Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_posters(posters),
      m_add(new Button({}, Button::Kind::Ghost)),
      m_edit(new Button(tr("Edit"), Button::Kind::Ghost)),
      m_rest(new QWidget(this))
{
    new FlowLayout(8, this);
    m_add->setIconName(u"plus"_s);
    m_edit->setIconName(u"pencil"_s);
    for (Button *button : {m_add, m_edit})
        button->setButtonHeight(Button::Height::Small);
    connect(m_add, &QAbstractButton::clicked, this, [this] { edit(-1); });
    connect(m_edit, &QAbstractButton::clicked, this, &CompanyBar::openEditMenu);
    showGuests();
}

void CompanyBar::setGuests(const QList<KeptGuest> &guests)
{
    m_guests = guests;
    showGuests();
}

void CompanyBar::showGuests()
{
    while (QLayoutItem *item = layout()->takeAt(0)) {
        if (item->widget() != m_add && item->widget() != m_edit && item->widget() != m_rest) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be the chip that was just clicked
        }
        delete item;
    }
    for (qsizetype guest = 0; guest < m_guests.size(); ++guest) {
        auto *chip = new Chip(nameOf(m_guests.at(guest), guest + 1), this);
        chip->setIconName(u"user"_s);
        chip->setCheckable(true);
        chip->setChecked(m_guests.at(guest).isHere);
        chip->setToolTip(tr("Here tonight or not"));
        connect(chip, &QAbstractButton::toggled, this, [this, guest](bool here) {
            m_guests[guest].isHere = here;
            emit changed();
        });
        layout()->addWidget(chip);
        chip->show();
    }
    m_add->setText(m_guests.isEmpty() ? tr("Watching with someone?") : tr("Guest"));
    m_add->setAccessibleName(tr("Add somebody who watches along"));
    m_add->setVisible(m_guests.size() < Guest::MostGuests);
    m_edit->setVisible(!m_guests.isEmpty());
    m_edit->setAccessibleName(tr("Edit a guest"));
    layout()->addWidget(m_add);
    layout()->addWidget(m_edit);
    layout()->addWidget(m_rest); // the last in a flow is as wide as what is left
}

void CompanyBar::edit(qsizetype guest)
{
    const auto kept = [this, guest](const std::optional<KeptGuest> &now) {
        if (!now)
            m_guests.removeAt(guest);
        else if (guest < 0)
            m_guests.append(*now);
        else
            m_guests[guest] = *now;
        showGuests();
        emit changed();
    };
    auto *dialog = new GuestDialog(m_session, m_posters, m_guests.value(guest), kept, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CompanyBar::openEditMenu()
{
    if (m_guests.size() == 1)
        return edit(0);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (qsizetype guest = 0; guest < m_guests.size(); ++guest)
        connect(menu->addAction(icon(u"user"), nameOf(m_guests.at(guest), guest + 1)), &QAction::triggered,
                this, [this, guest] { edit(guest); });
    menu->popup(m_edit->mapToGlobal(QPoint(0, m_edit->height() + 4)));
}

} // namespace matinee
