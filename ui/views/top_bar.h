#pragma once

#include <QWidget>

namespace matinee {

class IconButton;
class SearchBox;
class Session;
struct UndoState;

/// The bar over every page: search, and the buttons for details, theme and undo.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(Session &session, QWidget *parent = nullptr);

    SearchBox &search() { return *m_search; }
    void setDark(bool dark);
    void setDetailsShown(bool shown);
    void setUndoState(const UndoState &state);

signals:
    void detailsToggled();
    void themeToggled();
    void undoRequested();

private:
    SearchBox *m_search;
    IconButton *m_details;
    IconButton *m_theme;
    IconButton *m_undo;
};

} // namespace matinee
