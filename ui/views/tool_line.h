#pragma once

#include <QWidget>

class QComboBox;
class QSlider;

namespace matinee {

class IconButton;
class SearchViewModel;
class TextLabel;

/// What is left of the films, how they are sorted, and how large their posters are.
class ToolLine : public QWidget {
    Q_OBJECT

public:
    explicit ToolLine(SearchViewModel &search, QWidget *parent = nullptr);

    void setTileSize(int width);

signals:
    void tileSizeChanged(int width);

private:
    void fillSort();
    void describe();
    void showSort();
    void turnRound();

    SearchViewModel &m_search;
    TextLabel *m_count;
    TextLabel *m_hours;
    QComboBox *m_sort;
    IconButton *m_direction;
    QSlider *m_size;
};

} // namespace matinee
