#pragma once

#include <QWidget>

namespace matinee {

class TextLabel;

/// A rule, a heading and a paragraph in the details of a film.
class DetailsSection : public QWidget {
    Q_OBJECT

public:
    explicit DetailsSection(const QString &heading, QWidget *parent = nullptr);

    void setHeading(const QString &heading);
    /// Empty is "not known", an en dash.
    void setText(const QString &text);
    /// Something else than a paragraph.
    void setContent(QWidget *content);
    /// The first section stands without a rule above it.
    void setRule(bool rule);

private:
    QWidget *m_rule;
    TextLabel *m_heading;
    TextLabel *m_text;
};

/// What stands where a fact is not known.
QString unknownText();

} // namespace matinee
