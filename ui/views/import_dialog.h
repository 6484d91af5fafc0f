#pragma once

#include "ui/widgets/dialog.h"

class QMimeData;
class QSpinBox;
class QStackedWidget;

namespace matinee {

class ImportViewModel;
class Progress;
class SegmentBar;
class Session;
class TextLabel;

/// Brings a Letterboxd or MovieLens export in: choose it, watch it, read what came of it. Dropping a
/// folder or .zip on the dialog chooses it too.
class ImportDialog : public Dialog {
    Q_OBJECT

public:
    /// `path` may be empty.
    ImportDialog(Session &session, const QString &path, QWidget *parent);

    /// The one local folder or .zip file among dragged data; empty when it is something else.
    static QString pathIn(const QMimeData &data);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeChoice();
    QWidget *makeOutcome();
    void browse(bool folder);
    void setPath(const QString &path);
    void start();
    void follow();
    QString outcome() const;
    QString problems() const;

    ImportViewModel *m_import;
    QString m_path;
    QStackedWidget *m_pages;
    SegmentBar *m_format;
    QWidget *m_personRow;
    QSpinBox *m_person;
    TextLabel *m_chosen;
    TextLabel *m_error;
    Progress *m_progress;
    TextLabel *m_outcome;
    TextLabel *m_problems;
    Button *m_close;
    Button *m_start;
};

} // namespace matinee
