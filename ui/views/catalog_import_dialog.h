#pragma once

#include "ui/widgets/dialog.h"

class QMimeData;

namespace matinee {

class CatalogColumns;
class CatalogImportViewModel;
class LearningOffer;
class ParagraphEdit;
class Progress;

/// Brings in films of other catalogues: choose or drop what was downloaded, say what a table's columns hold,
/// watch it, read what came of it. Closing it lets an import go on in the background.
class CatalogImportDialog : public Dialog {
    Q_OBJECT

public:
    CatalogImportDialog(CatalogImportViewModel &import, QWidget *parent);

    /// The one local file or folder among dragged data; empty when there is another number of them.
    static QString pathIn(const QMimeData &data);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeChoice();
    QWidget *makeButtons(QWidget *choice);
    QWidget *makeSources(QWidget *choice);
    QWidget *makeChosen(QWidget *choice);
    QWidget *makeWatching();
    QWidget *makeOutcome();
    bool canChoose() const;
    void browse(bool folder);
    void saveProblems();
    void follow();
    void followChoice();
    void followProgress();
    void showOutcome();

    CatalogImportViewModel &m_import;
    QList<QWidget *>
        m_pages; ///< choice, watching, outcome; one is visible, and only that one's height counts
    CatalogColumns *m_columns;
    QWidget *m_sources;
    QWidget *m_chosen;
    TextLabel *m_format;
    TextLabel *m_path;
    TextLabel *m_error;
    Progress *m_progress;
    TextLabel *m_left;
    TextLabel *m_headline;
    TextLabel *m_figures;
    LearningOffer *m_learning;
    QWidget *m_problems;
    TextLabel *m_problemCount;
    ParagraphEdit *m_problemList;
    TextLabel *m_saved;
    Button *m_close;
    Button *m_start;
};

} // namespace matinee
