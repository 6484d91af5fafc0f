#include "ui/views/catalog_import_dialog.h"

#include "ui/viewmodels/catalog_import_view_model.h"
#include "ui/views/catalog_columns.h"
#include "ui/views/catalog_import_text.h"
#include "ui/views/learning_offer.h"
#include "ui/views/paragraph_edit.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text_label.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

using State = CatalogImportViewModel::State;

constexpr int DialogWidth = 640;
constexpr int PageHeight = 520; ///< where there is room: some columns of a table
constexpr int ProblemLines = 12;

QVBoxLayout *pageLayout(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    return column;
}

} // namespace

CatalogImportDialog::CatalogImportDialog(CatalogImportViewModel &import, QWidget *parent)
    : Dialog(tr("Grow the catalogue"), parent),
      m_import(import)
{
    setFixedWidth(DialogWidth);
    setAcceptDrops(true);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    m_pages = {makeChoice(), makeWatching(), makeOutcome()};
    for (QWidget *page : std::as_const(m_pages))
        column->addWidget(page);
    content->setMinimumHeight(PageHeight);
    setScrollingContent(content);
    m_close = addAction(tr("Cancel"), Button::Kind::Secondary);
    m_start = addAction(tr("Bring films in"), Button::Kind::Primary);

    connect(m_close, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_start, &QAbstractButton::clicked, &import, &CatalogImportViewModel::start);
    connect(m_progress, &Progress::cancelRequested, &import, &CatalogImportViewModel::cancel);
    connect(&import, &CatalogImportViewModel::stateChanged, this, &CatalogImportDialog::follow);
    connect(&import, &CatalogImportViewModel::factsChanged, this, &CatalogImportDialog::followChoice);
    connect(&import, &CatalogImportViewModel::progressed, this, &CatalogImportDialog::followProgress);
    follow();
}

QString CatalogImportDialog::pathIn(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

QWidget *CatalogImportDialog::makeChoice()
{
    auto *choice = new QWidget(this);
    auto *hint = new TextLabel(Type::Body, {}, Tone::Muted, choice);
    hint->setParagraph(
        tr("Matinee reads catalogues you have downloaded; it downloads nothing itself. New films "
           "are added, films you have get the facts they lack, and what you put right stays. There is no "
           "undo: films that came in stay in."));
    m_error = new TextLabel(Type::Body, {}, Tone::Error, choice);
    auto *run = new LearningOffer(m_import.learning(), choice);
    run->watch();
    auto *column = pageLayout(choice);
    column->addWidget(run);
    column->addWidget(hint);
    column->addWidget(makeButtons(choice));
    m_chosen = makeChosen(choice);
    column->addWidget(m_chosen);
    column->addWidget(m_error);
    m_columns = new CatalogColumns(m_import, choice);
    column->addWidget(m_columns);
    m_sources = makeSources(choice);
    column->addWidget(m_sources);
    column->addStretch();
    return choice;
}

QWidget *CatalogImportDialog::makeButtons(QWidget *choice)
{
    auto *buttons = new QWidget(choice);
    auto *file = new Button(tr("Choose a file"), Button::Kind::Secondary, buttons);
    auto *folder = new Button(tr("Choose a folder"), Button::Kind::Secondary, buttons);
    connect(file, &QAbstractButton::clicked, this, [this] { browse(false); });
    connect(folder, &QAbstractButton::clicked, this, [this] { browse(true); });
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(file);
    row->addWidget(folder);
    row->addSpacing(4);
    row->addWidget(new TextLabel(Type::Body, tr("or drop it here"), Tone::Muted, buttons));
    row->addStretch();
    return buttons;
}

QWidget *CatalogImportDialog::makeChosen(QWidget *choice)
{
    auto *chosen = new Card(choice);
    m_format = new TextLabel(Type::Strong, {}, Tone::Text, chosen);
    m_format->setWeight(Weight::Semibold);
    m_path = new ElidedLabel(Type::Body, {}, Tone::Muted, chosen);
    auto *words = new QVBoxLayout(chosen);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(2);
    words->addWidget(m_format);
    words->addWidget(m_path);
    return chosen;
}

QWidget *CatalogImportDialog::makeSources(QWidget *choice)
{
    auto *sources = new QWidget(choice);
    auto *column = new QVBoxLayout(sources);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(2);
    auto *heading =
        new TextLabel(Type::Strong, tr("What it reads, and where to get it"), Tone::Text, sources);
    heading->setWeight(Weight::Semibold);
    column->addWidget(heading);
    for (const CatalogFormat format : catalogFormats()) {
        auto *name = new TextLabel(Type::Body, formatName(format), Tone::Text, sources);
        name->setWeight(Weight::Semibold);
        auto *where = new TextLabel(Type::Body, {}, Tone::Muted, sources);
        where->setParagraph(formatHint(format));
        where->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addSpacing(8);
        column->addWidget(name);
        column->addWidget(where);
    }
    return sources;
}

QWidget *CatalogImportDialog::makeWatching()
{
    auto *page = new QWidget(this);
    m_progress = new Progress(tr("Reading"), page);
    m_left = new TextLabel(Type::Caption, {}, Tone::Muted, page);
    auto *hint = new TextLabel(Type::Body, {}, Tone::Muted, page);
    hint->setParagraph(
        tr("You can close this and go on with Matinee meanwhile. When you cancel, films that are in "
           "stay in."));
    auto *column = pageLayout(page);
    column->setSpacing(6);
    column->addWidget(m_progress);
    column->addWidget(m_left);
    column->addSpacing(12);
    column->addWidget(hint);
    column->addStretch();
    return page;
}

QWidget *CatalogImportDialog::makeOutcome()
{
    auto *page = new QWidget(this);
    m_headline = new TextLabel(Type::Strong, {}, Tone::Text, page);
    m_headline->setWeight(Weight::Semibold);
    m_figures = new TextLabel(Type::Body, {}, Tone::Muted, page);
    m_learning = new LearningOffer(m_import.learning(), page);
    m_problems = new QWidget(page);
    m_problemCount = new TextLabel(Type::Body, {}, Tone::Text, m_problems);
    m_problemCount->setWeight(Weight::Semibold);
    auto *save = new Button(tr("Save problems as CSV"), Button::Kind::Secondary, m_problems);
    save->setButtonHeight(Button::Height::Small);
    connect(save, &QAbstractButton::clicked, this, &CatalogImportDialog::saveProblems);
    m_problemList = new ParagraphEdit(ProblemLines, m_problems);
    m_problemList->edit().setReadOnly(true);
    m_problemList->edit().setAccessibleName(tr("Rows with problems"));
    m_saved = new TextLabel(Type::Caption, {}, Tone::Muted, m_problems);
    m_saved->setWordWrap(true);

    auto *head = new QHBoxLayout;
    head->addWidget(m_problemCount, 1);
    head->addWidget(save);
    auto *problems = pageLayout(m_problems);
    problems->setContentsMargins(0, 8, 0, 0);
    problems->setSpacing(8);
    problems->addLayout(head);
    problems->addWidget(m_problemList);
    problems->addWidget(m_saved);
    auto *column = pageLayout(page);
    column->addWidget(m_headline);
    column->addWidget(m_figures);
    column->addWidget(m_learning);
    column->addWidget(m_problems);
    column->addStretch();
    return page;
}

bool CatalogImportDialog::canChoose() const
{
    return m_import.state() != State::Running && m_import.state() != State::Done;
}

void CatalogImportDialog::browse(bool folder)
{
    auto *chooser =
        new QFileDialog(this, folder ? tr("Choose the catalogue's folder") : tr("Choose the catalogue"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (folder)
        chooser->setOption(QFileDialog::ShowDirsOnly);
    else
        chooser->setNameFilters({tr("Catalogues (*.tsv *.gz *.zip *.json *.csv)"), tr("All files (*)")});
    connect(chooser, &QFileDialog::fileSelected, &m_import, &CatalogImportViewModel::look);
    chooser->open();
}

void CatalogImportDialog::saveProblems()
{
    auto *chooser = new QFileDialog(this, tr("Save problems"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilter(tr("CSV table (*.csv)"));
    chooser->setDefaultSuffix(u"csv"_s);
    connect(chooser, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const auto saved = m_import.saveProblems(path);
        setTone(m_saved, saved ? Tone::Muted : Tone::Error);
        m_saved->setText(saved ? tr("Saved as %1").arg(QDir::toNativeSeparators(path))
                               : saved.error().message);
        m_saved->show();
    });
    chooser->open();
}

void CatalogImportDialog::follow()
{
    const State state = m_import.state();
    const bool isRunning = state == State::Running;
    const bool isDone = state == State::Done;
    const int shown = isRunning ? 1 : isDone ? 2 : 0;
    for (int page = 0; page < m_pages.size(); ++page)
        m_pages.at(page)->setVisible(page == shown);
    m_start->setVisible(!isRunning && !isDone);
    m_close->setText(isRunning ? tr("Continue in background") : isDone ? tr("Close") : tr("Cancel"));
    if (isRunning)
        followProgress();
    else if (isDone)
        showOutcome();
    else
        followChoice();
    if (state == State::Chosen && !m_import.missing().isEmpty())
        QTimer::singleShot(0, m_columns, &CatalogColumns::pointAtMissing); // once the rows have their places
}

void CatalogImportDialog::followChoice()
{
    const State state = m_import.state();
    const bool isKnown = state == State::Chosen || state == State::Failed;
    m_sources->setVisible(!isKnown);
    m_chosen->setVisible(!m_import.path().isEmpty());
    m_path->setText(QDir::toNativeSeparators(m_import.path()));
    m_format->setText(isKnown                       ? formatName(m_import.format())
                          : state == State::Looking ? tr("Looking at it…")
                                                    : tr("Not a catalogue"));
    m_error->setParagraph(m_import.error());
    m_error->setVisible(!m_import.error().isEmpty());
    const QString missing = m_import.missing();
    m_start->setEnabled(missing.isEmpty());
    setNote(isKnown ? missing : QString());
}

void CatalogImportDialog::followProgress()
{
    setNote({});
    const QString step = m_import.step();
    m_progress->setWhat(step.isEmpty() ? tr("Reading") : step);
    const int perMille = m_import.perMille();
    m_progress->setProgress(std::max(0, perMille), perMille < 0 ? 0 : 1000);
    const auto left = m_import.secondsLeft();
    m_left->setText(left ? timeLeftText(*left) : QString());
}

void CatalogImportDialog::showOutcome()
{
    setNote({});
    const CatalogImportReport &report = m_import.report();
    m_headline->setText(importHeadline(report));
    m_figures->setParagraph(importFigures(report));
    m_learning->offer(report.cancelled ? QString() : m_import.path());
    m_problems->setVisible(report.problemCount > 0);
    m_problemCount->setText(tr("Rows with problems: %1").arg(QLocale().toString(report.problemCount)));
    m_problemList->edit().setPlainText(importProblems(report));
    m_saved->hide();
}

void CatalogImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (canChoose() && !pathIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void CatalogImportDialog::dropEvent(QDropEvent *event)
{
    if (canChoose())
        m_import.look(pathIn(*event->mimeData()));
}

} // namespace matinee
