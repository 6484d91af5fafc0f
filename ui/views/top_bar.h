#pragma once

#include <QWidget>

namespace matinee {

class IconButton;
class SearchField;
struct UndoState;

/// The bar over every page: search, and the buttons for details, theme and undo.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    SearchField &search() { return *m_search; }
    /// Shows a text the person did not type here now: searched() is not sent.
    void setSearchText(const QString &text);
    void setDark(bool dark);
    void setDetailsShown(bool shown);
    void setUndoState(const UndoState &state);

signals:
    void searched(const QString &text);
    void detailsToggled();
    void themeToggled();
    void undoRequested();

private:
    SearchField *m_search;
    IconButton *m_details;
    IconButton *m_theme;
    IconButton *m_undo;
};

} // namespace matinee
