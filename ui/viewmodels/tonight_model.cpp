#include "ui/viewmodels/tonight_model.h"

#include "core/base/when_done.h"
#include "core/recommend/reason_text.h"
#include "ui/viewmodels/session.h"

#include <utility>

namespace matinee {

TonightModel::TonightModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::forYouChanged, this, &TonightModel::refresh);
    refresh();
}

void TonightModel::setWish(const TonightWish &wish)
{
    m_wish = wish;
    refresh();
}

QString TonightModel::reasonOf(const TonightPick &pick) const
{
    return reasonText(pick.suggestion, m_session.catalogue());
}

QStringList TonightModel::reasonsForEach(const TonightPick &pick) const
{
    QStringList reasons;
    for (qsizetype person = 0; person < pick.each.size(); ++person) {
        const Suggestion &one = pick.each.at(person);
        if (person == 0) {
            reasons.append(tr("For you: %1").arg(reasonText(one, m_session.catalogue())));
            continue;
        }
        const QString name = m_wish.guests.value(person - 1).name;
        reasons.append((name.isEmpty() ? tr("For guest %1: ").arg(person) : tr("For %1: ").arg(name))
                       + guestReasonText(one, m_session.catalogue()));
    }
    return reasons;
}

void TonightModel::refresh()
{
    if (!m_session.isLoaded())
        return;
    m_askAgain = m_asking;
    if (std::exchange(m_asking, true))
        return;
    const Doors &doors = m_session.doors();
    whenDone(doors.recommend.call(&RecommendService::tonight, doors.user, m_wish), this,
             [this](const Result<QList<TonightPick>> &picks) {
                 m_asking = false;
                 if (std::exchange(m_askAgain, false)) {
                     refresh();
                     return;
                 }
                 if (!picks) {
                     emit m_session.failed(picks.error().message);
                     return;
                 }
                 m_picks = *picks;
                 m_answered = true;
                 emit changed();
             });
}

} // namespace matinee
