#include "ui/views/text_choice_card.h"

#include "ui/viewmodels/sync_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice_card.h"
#include "ui/widgets/poster_picture.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int PosterWidth = 80;

} // namespace

TextChoiceCard::TextChoiceCard(const TextToDecide &text, bool isLast, const QDateTime &now,
                               PosterCache &posters, QWidget *parent)
    : Card(parent),
      m_text(text)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    column->addLayout(makeTitle());
    column->addLayout(makeChoices(now));
    column->addLayout(makeFoot(isLast));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(16);
    if (text.poster)
        row->addWidget(makePoster(posters), 0, Qt::AlignTop);
    row->addLayout(column, 1);
    follow();
}

QWidget *TextChoiceCard::makePoster(PosterCache &posters)
{
    auto *poster = new PosterPicture(posters, PosterWidth, this);
    poster->setFilm(*m_text.poster);
    return poster;
}

QLayout *TextChoiceCard::makeTitle()
{
    const QString what = m_text.kept.entity == "list"_L1
        ? tr("what the list is about was written on two devices at the same time")
        : tr("your review was written on two devices at the same time");
    auto *title = new TextLabel(Type::Strong, m_text.about);
    title->setWeight(Weight::Semibold);
    auto *fact = new ElidedLabel(Type::Body, m_text.year.isEmpty() ? what : m_text.year + u" · "_s + what,
                                 Tone::Muted);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(fact, 1);
    return row;
}

QLayout *TextChoiceCard::makeChoices(const QDateTime &now)
{
    const auto when = [&now](const QDateTime &at) { return at.isValid() ? momentText(at, now) : QString(); };
    const QString current = m_text.kept.current;
    m_current = new ChoiceCard(current.isEmpty() ? tr("Without a text") : tr("There now"),
                               when(m_text.currentAt), current, this);
    m_other = new ChoiceCard(tr("The other one"), when(m_text.kept.writtenAt), m_text.kept.text, this);
    auto *group = new QButtonGroup(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    for (ChoiceCard *choice : {m_current, m_other}) {
        group->addButton(&choice->radio());
        row->addWidget(choice, 1);
    }
    m_current->radio().setChecked(true);
    connect(group, &QButtonGroup::buttonToggled, this, &TextChoiceCard::follow);
    return row;
}

QLayout *TextChoiceCard::makeFoot(bool isLast)
{
    auto *later = new Button(tr("Decide later"), Button::Kind::Ghost, this);
    auto *join = new Button(tr("Join both…"), Button::Kind::Secondary, this);
    m_use = new Button({}, Button::Kind::Primary, this);
    later->setVisible(!isLast);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new ElidedLabel(Type::Body, tr("Undo works here too."), Tone::Muted), 1);
    row->addWidget(later);
    row->addWidget(join);
    row->addWidget(m_use);
    connect(later, &QAbstractButton::clicked, this, &TextChoiceCard::laterWanted);
    connect(join, &QAbstractButton::clicked, this, [this] { emit decided(TextDecision::Join); });
    connect(m_use, &QAbstractButton::clicked, this, [this] {
        emit decided(m_other->radio().isChecked() ? TextDecision::UseOther : TextDecision::KeepCurrent);
    });
    return row;
}

void TextChoiceCard::follow()
{
    if (m_use)
        m_use->setText(m_other->radio().isChecked() ? tr("Use the other one") : tr("Keep this one"));
}

} // namespace matinee
