#pragma once

#include <QPointer>
#include <QWidget>

namespace matinee {

class Button;
class CatalogImportDialog;
class CatalogImportViewModel;
class IconButton;
class ProgressBar;
class Session;
class TextLabel;

/// A catalogue import that goes on behind its closed dialog, as a small card in the corner of the window: how
/// far it is, then what came of it, and the way back to the dialog. The same for learning from what came in,
/// which can be stopped here. Hidden while there is nothing to tell.
class CatalogImportCard : public QWidget {
    Q_OBJECT

public:
    CatalogImportCard(Session &session, QWidget *window);

    /// Shows the dialog. A path is looked at, unless an import is under way.
    void openDialog(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void tellImport();
    void tellLearning();
    void place();

    CatalogImportViewModel *m_import;
    QPointer<CatalogImportDialog> m_dialog;
    TextLabel *m_what;
    TextLabel *m_percent;
    ProgressBar *m_bar;
    Button *m_show;
    Button *m_stop; ///< the learning
    IconButton *m_close;
    bool m_learningIsNews = false; ///< it runs, or has ended behind the closed dialog
};

/// Opens the dialog over `host`'s window, with a path or without one.
void openCatalogImport(Session &session, QWidget *host, const QString &path = {});

} // namespace matinee
