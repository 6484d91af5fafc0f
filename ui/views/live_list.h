#pragma once

#include <QList>
#include <QWidget>

namespace matinee {

class ForYouModel;
class PosterCache;
class PosterPicture;
class Session;
class TextLabel;

/// "For you, so far": the best suggestions beside the first run, changing with every star.
class LiveList : public QWidget {
    Q_OBJECT

public:
    static constexpr int Width = 336;

    LiveList(Session &session, PosterCache &posters, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QWidget *whole;
        PosterPicture *poster;
        TextLabel *title;
        TextLabel *facts;
        TextLabel *reason;
        TextLabel *match;
    };

    Row makeRow();
    void refresh();

    Session &m_session;
    PosterCache &m_posters;
    ForYouModel *m_forYou;
    QWidget *m_empty;
    QList<Row> m_rows;
};

} // namespace matinee
