#pragma once

#include <QWidget>

class QBoxLayout;
class QLayout;

namespace matinee {

class AccuracyViewModel;
class Button;
class ChartCard;
class EmptyState;
class IconButton;
class ScrollPage;
class Session;
class StatCard;
class Switch;
class TextLabel;

/// How good the suggestions were: how many of those with a high match were liked, how often one was taken up,
/// and the log behind these figures, which the person can read, clear and switch off.
class AccuracyPage : public QWidget {
    Q_OBJECT

public:
    explicit AccuracyPage(Session &session, QWidget *parent = nullptr);

signals:
    void backWanted(); ///< to the suggestions

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeHead();
    QLayout *makeFigures();
    QLayout *makeCharts();
    QWidget *makeLog();
    void refresh();
    void showFigures();
    void openLog();

    Session &m_session;
    AccuracyViewModel *m_model;
    IconButton *m_back;
    StatCard *m_liked;
    StatCard *m_takenUp;
    StatCard *m_error;
    EmptyState *m_nothing;
    ChartCard *m_matches;
    ChartCard *m_months;
    QBoxLayout *m_charts;
    TextLabel *m_about;
    Switch *m_keep;
    Button *m_show;
    Button *m_clear;
};

} // namespace matinee
