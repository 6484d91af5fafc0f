#pragma once

#include <QWidget>

namespace matinee {

class Button;
class ProgressBar;
class TextLabel;

/// A job that takes longer than a second: what, how far, and a way to stop it.
class Progress : public QWidget {
    Q_OBJECT

public:
    explicit Progress(const QString &what, QWidget *parent = nullptr);

    void setWhat(const QString &what);
    /// `total` 0 is "unknown": the bar moves and no percentage is claimed.
    void setProgress(int done, int total);
    void setCancellable(bool cancellable);

signals:
    void cancelRequested();

private:
    TextLabel *m_what;
    TextLabel *m_percent;
    ProgressBar *m_bar;
    Button *m_cancel;
};

} // namespace matinee
