#pragma once

#include <QWidget>

#include <functional>

class QLineEdit;

namespace matinee {

class FlowLayout;
class OfferPopup;

/// Several names, each a chip that a click takes away, and a line for the next one. Enter, a comma or leaving
/// the line adds what stands there, Enter also the only name that is offered for it; Backspace in the empty
/// line takes the last name back into it.
class NamesField : public QWidget {
    Q_OBJECT

public:
    /// How values (codes) are shown and read; both are the value itself unless said. `read` answers an empty
    /// text for what is no value.
    struct Words {
        std::function<QString(const QString &value)> shown;
        std::function<QString(const QString &typed)> read;
    };

    explicit NamesField(const QString &placeholder, QWidget *parent = nullptr);

    void setWords(const Words &words);
    QLineEdit &edit() { return *m_edit; }
    QStringList values() const { return m_values; }
    void setValues(const QStringList &values); ///< does not send changed()
    /// Adds what stands in the line, names with commas between them; false when one is no value, which stays
    /// there.
    bool settle();
    /// All names there are; those that have what is typed are offered, and Enter takes the
    /// only one, or the only one that begins so.
    void setChoices(const QStringList &choices);
    /// Names may also be none of the choices, but only by taking an offer that says so: "New genre “%1”". A
    /// few letters of a choice are never a name by themselves.
    void setNewNameOffer(const QString &offer);
    /// Names that could be meant by what is typed now.
    void offer(const QStringList &names);

signals:
    void changed();
    void begun(const QString &text); ///< a name is being typed: time for offer()
    void notUnderstood(const QString &text); ///< Words::read knows no such value; the text stays
    void typed(); ///< the line changed

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followLine(const QString &text);
    void take(int offer);
    void takeTyped();
    void add(const QString &value);
    bool isChoice(const QString &value) const;
    void remove(const QString &value);
    void takeLastBack();
    void showChips();

    Words m_words;
    QStringList m_values;
    FlowLayout *m_flow;
    QWidget *m_beforeChips; ///< marks their place in the tab order; takes none in the layout
    QLineEdit *m_edit;
    QStringList m_choices;
    QStringList m_offers;
    QString m_newNameOffer;
    OfferPopup *m_popup;
};

} // namespace matinee
