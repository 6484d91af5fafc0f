#include "ui/widgets/progress.h"

#include "ui/widgets/button.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>

namespace matinee {

Progress::Progress(const QString &what, QWidget *parent)
    : QWidget(parent),
      m_what(new TextLabel(Type::Body, what, Tone::Text, this)),
      m_percent(new TextLabel(Type::Body, {}, Tone::Muted, this)),
      m_bar(new ProgressBar(this)),
      m_cancel(new Button(tr("Cancel"), Button::Kind::Ghost, this))
{
    m_bar->setMinimumWidth(200);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->addWidget(m_what, 0, 0);
    m_percent->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    grid->addWidget(m_percent, 0, 1);
    grid->addWidget(m_bar, 1, 0, 1, 2);
    grid->addWidget(m_cancel, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->setColumnStretch(0, 1);
    connect(m_cancel, &Button::clicked, this, &Progress::cancelRequested);
    setWhat(what);
    setProgress(0, 0);
}

void Progress::setWhat(const QString &what)
{
    m_what->setText(what);
    m_bar->setAccessibleName(what);
}

void Progress::setProgress(int done, int total)
{
    m_bar->setDone(done, total);
    m_percent->setText(total > 0 ? tr("%1 %").arg(qint64(done) * 100 / total) : QString());
}

void Progress::setCancellable(bool cancellable)
{
    m_cancel->setVisible(cancellable);
}

} // namespace matinee
