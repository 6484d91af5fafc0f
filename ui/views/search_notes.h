#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace matinee {

class Button;
class Chip;
class SearchViewModel;
class TextLabel;

/// What there is to say about a search beside its results: what was not understood with a fix to click, what
/// was put right with the way back, and the people it found. Each line is there only when it has something to
/// say.
class SearchNotes : public QWidget {
    Q_OBJECT

public:
    explicit SearchNotes(SearchViewModel &search, QWidget *parent = nullptr);

private:
    QWidget *makeMistake();
    QWidget *makeCorrection();
    QWidget *makePeople();
    void showMistake();
    void showCorrection();
    void showPeople();
    void settle();

    SearchViewModel &m_search;
    QWidget *m_mistakeLine = nullptr;
    TextLabel *m_mistake = nullptr;
    Button *m_fix = nullptr;
    QWidget *m_correctionLine = nullptr;
    TextLabel *m_correction = nullptr;
    Button *m_asTyped = nullptr;
    QWidget *m_peopleLine = nullptr;
    QHBoxLayout *m_peopleRow = nullptr;
    QList<Chip *> m_people;
};

} // namespace matinee
