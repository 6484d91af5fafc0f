#include "ui/views/quick_rate_dialog.h"

#include "ui/views/quick_rate_view.h"
#include "ui/widgets/dialog.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int Wide = 560;
constexpr int Margin = 24;
constexpr int AroundBody = 280; // head, foot, and what a dialog leaves free of its window

struct Text {
    Q_DECLARE_TR_FUNCTIONS(QuickRate)
};

} // namespace

void openQuickRate(Session &session, PosterCache &posters, QWidget *host)
{
    auto *dialog = new Dialog(Text::tr("Rate some films"), host);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFixedWidth(Wide);
    auto *rating = new QuickRateView(session, posters, dialog);
    dialog->setScrollingContent(rating);
    rating->fitInto({Wide - 2 * Margin, host->height() - AroundBody});
    auto *done = dialog->addAction(Text::tr("Done"), Button::Kind::Primary);
    done->setAutoDefault(false); // Enter gives the stars
    QObject::connect(done, &QAbstractButton::clicked, dialog, &QDialog::accept);
    QObject::connect(rating, &QuickRateView::finished, dialog, &QDialog::accept);
    dialog->open();
    rating->setFocus(Qt::TabFocusReason);
}

} // namespace matinee
