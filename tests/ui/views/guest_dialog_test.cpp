#include "tests/support/open_session.h"
#include "ui/views/film_picker.h"
#include "ui/views/guest_dialog.h"
#include "ui/views/name_chip.h"
#include "ui/widgets/button.h"
#include "ui/widgets/poster_cache.h"

#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class GuestDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_kept.clear();
    }

    void cleanup() { m_open.reset(); }

    void aGuestIsANameAndFilms()
    {
        GuestDialog dialog(m_open->session(), m_posters, {}, keep(), nullptr);
        dialog.show();
        QVERIFY(!button(dialog, u"Save"_s)->isEnabled());
        QVERIFY(!button(dialog, u"Remove guest"_s));

        for (int film = 0; film < 3; ++film)
            emit picker(dialog)->chosen(m_open->film(film));
        emit picker(dialog)->chosen(m_open->film(1)); // once is enough
        QCOMPARE(chips(dialog).size(), 3);
        chips(dialog).first()->click();
        dialog.findChild<QLineEdit *>()->setText(u"  Noor "_s);
        button(dialog, u"Save"_s)->click();

        QCOMPARE(m_kept.size(), 1);
        QCOMPARE(m_kept.first()->name, u"Noor"_s);
        QCOMPARE(m_kept.first()->films, (QStringList{ref(1), ref(2)}));
    }

    void tenFilmsAreEnough()
    {
        GuestDialog dialog(m_open->session(), m_posters, {}, keep(), nullptr);
        dialog.show();
        for (int film = 0; film < 12; ++film)
            emit picker(dialog)->chosen(m_open->film(film));

        QCOMPARE(chips(dialog).size(), 10);
        QVERIFY(!picker(dialog)->isVisible());
    }

    void aGuestCanBeRemoved()
    {
        GuestDialog dialog(m_open->session(), m_posters, {u"Noor"_s, {ref(0)}, true}, keep(), nullptr);
        dialog.show();

        button(dialog, u"Remove guest"_s)->click();

        QCOMPARE(m_kept.size(), 1);
        QVERIFY(!m_kept.first());
        QVERIFY(!dialog.isVisible());
    }

private:
    std::function<void(const std::optional<KeptGuest> &)> keep()
    {
        return [this](const std::optional<KeptGuest> &guest) { m_kept.append(guest); };
    }
    QString ref(int film) const { return m_open->session().movie(m_open->film(film))->ref; }

    static Button *button(const GuestDialog &dialog, const QString &text)
    {
        for (Button *one : dialog.findChildren<Button *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    static FilmPicker *picker(const GuestDialog &dialog)
    {
        return dialog.findChildren<FilmPicker *>().last();
    }
    static QList<NameChip *> chips(const GuestDialog &dialog)
    {
        QList<NameChip *> shown = dialog.findChildren<NameChip *>();
        shown.removeIf([&](const NameChip *chip) { return !chip->isVisible(); });
        return shown;
    }

    std::unique_ptr<OpenSession> m_open;
    PosterCache m_posters;
    QList<std::optional<KeptGuest>> m_kept;
};

} // namespace matinee

QTEST_MAIN(matinee::GuestDialogTest)
#include "guest_dialog_test.moc"
