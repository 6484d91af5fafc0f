#include "tests/support/open_session.h"
#include "ui/viewmodels/film_view_model.h"
#include "ui/views/film_dialog.h"
#include "ui/views/movie_menu.h"
#include "ui/views/names_field.h"
#include "ui/widgets/offer_popup.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/text_label.h"

#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class FilmDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void cleanup() { m_open.reset(); }

    void typingAndEnterAddsAFilm()
    {
        QSignalSpy done(&session(), &Session::done);
        FilmDialog dialog(session(), {}, {}, nullptr);
        show(dialog);

        QTest::keyClicks(line(dialog, u"Title"_s), u"Home movie"_s);
        line(dialog, u"Year"_s)->setText(u"1988"_s);
        QTest::keyClicks(line(dialog, u"Countries"_s), u"france,"_s);
        edit(dialog, u"Cast, a name a line"_s)->setPlainText(u"Me\nMy sister"_s);
        QTest::keyClick(line(dialog, u"Title"_s), Qt::Key_Return);

        QTRY_VERIFY(!dialog.isVisible());
        QTRY_COMPARE(done.size(), 1);
        const auto *film = session().movie(done.first().first().value<Changed>().movie);
        QVERIFY(film);
        QCOMPARE(film->title, u"Home movie"_s);
        QCOMPARE(film->year, 1988);
    }

    void aNameThatWasNotConfirmedIsSavedToo()
    {
        QSignalSpy done(&session(), &Session::done);
        FilmDialog dialog(session(), {}, u"Home movie"_s, nullptr);
        show(dialog);
        line(dialog, u"Directors"_s)->setText(u"Ann Lee"_s);

        save(dialog)->click();

        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(session().movie(done.first().first().value<Changed>().movie)->directors,
                 QStringList{u"Ann Lee"_s});
    }

    void enterTakesTheOnlyGenreThereIs()
    {
        FilmDialog dialog(session(), {}, u"Home movie"_s, nullptr);
        show(dialog);
        QLineEdit *genre = line(dialog, u"Genres"_s);
        auto *genres = qobject_cast<NamesField *>(genre->parentWidget());
        QVERIFY(genres);
        genre->setFocus();
        QTRY_VERIFY(popupFor(dialog, *genre, u"hor"_s));

        QTest::keyClick(genre, Qt::Key_Return);

        QCOMPARE(genres->values(), QStringList{u"Horror"_s});
    }

    void controlEnterSavesFromAnywhere()
    {
        QSignalSpy done(&session(), &Session::done);
        FilmDialog dialog(session(), {}, u"Home movie"_s, nullptr);
        show(dialog);
        edit(dialog, u"Cast, a name a line"_s)->setFocus();

        QTest::keyClick(edit(dialog, u"Cast, a name a line"_s), Qt::Key_Return, Qt::ControlModifier);

        QTRY_VERIFY(!dialog.isVisible());
        QTRY_COMPARE(done.size(), 1);
    }

    void whatIsWrongStaysAndIsSaid()
    {
        FilmDialog dialog(session(), {}, {}, nullptr);
        show(dialog);
        line(dialog, u"Running time"_s)->setText(u"2 hours"_s);

        save(dialog)->click();

        QVERIFY(dialog.isVisible());
        QCOMPARE(line(dialog, u"Running time"_s)->text(), u"2 hours"_s);
        QVERIFY(!line(dialog, u"Running time"_s)->accessibleDescription().isEmpty());
        QVERIFY(!line(dialog, u"Title"_s)->accessibleDescription().isEmpty());
        QVERIFY(says(dialog, u"A film needs a title."_s));
    }

    void anUnknownCountryIsNotLostByASave()
    {
        FilmDialog dialog(session(), {}, u"Home movie"_s, nullptr);
        show(dialog);
        QTest::keyClicks(line(dialog, u"Countries"_s), u"Atlantis,"_s);
        QVERIFY(says(dialog, u"Atlantis"_s));

        save(dialog)->click();

        QVERIFY(dialog.isVisible());
        QCOMPARE(line(dialog, u"Countries"_s)->text(), u"Atlantis"_s);
        QVERIFY(says(dialog, u"Atlantis"_s));
    }

    void escapeKeepsWhatWasTypedForTheNextTime()
    {
        {
            FilmDialog dialog(session(), {}, {}, nullptr);
            show(dialog);
            QTest::keyClicks(line(dialog, u"Title"_s), u"Half ty"_s);
            QTest::keyClick(&dialog, Qt::Key_Escape);
            QVERIFY(!dialog.isVisible());
        }

        FilmDialog again(session(), {}, {}, nullptr);
        show(again);

        QCOMPARE(line(again, u"Title"_s)->text(), u"Half ty"_s);
        QVERIFY(says(again, u"still here"_s));
    }

    void aCorrectedFieldOffersWhatTheSourceSays()
    {
        const MovieId film = m_open->film(3);
        const QString runtime = QString::number(*session().movie(film)->runtimeMinutes);
        FilmDialog dialog(session(), film, {}, nullptr);
        show(dialog);
        QLineEdit *minutes = line(dialog, u"Running time"_s);
        QTRY_COMPARE(minutes->text(), runtime);
        QVERIFY(!says(dialog, u"Starter catalogue says"_s));

        minutes->setText(u"999"_s);
        QVERIFY(says(dialog, u"Starter catalogue says %1 min"_s.arg(runtime)));
        QVERIFY(says(dialog, u"Closing keeps what you typed."_s));
        QTest::mouseClick(useThat(minutes), Qt::LeftButton);

        QCOMPARE(minutes->text(), runtime);
        QVERIFY(!says(dialog, u"Starter catalogue says"_s));
        QVERIFY(!says(dialog, u"Closing keeps what you typed."_s));
    }

    void onlyOwnFilmsCanBeDeleted()
    {
        FilmDialog dialog(session(), m_open->film(3), {}, nullptr);
        show(dialog);
        QTRY_VERIFY(save(dialog)->isEnabled());

        QVERIFY(button(dialog, u"Remove this film"_s)->isHidden());
    }

    void itFitsALowScreen()
    {
        FilmDialog dialog(session(), m_open->film(3), {}, nullptr);

        QVERIFY(dialog.minimumSizeHint().height() <= 500);
        show(dialog);
        QVERIFY(dialog.height() <= dialog.screen()->availableGeometry().height());
    }

    void theMenuOfAFilmLeadsHere()
    {
        QWidget window;
        PosterCache posters;
        const auto words = [&](MovieId film) {
            QMenu menu;
            MovieMenu(session(), posters, &window).fill(menu, film);
            QString lines;
            for (const QAction *action : menu.actions())
                lines += action->text() + u'\n';
            return lines;
        };
        QVERIFY(words(m_open->film(3)).contains(u"Correct facts…"_s));
        QVERIFY(!words(m_open->film(3)).contains(u"Remove this film"_s));

        QSignalSpy done(&session(), &Session::done);
        session().enterFilm({{u"title"_s, u"Home movie"_s}});
        QTRY_COMPARE(done.size(), 1);

        QVERIFY(words(done.first().first().value<Changed>().movie).contains(u"Remove this film"_s));
    }

private:
    /// Types letters anew until names are offered for them: they are fetched when the dialog opens.
    static bool popupFor(FilmDialog &dialog, QLineEdit &line, const QString &letters)
    {
        line.clear();
        QTest::keyClicks(&line, letters);
        const QList<OfferPopup *> popups = dialog.findChildren<OfferPopup *>();
        return std::any_of(popups.cbegin(), popups.cend(),
                           [](const OfferPopup *popup) { return popup->isVisible(); });
    }

    Session &session() { return m_open->session(); }

    static void show(QDialog &dialog)
    {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    }

    template <class Input>
    static Input *input(const QDialog &dialog, const QString &caption)
    {
        for (Input *input : dialog.findChildren<Input *>()) {
            if (input->accessibleName() == caption)
                return input;
        }
        return nullptr;
    }
    static QLineEdit *line(const QDialog &dialog, const QString &caption)
    {
        return input<QLineEdit>(dialog, caption);
    }
    static QPlainTextEdit *edit(const QDialog &dialog, const QString &caption)
    {
        return input<QPlainTextEdit>(dialog, caption);
    }

    static Button *button(const QWidget &dialog, const QString &text)
    {
        for (Button *button : dialog.findChildren<Button *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    static Button *save(const QDialog &dialog)
    {
        for (Button *button : dialog.findChildren<Button *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }
    static Button *useThat(const QLineEdit *line) { return button(*line->parentWidget(), u"Use that"_s); }

    static bool says(const QDialog &dialog, const QString &words)
    {
        const QList<TextLabel *> labels = dialog.findChildren<TextLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const TextLabel *label) {
            return label->isVisibleTo(&dialog) && label->text().contains(words);
        });
    }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_MAIN(matinee::FilmDialogTest)
#include "film_dialog_test.moc"
