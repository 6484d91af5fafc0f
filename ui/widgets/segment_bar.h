#pragma once

#include <QWidget>

class QButtonGroup;

namespace matinee {

/// A choice of one among few, side by side: Month | Year | List. Arrow keys move the choice.
class SegmentBar : public QWidget {
    Q_OBJECT

public:
    explicit SegmentBar(const QStringList &parts, QWidget *parent = nullptr);

    int current() const;
    /// Does not send chosen().
    void setCurrent(int index);

signals:
    void chosen(int index); ///< by the person

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace matinee
