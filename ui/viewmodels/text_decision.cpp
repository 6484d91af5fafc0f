#include "ui/viewmodels/text_decision.h"

using namespace Qt::StringLiterals;

namespace matinee {

QString joinStart(const KeptText &kept, const std::optional<JoinDraft> &draft)
{
    const QString gap = u"\n\n"_s;
    if (!draft)
        return kept.current + gap + kept.text;
    return draft->current == kept.current ? draft->text : draft->text + gap + kept.current;
}

QList<RecordEdit> editsOf(const KeptText &kept, TextDecision decision, const QString &joined)
{
    QList<RecordEdit> edits;
    if (decision != TextDecision::KeepCurrent) {
        const QString text = decision == TextDecision::Join ? joined : kept.text;
        QJsonObject fields{{kept.entity == "list"_L1 ? u"about"_s : u"text"_s, text}};
        if (kept.current.isEmpty())
            fields.insert(u"present"_s, true); // the record may be gone, and is wanted again
        if (kept.current.isEmpty() && !kept.film.isEmpty())
            fields.insert(u"film"_s, kept.film);
        edits.append({kept.entity, kept.key, fields});
    }
    edits.append({u"text_copy"_s, kept.id, {}, RecordEdit::Op::Delete});
    return edits;
}

} // namespace matinee
