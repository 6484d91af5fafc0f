#pragma once

#include <QBasicTimer>
#include <QProgressBar>

namespace matinee {

/// The bar alone. Where it is not known how far something is, it goes to and fro while it is on the screen,
/// so that nobody takes a job that works for one that hangs.
class ProgressBar : public QProgressBar {
    Q_OBJECT

public:
    explicit ProgressBar(QWidget *parent = nullptr);

    void setDone(int done, int total); ///< `total` 0 is "unknown"

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    bool isUnknown() const { return maximum() <= minimum(); }

    QBasicTimer m_tick;
};

} // namespace matinee
