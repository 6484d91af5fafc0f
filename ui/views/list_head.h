#pragma once

#include <QWidget>

namespace matinee {

class Button;
class SearchViewModel;
class Session;
class TextLabel;

/// The title of a list that is shown, and what can be kept when a smart one was changed.
class ListHead : public QWidget {
    Q_OBJECT

public:
    ListHead(Session &session, SearchViewModel &search, QWidget *parent = nullptr);

    /// The films of this list; a smart one brings its filters and sort. An unknown id shows nothing new.
    void show(const QString &id);
    const QString &id() const { return m_id; }

signals:
    /// The list is there no more.
    void gone();
    void listWanted(const QString &id); ///< one that was made from this

private:
    void follow();
    void describe();
    void keep();
    void keepAsNew();

    Session &m_session;
    SearchViewModel &m_search;
    QString m_id;
    QString m_query; ///< of the list, as it was shown
    TextLabel *m_name;
    TextLabel *m_kind;
    Button *m_keep;
    Button *m_keepAsNew;
};

} // namespace matinee
