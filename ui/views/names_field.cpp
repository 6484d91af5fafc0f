#include "ui/views/names_field.h"

#include "ui/views/flow_layout.h"
#include "ui/views/name_chip.h"
#include "ui/widgets/offer_popup.h"

#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Gap = 6;
constexpr int LineNeeds = 180;
constexpr qsizetype MostOffers = 8;

} // namespace

NamesField::NamesField(const QString &placeholder, QWidget *parent)
    : QWidget(parent),
      m_words{[](const QString &value) { return value; }, [](const QString &typed) { return typed; }},
      m_flow(new FlowLayout(Gap, this)),
      m_beforeChips(new QWidget(this)),
      m_edit(new QLineEdit(this)),
      m_popup(new OfferPopup(*m_edit, OfferPopup::For::Name))
{
    m_beforeChips->setFixedSize(0, 0);
    m_beforeChips->setFocusPolicy(Qt::ClickFocus); // or it had no place in the tab order; nobody can click it
    m_edit->setPlaceholderText(placeholder);
    m_edit->setMinimumWidth(LineNeeds);
    m_edit->installEventFilter(this);
    m_edit->installEventFilter(m_popup); // is asked first so, while it is shown
    m_flow->insertWidget(0, m_edit);

    connect(m_edit, &QLineEdit::textEdited, this, &NamesField::typed);
    connect(m_edit, &QLineEdit::textEdited, this, &NamesField::followLine);
    connect(m_popup, &OfferPopup::taken, this, &NamesField::take);
}

void NamesField::setWords(const Words &words)
{
    m_words = words;
    showChips();
}

void NamesField::setChoices(const QStringList &choices)
{
    m_choices = choices;
}

void NamesField::setNewNameOffer(const QString &offer)
{
    m_newNameOffer = offer;
}

bool NamesField::isChoice(const QString &value) const
{
    return std::any_of(m_choices.cbegin(), m_choices.cend(), [&](const QString &choice) {
        return m_words.read(choice).compare(value, Qt::CaseInsensitive) == 0;
    });
}

void NamesField::followLine(const QString &text)
{
    if (text.contains(u','))
        settle();
    const QString begin = m_edit->text().simplified();
    emit begun(begin);
    if (m_choices.isEmpty())
        return;
    QStringList first, others;
    for (const QString &choice : std::as_const(m_choices)) {
        if (choice.startsWith(begin, Qt::CaseInsensitive))
            first.append(choice);
        else if (choice.contains(begin, Qt::CaseInsensitive))
            others.append(choice);
    }
    offer(first + others);
}

void NamesField::offer(const QStringList &names)
{
    m_offers.clear();
    if (!m_edit->text().trimmed().isEmpty() && m_edit->hasFocus()) {
        for (const QString &name : names) {
            if (m_offers.size() < MostOffers && !m_values.contains(m_words.read(name)))
                m_offers.append(name);
        }
    }
    QList<Offer> offers;
    for (const QString &name : std::as_const(m_offers))
        offers.append({name, {}});
    const QString typed = m_edit->text().simplified();
    const bool isNew = !m_newNameOffer.isEmpty() && !typed.isEmpty() && m_edit->hasFocus()
        && !isChoice(m_words.read(typed)) && !m_values.contains(typed, Qt::CaseInsensitive);
    if (isNew)
        offers.append({m_newNameOffer.arg(typed), {}});
    m_popup->offer(offers);
}

void NamesField::take(int offer)
{
    const bool isNew = offer >= m_offers.size();
    const QString name = isNew ? m_edit->text().simplified() : m_words.read(m_offers.at(offer));
    m_edit->clear();
    this->offer({});
    add(name);
}

void NamesField::takeTyped()
{
    const QString typed = m_edit->text().simplified();
    const auto begun = std::count_if(m_offers.cbegin(), m_offers.cend(), [&typed](const QString &name) {
        return name.startsWith(typed, Qt::CaseInsensitive);
    });
    if (m_choices.isEmpty() || isChoice(m_words.read(typed)) || m_popup->isHidden())
        settle();
    else if (begun == 1 || m_offers.size() == 1)
        take(0); // names that begin with it come first
    else
        m_popup->choose(0); // of several it is for the person to say which
}

void NamesField::add(const QString &value)
{
    if (m_values.contains(value, Qt::CaseInsensitive))
        return;
    m_values.append(value);
    showChips();
    emit changed();
}

void NamesField::setValues(const QStringList &values)
{
    if (m_values == values)
        return;
    m_values = values;
    showChips();
}

bool NamesField::settle()
{
    QStringList values = m_values;
    QStringList unknown;
    for (const QString &part : m_edit->text().split(u',')) {
        const QString typed = part.simplified();
        QString value = typed.isEmpty() ? QString() : m_words.read(typed);
        if (!m_newNameOffer.isEmpty() && !m_choices.isEmpty() && !isChoice(value))
            value.clear();
        if (value.isEmpty() && !typed.isEmpty())
            unknown.append(typed);
        else if (!value.isEmpty() && !values.contains(value, Qt::CaseInsensitive))
            values.append(value);
    }
    m_edit->setText(unknown.join(u", "_s));
    offer({});
    if (std::exchange(m_values, values) != values) {
        showChips();
        emit changed();
    }
    if (!unknown.isEmpty())
        emit notUnderstood(unknown.first());
    return unknown.isEmpty();
}

void NamesField::remove(const QString &value)
{
    m_values.removeAll(value);
    m_edit->setFocus();
    showChips();
    emit changed();
}

void NamesField::takeLastBack()
{
    const QString last = m_words.shown(m_values.takeLast());
    showChips();
    m_edit->setText(last);
    emit changed();
}

void NamesField::showChips()
{
    while (m_flow->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_flow->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
    }
    QWidget *before = m_beforeChips;
    for (const QString &value : std::as_const(m_values)) {
        auto *chip = new NameChip(m_words.shown(value));
        connect(chip, &NameChip::clicked, this, [this, value] { remove(value); });
        m_flow->insertWidget(m_flow->count() - 1, chip);
        chip->show();
        setTabOrder(std::exchange(before, chip), chip);
    }
    updateGeometry();
}

bool NamesField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            settle();
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_values.isEmpty()) {
            takeLastBack();
            return true;
        }
        // Enter in a line with something in it is for the name; in an empty one it is for the dialog.
        if (isEnter && !m_edit->text().isEmpty()) {
            takeTyped();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace matinee
