#include "core/store/database.h"
#include "tests/support/open_session.h"
#include "ui/viewmodels/details_view_model.h"
#include "ui/views/review_dialog.h"
#include "ui/views/review_list.h"
#include "ui/widgets/icon_button.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class ReviewDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_details = std::make_unique<DetailsViewModel>(m_open->session());
        m_details->setMovie(m_open->film(5));
    }

    void cleanup()
    {
        m_details.reset();
        m_open.reset();
    }

    void whatIsTypedIsSaved()
    {
        ReviewDialog dialog(m_open->session(), about(5), nullptr);
        dialog.show();
        QVERIFY(!save(dialog)->isEnabled());

        type(dialog, u" It rains.\nNobody speaks. "_s);
        dialog.findChild<QCheckBox *>()->setChecked(true);
        save(dialog)->click();

        QTRY_VERIFY(!dialog.isVisible());
        QTRY_COMPARE(m_details->reviews().size(), 1);
        QCOMPARE(m_details->reviews().first().text, u"It rains.\nNobody speaks."_s);
        QVERIFY(m_details->reviews().first().spoiler);
    }

    void enterBeginsALine()
    {
        ReviewDialog dialog(m_open->session(), about(5), nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *text = dialog.findChild<QPlainTextEdit *>();

        QTest::keyClicks(text, u"a"_s);
        QTest::keyClick(text, Qt::Key_Return);
        QTest::keyClicks(text, u"b"_s);

        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.review().text, u"a\nb"_s);
    }

    void whatWasNotSavedIsThereAgain()
    {
        {
            ReviewDialog dialog(m_open->session(), about(5), nullptr);
            type(dialog, u"Half a thought"_s);
            dialog.reject();
        }
        QCOMPARE(ReviewDialog(m_open->session(), about(6), nullptr).review().text, QString());

        ReviewDialog again(m_open->session(), about(5), nullptr);

        QCOMPARE(again.review().text, u"Half a thought"_s);
        again.show();
        save(again)->click();
        QTRY_VERIFY(!again.isVisible());
    }

    void aDraftOfAnOlderTextKeepsTheNewerOne()
    {
        const Review review = written(u"First."_s);
        {
            ReviewDialog dialog(m_open->session(), review, nullptr);
            type(dialog, u"Of the draft."_s);
            dialog.reject();
        }
        Review newer = review;
        newer.text = u"Of another device."_s;
        m_open->session().writeReview(newer, review.text);
        QTRY_COMPARE(m_details->reviews().first().text, newer.text);

        ReviewDialog again(m_open->session(), m_details->reviews().first(), nullptr);
        again.show();
        save(again)->click();

        QTRY_COMPARE(m_details->reviews().first().text, u"Of the draft."_s);
        const auto file = Database::open(DatabaseLocation(m_open->folder() + u"/library.db"_s));
        auto last = (*file)->run(u"SELECT base FROM sync_outbox ORDER BY n DESC LIMIT 1"_s);
        QVERIFY(last->next());
        QCOMPARE(last->text(0), QString()); // it follows nothing, so that both are kept
    }

    void whoLeavesWhileItIsSavedFindsNoDraft()
    {
        {
            ReviewDialog dialog(m_open->session(), about(5), nullptr);
            type(dialog, u"Quick"_s);
            save(dialog)->click();
            QVERIFY(!save(dialog)->isEnabled());
            dialog.reject();
        }
        QTRY_COMPARE(m_details->reviews().size(), 1);

        QTRY_COMPARE(ReviewDialog(m_open->session(), about(5), nullptr).review().text, QString());
    }

    void aTextThatCannotBeKeptStaysInTheDialog()
    {
        ReviewDialog dialog(m_open->session(), about(5), nullptr);
        dialog.show();
        type(dialog, u"x"_s.repeated(70'000));

        save(dialog)->click();

        QTRY_VERIFY(save(dialog)->isEnabled());
        QVERIFY(dialog.isVisible());
        QCOMPARE(dialog.review().text.size(), 70'000);
    }

    void aReviewThatWasRemovedMeanwhileIsKeptAsANewOne()
    {
        const Review review = written(u"Before."_s);
        ReviewDialog dialog(m_open->session(), review, nullptr);
        dialog.show();
        m_open->session().removeReview(review.movie, review.id);
        QTRY_VERIFY(m_details->reviews().isEmpty());
        type(dialog, u"After."_s);

        save(dialog)->click();
        QTRY_VERIFY(save(dialog)->isEnabled());
        QVERIFY(dialog.isVisible());
        save(dialog)->click();

        QTRY_COMPARE(m_details->reviews().size(), 1);
        QCOMPARE(m_details->reviews().first().text, u"After."_s);
        QVERIFY(m_details->reviews().first().id != review.id);
    }

    void theListOffersToChangeEachAndToWriteMore()
    {
        const Review review = written(u"Before."_s);
        ReviewList list;
        QSignalSpy wanted(&list, &ReviewList::writeWanted);

        list.setReviews({review});
        list.findChild<IconButton *>()->click();
        list.findChild<Button *>()->click();

        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted.at(0).first().value<Review>().id, review.id);
        QCOMPARE(wanted.at(1).first().value<Review>().id, QString());
    }

private:
    Review about(int film) const
    {
        Review review;
        review.movie = m_open->film(film);
        return review;
    }

    Review written(const QString &text)
    {
        Review review = about(5);
        review.text = text;
        m_open->session().writeReview(review, {});
        return QTest::qWaitFor([&] { return m_details->reviews().size() == 1; })
            ? m_details->reviews().first()
            : Review();
    }

    static void type(const ReviewDialog &dialog, const QString &text)
    {
        dialog.findChild<QPlainTextEdit *>()->setPlainText(text);
    }

    static Button *save(const ReviewDialog &dialog)
    {
        for (Button *button : dialog.findChildren<Button *>()) {
            if (button->text() == u"Save"_s)
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<DetailsViewModel> m_details;
};

} // namespace matinee

QTEST_MAIN(matinee::ReviewDialogTest)
#include "review_dialog_test.moc"
