#include "core/base/when_done.h"
#include "core/catalog/catalog_service.h"
#include "tests/support/open_session.h"
#include "ui/viewmodels/film_view_model.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

using State = FilmViewModel::State;

class FilmViewModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void cleanup() { m_open.reset(); }

    void aFilmOfOnesOwnIsInTheCatalogueWhenItIsTold()
    {
        FilmViewModel form(session(), {}, u"My Short"_s);
        QVERIFY(form.isNew());
        QCOMPARE(form.value(FilmDetail::Title), u"My Short"_s);
        form.setValue(FilmDetail::Year, u"2024"_s);
        form.setValue(FilmDetail::Genres, u"Drama\nShort"_s);
        QSignalSpy done(&session(), &Session::done);

        form.save();

        QCOMPARE(form.state(), State::Saving);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(form.state(), State::Saved);
        const MovieSummary *film = session().movie(done.first().first().value<Changed>().movie);
        QVERIFY(film);
        QCOMPARE(film->title, u"My Short"_s);
        QCOMPARE(film->year, 2024);
        QCOMPARE(film->genres.size(), 2);
        QVERIFY(film->owner.isStored());
        QVERIFY(session().filmDrafts().isEmpty());
    }

    void undoTakesTheFilmAwayAndRedoBringsItBack()
    {
        const MovieId film = enter(u"My Short"_s);

        session().undo();
        QTRY_VERIFY(!session().movie(film));

        session().redo();
        QTRY_VERIFY(session().movie(film));
    }

    void aDeletedFilmIsGoneUntilUndo()
    {
        const MovieId film = enter(u"My Short"_s);
        FilmViewModel form(session(), film, {});
        QTRY_COMPARE(form.state(), State::Editing);
        QVERIFY(form.isOwn());

        form.remove();
        QTRY_VERIFY(!session().movie(film));

        session().undo();
        QTRY_VERIFY(session().movie(film));
        QCOMPARE(session().movie(film)->title, u"My Short"_s);
    }

    void aFilmOfTheCatalogueCannotBeDeleted()
    {
        const auto form = edit(m_open->film(0));

        form->remove();

        QCOMPARE(form->state(), State::Editing);
        QVERIFY(!form->isOwn());
    }

    void aCorrectionSaysWhatTheSourceSaysAndHasAWayBack()
    {
        const MovieId film = m_open->film(3);
        const QString before = QString::number(*session().movie(film)->runtimeMinutes);
        auto form = edit(film);
        QVERIFY(!form->sourceValue(FilmDetail::Runtime));
        form->setValue(FilmDetail::Runtime, u"999"_s);
        QCOMPARE(form->sourceValue(FilmDetail::Runtime), before);
        save(*form);
        QTRY_COMPARE(session().movie(film)->runtimeMinutes, 999);

        form = edit(film);
        QCOMPARE(form->value(FilmDetail::Runtime), u"999"_s);
        QCOMPARE(form->sourceValue(FilmDetail::Runtime), before);
        form->useSource(FilmDetail::Runtime);
        QCOMPARE(form->value(FilmDetail::Runtime), before);
        save(*form);

        QTRY_COMPARE(session().movie(film)->runtimeMinutes, before.toInt());
        form = edit(film);
        QVERIFY(!form->sourceValue(FilmDetail::Runtime));
    }

    void undoTakesACorrectionOfManyFieldsBackAtOnce()
    {
        const MovieId film = m_open->film(3);
        const MovieSummary before = *session().movie(film);
        const auto form = edit(film);
        form->setValue(FilmDetail::Title, u"Another name"_s);
        form->setValue(FilmDetail::Runtime, u"999"_s);
        save(*form);
        QTRY_COMPARE(session().movie(film)->title, u"Another name"_s);

        session().undo();

        QTRY_COMPARE(session().movie(film)->title, before.title);
        QCOMPARE(session().movie(film)->runtimeMinutes, before.runtimeMinutes);
    }

    void aWrongFieldIsNamedAndNothingIsLost()
    {
        const auto form = edit(m_open->film(3));
        form->setValue(FilmDetail::Title, QString());
        form->setValue(FilmDetail::Year, u"19x5"_s);

        form->save();

        QCOMPARE(form->state(), State::Editing);
        QVERIFY(!form->error(FilmDetail::Title).isEmpty());
        QVERIFY(!form->error(FilmDetail::Year).isEmpty());
        QCOMPARE(form->value(FilmDetail::Year), u"19x5"_s);
        form->setValue(FilmDetail::Year, u"1995"_s);
        QVERIFY(form->error(FilmDetail::Year).isEmpty());
    }

    void aClosedFormLeavesADraft()
    {
        const MovieId film = m_open->film(3);
        const QString title = session().movie(film)->title;
        edit(film)->setValue(FilmDetail::Title, u"Half ty"_s);

        auto form = edit(film);
        QVERIFY(form->hasDraft());
        QCOMPARE(form->value(FilmDetail::Title), u"Half ty"_s);
        QVERIFY(!edit(m_open->film(4))->hasDraft());

        form->startAgain();
        QCOMPARE(form->value(FilmDetail::Title), title);
        QVERIFY(!form->hasDraft());
        QVERIFY(!edit(film)->hasDraft());
    }

    void whatWasTypedAndTakenBackIsNoDraft()
    {
        const MovieId film = m_open->film(3);
        const auto form = edit(film);

        form->setValue(FilmDetail::Keywords, u"nonsense"_s);
        QVERIFY(session().filmDrafts().contains(film));
        form->useSource(FilmDetail::Keywords);

        QVERIFY(!form->isChanged());
        QVERIFY(session().filmDrafts().isEmpty());
    }

    void savingNothingChangesNothing()
    {
        const auto form = edit(m_open->film(3));
        QSignalSpy done(&session(), &Session::done);

        form->save();

        QCOMPARE(form->state(), State::Saved);
        QTest::qWait(50);
        QCOMPARE(done.size(), 0);
    }

    void aFilmThatIsNotThereIsSaid()
    {
        FilmViewModel form(session(), MovieId(987654321), {});

        QTRY_COMPARE(form.state(), State::Missing);
        QVERIFY(!form.error().isEmpty());
    }

private:
    Session &session() { return m_open->session(); }

    std::unique_ptr<FilmViewModel> edit(MovieId film)
    {
        auto form = std::make_unique<FilmViewModel>(session(), film, QString());
        [&form] { QTRY_COMPARE(form->state(), State::Editing); }();
        return form;
    }

    static void save(FilmViewModel &form)
    {
        form.save();
        QTRY_COMPARE(form.state(), State::Saved);
    }

    MovieId enter(const QString &title)
    {
        QSignalSpy done(&session(), &Session::done);
        FilmViewModel form(session(), {}, title);
        form.save();
        [&done] { QTRY_COMPARE(done.size(), 1); }();
        return done.value(0).value(0).value<Changed>().movie;
    }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::FilmViewModelTest)
#include "film_view_model_test.moc"
