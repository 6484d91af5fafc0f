#include "ui/views/search_box.h"

#include "ui/viewmodels/search_completions.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/search_help.h"
#include "ui/widgets/offer_popup.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace matinee {

SearchBox::SearchBox(Session &session, QWidget *parent)
    : SearchField(parent),
      m_completions(new SearchCompletions(session, this)),
      m_popup(new OfferPopup(*this))
{
    setPlaceholderText(tr("Search films and people"));
    setShortcutHint(tr("Ctrl K"));
    connect(this, &QLineEdit::textChanged, this, &SearchBox::edit);
    connect(m_completions, &SearchCompletions::changed, this, &SearchBox::showOffers);
    connect(m_popup, &OfferPopup::taken, this, &SearchBox::take);
    connect(m_popup, &OfferPopup::helpWanted, this, &SearchBox::openHelp);
}

void SearchBox::setSearch(SearchViewModel *search)
{
    if (m_search)
        disconnect(m_search, nullptr, this, nullptr);
    m_search = search;
    if (search) {
        connect(search, &SearchViewModel::typedChanged, this, &SearchBox::showTyped);
        connect(search, &SearchViewModel::mistakesChanged, this, &SearchBox::showMistakes);
    }
    showTyped(search ? search->draft().typed() : QString());
    showMistakes();
}

void SearchBox::edit(const QString &text)
{
    if (m_showing)
        return;
    if (m_search)
        m_search->setTyped(text);
    else
        emit typed(text);
    m_completions->ask(text, cursorPosition());
}

void SearchBox::showTyped(const QString &text)
{
    if (text == this->text())
        return;
    const QScopedValueRollback showing(m_showing, true);
    setText(text);
    m_popup->offer({});
}

void SearchBox::showMistakes()
{
    QList<Mark> marks;
    if (m_search) {
        for (const QueryError &mistake : m_search->mistakes())
            marks.append({mistake.position, mistake.length});
    }
    setMarks(marks);
    if (isWrongHere())
        m_popup->offer({}); // the sentence beside the mark says what to do now
}

bool SearchBox::isWrongHere() const
{
    const QList<QueryError> mistakes = m_search ? m_search->mistakes() : QList<QueryError>();
    return std::any_of(mistakes.cbegin(), mistakes.cend(), [this](const QueryError &mistake) {
        return cursorPosition() >= mistake.position && cursorPosition() <= mistake.position + mistake.length;
    });
}

void SearchBox::showOffers()
{
    QList<Offer> offers;
    if (hasFocus() && !text().isEmpty() && !isWrongHere()) {
        for (const Completion &completion : m_completions->offers())
            offers.append({completion.label, completion.hint});
    }
    m_popup->offer(offers);
}

void SearchBox::take(int offer)
{
    const Completion taken = m_completions->offers().value(offer);
    setText(taken.text);
    setCursorPosition(int(taken.cursor));
    m_completions->ask(taken.text, taken.cursor); // a column's values come next
}

bool SearchBox::takeOnlyOffer()
{
    if (!m_search || m_search->draft().parsed().errors.isEmpty() || m_completions->offers().size() != 1)
        return false;
    take(0);
    return true;
}

void SearchBox::openHelp()
{
    auto *help = new SearchHelp(window());
    help->setAttribute(Qt::WA_DeleteOnClose);
    connect(help, &SearchHelp::exampleWanted, this, [this](const QString &example) {
        setText(text().trimmed().isEmpty() ? example : text().trimmed() + u' ' + example);
        m_popup->offer({});
    });
    connect(help, &QDialog::finished, this, [this] { setFocus(Qt::OtherFocusReason); });
    help->open();
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F1)
        return openHelp();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!takeOnlyOffer() && m_search)
            m_search->endTyping();
        return m_popup->offer({});
    }
    SearchField::keyPressEvent(event);
}

} // namespace matinee
