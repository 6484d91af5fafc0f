#include "ui/views/library_choice_dialog.h"

#include "ui/widgets/choice_card.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int Wide = 560;

} // namespace

LibraryChoiceDialog::LibraryChoiceDialog(const QString &account, const QString &backups, QWidget *parent)
    : Dialog(tr("Two libraries"), parent),
      m_choices(new QButtonGroup(this))
{
    setFixedWidth(Wide);
    auto *cards = new QWidget(this);
    auto *column = new QVBoxLayout(cards);
    column->setSpacing(12);
    auto *what = new TextLabel(Type::Body, {});
    what->setParagraph(tr("You are signed in as %1, and there is a library on this computer too. How shall "
                          "they come together? Nothing has been changed yet.")
                           .arg(account));
    column->addWidget(what);
    column->addSpacing(4);
    const auto add = [&](LibraryChoice choice, const QString &title, const QString &text) {
        auto *card = new ChoiceCard(title, {}, text);
        m_choices->addButton(&card->radio(), int(choice));
        column->addWidget(card);
        return card;
    };
    add(LibraryChoice::Merge, tr("Put them together"),
        tr("Everything on this computer goes into the account too. What both have is joined: of a rating the "
           "later one counts, of two texts both are kept."));
    add(LibraryChoice::KeepApart, tr("Keep them apart"),
        tr("The library of this computer stays as it is, and you change between the two at the foot of the "
           "sidebar."));
    add(LibraryChoice::Replace, tr("Use the account's only"),
        tr("The account's library takes the place of the one on this computer."))
        ->setWarning(tr("What is on this computer does not go into the account. It is kept for 30 days in %1")
                         .arg(backups));
    m_choices->button(int(LibraryChoice::Merge))->setChecked(true);
    setScrollingContent(cards);
    connect(addAction(tr("Cancel"), Button::Kind::Secondary), &QAbstractButton::clicked, this,
            &QDialog::reject);
    connect(addAction(tr("Continue"), Button::Kind::Primary), &QAbstractButton::clicked, this,
            &QDialog::accept);
}

LibraryChoice LibraryChoiceDialog::choice() const
{
    return LibraryChoice(m_choices->checkedId());
}

} // namespace matinee
