#include "ui/views/top_bar.h"

#include "core/library/library_service.h"
#include "ui/theme/tokens.h"
#include "ui/views/search_box.h"
#include "ui/widgets/icon_button.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

TopBar::TopBar(Session &session, QWidget *parent)
    : QWidget(parent),
      m_search(new SearchBox(session, this)),
      m_details(new IconButton(u"details"_s, tr("Details (Ctrl+I)"), this)),
      m_theme(new IconButton(u"sun"_s, {}, this)),
      m_undo(new IconButton(u"undo"_s, tr("Undo"), this))
{
    m_details->setCheckable(true);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::Gutter, 12, space::Gutter, 12);
    row->setSpacing(8);
    row->addWidget(m_search, 1);
    row->addWidget(m_details);
    row->addWidget(m_theme);
    row->addWidget(m_undo);
    setDark(true);
    setUndoState({});

    connect(m_details, &QAbstractButton::clicked, this, &TopBar::detailsToggled);
    connect(m_theme, &QAbstractButton::clicked, this, &TopBar::themeToggled);
    connect(m_undo, &QAbstractButton::clicked, this, &TopBar::undoRequested);
}

void TopBar::setDark(bool dark)
{
    m_theme->setIconName(dark ? u"sun"_s : u"moon"_s);
    m_theme->setLabel(dark ? tr("Light theme") : tr("Dark theme"));
}

void TopBar::setDetailsShown(bool shown)
{
    m_details->setChecked(shown);
}

void TopBar::setUndoState(const UndoState &state)
{
    m_undo->setEnabled(!state.undoLabel.isEmpty());
    m_undo->setLabel(state.undoLabel.isEmpty() ? tr("Nothing to undo")
                                               : tr("Undo: %1 (Ctrl+Z)").arg(state.undoLabel));
}

} // namespace matinee
