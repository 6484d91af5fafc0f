#include "ui/views/learning_offer.h"

#include "ui/viewmodels/learning_view_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace matinee {

LearningOffer::LearningOffer(LearningViewModel &learning, QWidget *parent)
    : QWidget(parent),
      m_learning(learning),
      m_text(new TextLabel(Type::Body, {}, Tone::Muted, this)),
      m_start(new Button(tr("Learn from these ratings"), Button::Kind::Secondary, this)),
      m_progress(new Progress({}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_text);
    column->addWidget(m_start, 0, Qt::AlignLeading);
    column->addWidget(m_progress);
    connect(m_start, &QAbstractButton::clicked, this, [this] {
        m_isAsked = true;
        m_learning.start(m_path);
    });
    connect(m_progress, &Progress::cancelRequested, this, [this] {
        m_isAsked = true;
        m_learning.stop();
    });
    connect(&m_learning, &LearningViewModel::changed, this, &LearningOffer::follow);
    hide();
}

void LearningOffer::offer(const QString &path)
{
    m_path = path;
    m_isAsked = false;
    setVisible(LearningViewModel::canLearnFrom(path));
    follow();
}

void LearningOffer::watch()
{
    m_isWatching = true;
    follow();
}

void LearningOffer::follow()
{
    const bool isRunning = m_learning.isRunning();
    if (m_isWatching) {
        m_isAsked = m_isAsked || isRunning;
        setVisible(m_isAsked);
    }
    m_progress->setVisible(isRunning);
    m_progress->setWhat(m_learning.text());
    m_progress->setProgress(0, 0);
    m_start->setVisible(!m_isWatching && !isRunning
                        && (!m_isAsked || m_learning.phase() != LearningViewModel::Phase::Done));
    m_text->setVisible(!isRunning);
    const QString error = m_learning.error();
    m_text->setParagraph(m_isAsked ? (error.isEmpty() ? m_learning.text() : error)
                                   : tr("The ratings of many people came with these films. Matinee can "
                                        "learn from them, on this computer, what people who like the same "
                                        "films like. It is used if your suggestions get no worse by it."));
}

} // namespace matinee
