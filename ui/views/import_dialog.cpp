#include "ui/views/import_dialog.h"

#include "ui/viewmodels/import_view_model.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/text_label.h"

#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QSpinBox>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int ShownProblems = 8;

/// The parts of the format choice, in order.
enum FormatPart { LetterboxdPart, MovieLensPart };

} // namespace

ImportDialog::ImportDialog(Session &session, const QString &path, QWidget *parent)
    : Dialog(tr("Import"), parent),
      m_import(new ImportViewModel(session, this)),
      m_pages(new QStackedWidget(this)),
      m_progress(new Progress(tr("Reading your films"), this))
{
    setFixedWidth(560);
    setAcceptDrops(true);
    m_pages->addWidget(makeChoice());
    m_pages->addWidget(m_progress);
    m_pages->addWidget(makeOutcome());
    body().addWidget(m_pages);
    m_close = addAction(tr("Cancel"), Button::Kind::Secondary);
    m_start = addAction(tr("Import"), Button::Kind::Primary);
    setNote(tr("Undo takes it back in one step."));

    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_start, &QPushButton::clicked, this, &ImportDialog::start);
    connect(m_progress, &Progress::cancelRequested, m_import, &ImportViewModel::cancel);
    connect(m_import, &ImportViewModel::stateChanged, this, &ImportDialog::follow);
    connect(m_import, &ImportViewModel::progressed, this,
            [this] { m_progress->setProgress(m_import->done(), m_import->total()); });
    setPath(path);
}

QString ImportDialog::pathIn(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return {};
    const QFileInfo file(urls.first().toLocalFile());
    const bool usable = file.isDir() || file.suffix().compare("zip"_L1, Qt::CaseInsensitive) == 0;
    return usable ? file.absoluteFilePath() : QString();
}

QWidget *ImportDialog::makeChoice()
{
    auto *choice = new QWidget(this);
    auto *hint = new TextLabel(Type::Body, {}, Tone::Muted, choice);
    hint->setParagraph(tr("Drop your Letterboxd export here, as the .zip it came in or unpacked. A MovieLens "
                          "folder works too. Films Matinee does not know yet are added."));
    auto *zip = new Button(tr("Choose a .zip file"), Button::Kind::Secondary, choice);
    auto *folder = new Button(tr("Choose a folder"), Button::Kind::Secondary, choice);
    m_format = new SegmentBar({tr("Letterboxd"), tr("MovieLens")}, choice);
    m_personRow = new QWidget(choice);
    m_person = new QSpinBox(m_personRow);
    m_person->setRange(1, 1'000'000);
    m_person->setAccessibleName(tr("MovieLens user number"));
    auto *person = new QHBoxLayout(m_personRow);
    person->setContentsMargins(0, 0, 0, 0);
    person->addWidget(new TextLabel(Type::Body, tr("Ratings of user number"), Tone::Muted, m_personRow));
    person->addWidget(m_person);
    person->addStretch();
    m_chosen = new ElidedLabel(Type::Body, {}, Tone::Text, choice);
    m_error = new TextLabel(Type::Body, {}, Tone::Error, choice);
    m_error->setWordWrap(true);

    connect(zip, &QPushButton::clicked, this, [this] { browse(false); });
    connect(folder, &QPushButton::clicked, this, [this] { browse(true); });
    connect(m_format, &SegmentBar::chosen, this,
            [this](int part) { m_personRow->setVisible(part == MovieLensPart); });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(zip);
    buttons->addWidget(folder);
    buttons->addStretch();
    auto *column = new QVBoxLayout(choice);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(hint);
    column->addLayout(buttons);
    column->addWidget(m_chosen);
    column->addWidget(m_format, 0, Qt::AlignLeading);
    column->addWidget(m_personRow);
    column->addWidget(m_error);
    column->addStretch();
    return choice;
}

QWidget *ImportDialog::makeOutcome()
{
    auto *page = new QWidget(this);
    m_outcome = new TextLabel(Type::Body, {}, Tone::Text, page);
    m_problems = new TextLabel(Type::Caption, {}, Tone::Muted, page);
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_outcome);
    column->addWidget(m_problems);
    column->addStretch();
    return page;
}

void ImportDialog::browse(bool folder)
{
    auto *chooser =
        new QFileDialog(this, folder ? tr("Choose the export's folder") : tr("Choose the export"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (folder)
        chooser->setOption(QFileDialog::ShowDirsOnly);
    else
        chooser->setNameFilter(tr("Letterboxd export (*.zip)"));
    connect(chooser, &QFileDialog::fileSelected, this, &ImportDialog::setPath);
    chooser->open();
}

void ImportDialog::setPath(const QString &path)
{
    m_path = path;
    m_chosen->setVisible(!path.isEmpty());
    m_chosen->setText(QDir::toNativeSeparators(path));
    m_error->hide();
    const bool movieLens = ImportViewModel::formatOf(path) == ImportFormat::MovieLens;
    m_format->setCurrent(movieLens ? MovieLensPart : LetterboxdPart);
    m_personRow->setVisible(movieLens);
    m_start->setEnabled(!path.isEmpty());
}

void ImportDialog::start()
{
    ImportOptions options;
    options.path = m_path;
    options.format =
        m_format->current() == MovieLensPart ? ImportFormat::MovieLens : ImportFormat::Letterboxd;
    options.movieLensUser = m_person->value();
    m_import->start(options);
}

void ImportDialog::follow()
{
    const ImportViewModel::State state = m_import->state();
    const bool running = state == ImportViewModel::State::Running;
    const bool done = state == ImportViewModel::State::Done;
    m_pages->setCurrentIndex(running ? 1 : done ? 2 : 0);
    m_start->setVisible(!running && !done);
    m_close->setText(done ? tr("Close") : tr("Cancel"));
    m_error->setVisible(state == ImportViewModel::State::Failed);
    m_error->setText(m_import->error());
    if (done) {
        m_outcome->setParagraph(outcome());
        m_problems->setText(problems());
        setNote({});
    }
}

QString ImportDialog::outcome() const
{
    const ImportReport &report = m_import->report();
    const auto line = [](const QString &what, int count) { return what.arg(QLocale().toString(count)); };
    if (report.changed == 0)
        return tr("Nothing new: your library already had all of it.");
    QStringList lines{line(tr("Films found: %1"), report.matched)};
    if (report.created > 0)
        lines.append(line(tr("Films added to the catalogue: %1"), report.created));
    if (report.watches > 0)
        lines.append(line(tr("Diary entries: %1"), report.watches));
    if (report.ratings > 0)
        lines.append(line(tr("Ratings: %1"), report.ratings));
    if (report.watchlist > 0)
        lines.append(line(tr("On the watchlist: %1"), report.watchlist));
    if (report.favourites > 0)
        lines.append(line(tr("Favourites: %1"), report.favourites));
    if (report.reviews > 0)
        lines.append(line(tr("Reviews: %1"), report.reviews));
    return lines.join(u'\n');
}

QString ImportDialog::problems() const
{
    const ImportReport &report = m_import->report();
    if (report.problemCount == 0)
        return {};
    QStringList lines{tr("Rows that could not be used: %1").arg(QLocale().toString(report.problemCount))};
    for (const ImportProblem &problem : report.problems.mid(0, ShownProblems))
        lines.append(tr("%1, line %2: %3").arg(problem.file).arg(problem.line).arg(problem.message));
    if (report.problemCount > ShownProblems)
        lines.append(u"…"_s);
    return lines.join(u'\n');
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!pathIn(*event->mimeData()).isEmpty() && m_pages->currentIndex() == 0)
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    setPath(pathIn(*event->mimeData()));
}

void ImportDialog::closeEvent(QCloseEvent *event)
{
    m_import->cancel();
    Dialog::closeEvent(event);
}

} // namespace matinee
