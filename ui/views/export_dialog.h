#pragma once

#include "core/report/report.h"
#include "ui/widgets/dialog.h"

#include <QList>

class QCheckBox;
class QLineEdit;
class QStackedWidget;

namespace matinee {

class ExportViewModel;
class Progress;
class SegmentBar;
class Session;
class Switch;
class TextLabel;

/// Chooses what a PDF report holds and how it looks, and writes it, with progress and cancel.
class ExportDialog : public Dialog {
    Q_OBJECT

public:
    ExportDialog(Session &session, QWidget *parent);

    /// What is chosen; periods are counted from `today`.
    ReportOptions options(QDate today) const;

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeChoice();
    void chooseFile();
    void start(const QString &path);
    void follow();

    ExportViewModel *m_export;
    QStackedWidget *m_pages;
    QLineEdit *m_person;
    QList<QCheckBox *> m_sections; ///< in the order of ReportOptions::Section
    SegmentBar *m_period;
    SegmentBar *m_paper;
    SegmentBar *m_theme;
    Switch *m_posters;
    TextLabel *m_error;
    Progress *m_progress;
    TextLabel *m_done;
    Button *m_close;
    Button *m_open;
    Button *m_save;
};

} // namespace matinee
