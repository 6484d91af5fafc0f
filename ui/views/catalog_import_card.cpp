#include "ui/views/catalog_import_card.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/viewmodels/catalog_import_view_model.h"
#include "ui/viewmodels/learning_view_model.h"
#include "ui/views/catalog_import_dialog.h"
#include "ui/views/catalog_import_text.h"
#include "ui/views/page_margins.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

using State = CatalogImportViewModel::State;

constexpr int CardWidth = 320;
constexpr int FromEdge = 24;

} // namespace

CatalogImportCard::CatalogImportCard(Session &session, QWidget *window)
    : QWidget(window),
      m_import(new CatalogImportViewModel(session, this)),
      m_what(new TextLabel(Type::Body, {}, Tone::Text, this)),
      m_percent(new TextLabel(Type::Body, {}, Tone::Muted, this)),
      m_bar(new ProgressBar(this)),
      m_show(new Button(tr("Show"), Button::Kind::Ghost, this)),
      m_stop(new Button(tr("Stop"), Button::Kind::Ghost, this)),
      m_close(new IconButton(u"close"_s, tr("Close"), this))
{
    for (Button *button : {m_show, m_stop}) {
        button->setButtonHeight(Button::Height::Small);
        button->setAccent(true);
    }
    m_stop->setAccessibleName(tr("Stop learning"));
    m_close->setSide(28);
    m_what->setWordWrap(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(pageMargins(*this, 16, 8, 8, 10));
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(4);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_show);
    buttons->addWidget(m_stop);
    grid->addWidget(m_what, 0, 0);
    grid->addWidget(m_percent, 0, 1, Qt::AlignTop);
    grid->addWidget(m_close, 0, 2, Qt::AlignTop);
    grid->addWidget(m_bar, 1, 0, 1, 3);
    grid->addLayout(buttons, 2, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    setFixedWidth(CardWidth);
    window->installEventFilter(this);
    hide();

    connect(m_show, &QAbstractButton::clicked, this, [this] { openDialog({}); });
    connect(m_stop, &QAbstractButton::clicked, &m_import->learning(), &LearningViewModel::stop);
    connect(m_close, &QAbstractButton::clicked, this, [this] {
        m_learningIsNews = false;
        m_import->look({});
    });
    connect(&m_import->learning(), &LearningViewModel::changed, this, &CatalogImportCard::follow);
    connect(m_import, &CatalogImportViewModel::stateChanged, this, &CatalogImportCard::follow);
    connect(m_import, &CatalogImportViewModel::progressed, this, &CatalogImportCard::follow);
}

void CatalogImportCard::openDialog(const QString &path)
{
    if (!path.isEmpty())
        m_import->look(path);
    if (m_dialog)
        return;
    m_dialog = new CatalogImportDialog(*m_import, window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_dialog = nullptr;
        if (m_import->state() != State::Running)
            m_import->look({}); // what there was to tell has been read
        follow();
    });
    m_dialog->open();
    follow();
}

void CatalogImportCard::follow()
{
    const State state = m_import->state();
    const bool importIsNews = state == State::Running || state == State::Done || state == State::Failed;
    if (m_import->learning().isRunning())
        m_learningIsNews = true;
    else if (m_dialog)
        m_learningIsNews = false; // its end has been read there
    if (m_dialog || !(importIsNews || m_learningIsNews)) {
        hide();
        return;
    }
    importIsNews ? tellImport() : tellLearning();
    setAccessibleName(m_what->text());
    place();
    show();
    raise();
}

void CatalogImportCard::tellImport()
{
    const State state = m_import->state();
    const bool isRunning = state == State::Running;
    const int perMille = m_import->perMille();
    m_what->setText(isRunning                  ? tr("Growing the catalogue")
                        : state == State::Done ? importHeadline(m_import->report())
                                               : tr("The catalogue import failed"));
    m_percent->setText(isRunning && perMille >= 0 ? tr("%1 %").arg(perMille / 10) : QString());
    m_bar->setDone(perMille, perMille < 0 ? 0 : 1000);
    m_bar->setVisible(isRunning);
    m_bar->setAccessibleName(m_import->step());
    m_show->show();
    m_stop->hide();
    m_close->setVisible(!isRunning);
}

void CatalogImportCard::tellLearning()
{
    const bool isRunning = m_import->learning().isRunning();
    m_what->setText(m_import->learning().text());
    m_percent->setText({});
    m_bar->setDone(0, 0);
    m_bar->setVisible(isRunning);
    m_bar->setAccessibleName(m_what->text());
    m_show->setVisible(isRunning);
    m_stop->setVisible(isRunning);
    m_close->setVisible(!isRunning);
}

void CatalogImportCard::place()
{
    const QRect inside = parentWidget()->rect();
    const QSize size(width(), layout()->heightForWidth(width()));
    const QRect corner(inside.right() + 1 - FromEdge - size.width(),
                       inside.bottom() + 1 - FromEdge - size.height(), size.width(), size.height());
    setGeometry(QStyle::visualRect(layoutDirection(), inside, corner));
}

void CatalogImportCard::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::panel(painter, rect(), radius::Card, tokens.raised, QPen(tokens.line, 1));
}

bool CatalogImportCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QWidget::eventFilter(watched, event);
}

void openCatalogImport(Session &session, QWidget *host, const QString &path)
{
    QWidget *window = host->window();
    auto *card = window->findChild<CatalogImportCard *>(QString(), Qt::FindDirectChildrenOnly);
    if (!card)
        card = new CatalogImportCard(session, window);
    card->openDialog(path);
}

} // namespace matinee
