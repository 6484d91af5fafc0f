#include "ui/views/export_dialog.h"

#include "ui/viewmodels/export_view_model.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int RowHeight = 36;

enum PeriodPart { AllTime, ThisYear, LastYear };

/// A label at the leading edge, its control at the trailing one.
void addRow(QVBoxLayout &column, const QString &label, QWidget *control)
{
    auto *row = new QHBoxLayout;
    auto *name = new TextLabel(Type::Body, label, Tone::Muted, control->parentWidget());
    name->setMinimumHeight(RowHeight);
    row->addWidget(name, 1);
    row->addWidget(control);
    column.addLayout(row);
}

} // namespace

ExportDialog::ExportDialog(Session &session, QWidget *parent)
    : Dialog(tr("Export a report"), parent),
      m_export(new ExportViewModel(session, this)),
      m_pages(new QStackedWidget(this)),
      m_progress(new Progress(tr("Writing the report"), this)),
      m_done(new TextLabel(Type::Body, {}, Tone::Text, this))
{
    setFixedWidth(520);
    m_done->setWordWrap(true);
    m_pages->addWidget(makeChoice());
    m_pages->addWidget(m_progress);
    m_pages->addWidget(m_done);
    body().addWidget(m_pages);
    m_close = addAction(tr("Cancel"), Button::Kind::Secondary);
    m_open = addAction(tr("Open"), Button::Kind::Secondary);
    m_save = addAction(tr("Save PDF"), Button::Kind::Primary);
    m_save->setIconName(u"export"_s);
    m_open->hide();
    setNote(tr("Text stays selectable."));

    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_export->path())); });
    connect(m_progress, &Progress::cancelRequested, m_export, &ExportViewModel::cancel);
    connect(m_export, &ExportViewModel::stateChanged, this, &ExportDialog::follow);
    connect(m_export, &ExportViewModel::progressed, this,
            [this] { m_progress->setProgress(m_export->done(), m_export->total()); });
}

QWidget *ExportDialog::makeChoice()
{
    auto *choice = new QWidget(this);
    auto *column = new QVBoxLayout(choice);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *heading = new TextLabel(Type::Strong, tr("Sections"), Tone::Text, choice);
    heading->setWeight(Weight::Semibold);
    column->addWidget(heading);
    for (const QString &name :
         {tr("Recommendations, with reasons"), tr("Favourite genres"), tr("Watch history")}) {
        auto *section = new QCheckBox(name, choice);
        section->setMinimumHeight(RowHeight - 4);
        section->setChecked(true);
        connect(section, &QCheckBox::toggled, this, [this] {
            m_save->setEnabled(std::any_of(m_sections.cbegin(), m_sections.cend(),
                                           [](const QCheckBox *box) { return box->isChecked(); }));
        });
        column->addWidget(section);
        m_sections.append(section);
    }
    column->addSpacing(8);
    column->addWidget(new Rule(choice));
    column->addSpacing(8);

    auto *person = new TextField(tr("Your name"), choice);
    m_person = &person->edit();
    m_person->setAccessibleName(tr("Name on the first page"));
    m_person->setMinimumWidth(240);
    m_period = new SegmentBar({tr("All time"), tr("This year"), tr("Last year")}, choice);
    m_paper = new SegmentBar({tr("A4"), tr("Letter")}, choice);
    m_theme = new SegmentBar({tr("Paper"), tr("Dark")}, choice);
    m_posters = new Switch(tr("Posters"), choice);
    m_posters->setChecked(true);
    addRow(*column, tr("Name on the first page"), person);
    addRow(*column, tr("Period"), m_period);
    addRow(*column, tr("Paper"), m_paper);
    addRow(*column, tr("Theme"), m_theme);
    addRow(*column, tr("Posters"), m_posters);
    m_error = new TextLabel(Type::Body, {}, Tone::Error, choice);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    column->addStretch();
    return choice;
}

ReportOptions ExportDialog::options(QDate today) const
{
    ReportOptions options;
    options.sections.clear();
    for (int section = 0; section < m_sections.size(); ++section) {
        if (m_sections.at(section)->isChecked())
            options.sections.append(ReportOptions::Section(section));
    }
    if (m_period->current() != AllTime) {
        const int year = m_period->current() == ThisYear ? today.year() : today.year() - 1;
        options.from = QDate(year, 1, 1);
        options.to = QDate(year, 12, 31);
    }
    options.paper = m_paper->current() == 0 ? ReportOptions::Paper::A4 : ReportOptions::Paper::Letter;
    options.theme = m_theme->current() == 0 ? ReportOptions::Theme::Light : ReportOptions::Theme::Dark;
    options.posters = m_posters->isChecked();
    return options;
}

void ExportDialog::chooseFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *chooser = new QFileDialog(this, tr("Save the report"), folder, tr("PDF (*.pdf)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(u"pdf"_s);
    chooser->selectFile(tr("Matinee report.pdf"));
    connect(chooser, &QFileDialog::fileSelected, this, &ExportDialog::start);
    chooser->open();
}

void ExportDialog::start(const QString &path)
{
    m_export->start(options(QDate::currentDate()), m_person->text().trimmed(), path);
}

void ExportDialog::follow()
{
    const ExportViewModel::State state = m_export->state();
    const bool running = state == ExportViewModel::State::Running;
    const bool done = state == ExportViewModel::State::Done;
    m_pages->setCurrentIndex(running ? 1 : done ? 2 : 0);
    m_save->setVisible(!running && !done);
    m_open->setVisible(done);
    m_close->setText(done ? tr("Close") : tr("Cancel"));
    m_error->setVisible(state == ExportViewModel::State::Failed);
    m_error->setText(m_export->error());
    if (done) {
        m_done->setText(tr("Saved as %1").arg(QDir::toNativeSeparators(m_export->path())));
        setNote({});
    }
}

void ExportDialog::closeEvent(QCloseEvent *event)
{
    m_export->cancel();
    Dialog::closeEvent(event);
}

} // namespace matinee
