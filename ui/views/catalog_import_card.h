#pragma once

#include <QPointer>
#include <QWidget>

class QProgressBar;

namespace matinee {

class CatalogImportDialog;
class CatalogImportViewModel;
class ElidedLabel;
class IconButton;
class Session;
class TextLabel;

/// A catalogue import that goes on behind its closed dialog, as a small card in the corner of the window: how
/// far it is, then what came of it, and the way back to the dialog. Hidden while there is nothing to tell.
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
    void place();

    CatalogImportViewModel *m_import;
    QPointer<CatalogImportDialog> m_dialog;
    ElidedLabel *m_what;
    TextLabel *m_percent;
    QProgressBar *m_bar;
    IconButton *m_close;
};

/// Opens the dialog over `host`'s window, with a path or without one.
void openCatalogImport(Session &session, QWidget *host, const QString &path = {});

} // namespace matinee
