<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccuracyText</name>
    <message numerus="yes">
        <source>Match %1: you liked %2 of %n film(s)</source>
        <translation>
            <numerusform>Match %1: you liked %2 of %n film</numerusform>
            <numerusform>Match %1: you liked %2 of %n films</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of the top ten taken up, on %n day(s)</source>
        <translation>
            <numerusform>%1: %2 of the top ten taken up, on %n day</numerusform>
            <numerusform>%1: %2 of the top ten taken up, on %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %Ln entries since %1.</source>
        <translation>
            <numerusform>There is %Ln entry since %1.</numerusform>
            <numerusform>There are %Ln entries since %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Beyond %Ln entries the oldest go.</source>
        <translation>
            <numerusform>Beyond %Ln entry the oldest go.</numerusform>
            <numerusform>Beyond %Ln entries the oldest go.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message numerus="yes">
        <source>%Ln vote(s)</source>
        <translation>
            <numerusform>%Ln vote</numerusform>
            <numerusform>%Ln votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passwords. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many wrong passwords. Try again in %n second.</numerusform>
            <numerusform>Too many wrong passwords. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n people left out of learning, the films they really liked stood lower than before.</source>
        <translation>
            <numerusform>For %n person left out of learning, the films they really liked stood lower than before.</numerusform>
            <numerusform>For %n people left out of learning, the films they really liked stood lower than before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n people left out of learning, the films they really liked stood higher than before.</source>
        <translation>
            <numerusform>For %n person left out of learning, the films they really liked stood higher than before.</numerusform>
            <numerusform>For %n people left out of learning, the films they really liked stood higher than before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n people left out of learning, the films they really liked stood as high as before.</source>
        <translation>
            <numerusform>For %n person left out of learning, the films they really liked stood as high as before.</numerusform>
            <numerusform>For %n people left out of learning, the films they really liked stood as high as before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::AccuracyPage</name>
    <message numerus="yes">
        <source>Rate %Ln film(s) that were suggested to you, and you see here how many of the highly recommended ones you liked, and whether a match of 80 % keeps what it promises.</source>
        <translation>
            <numerusform>Rate %Ln film that was suggested to you, and you see here how many of the highly recommended ones you liked, and whether a match of 80 % keeps what it promises.</numerusform>
            <numerusform>Rate %Ln films that were suggested to you, and you see here how many of the highly recommended ones you liked, and whether a match of 80 % keeps what it promises.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So far it is %Ln.</source>
        <translation>
            <numerusform>So far it is one.</numerusform>
            <numerusform>So far it is %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln film(s) rated after being suggested</source>
        <translation>
            <numerusform>%Ln film rated after being suggested</numerusform>
            <numerusform>%Ln films rated after being suggested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %Ln day(s) with suggestions</source>
        <translation>
            <numerusform>on %Ln day with suggestions</numerusform>
            <numerusform>on %Ln days with suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on average, of %Ln film(s)</source>
        <translation>
            <numerusform>on average, of %Ln film</numerusform>
            <numerusform>on average, of %Ln films</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::CatalogImportViewModel</name>
    <message numerus="yes">
        <source>%Ln new film(s) had been saved by then and stay.</source>
        <translation>
            <numerusform>%Ln new film had been saved by then and stays.</numerusform>
            <numerusform>%Ln new films had been saved by then and stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::Chip</name>
    <message numerus="yes">
        <source>%1, %n film(s)</source>
        <translation>
            <numerusform>%1, %n film</numerusform>
            <numerusform>%1, %n films</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::DiaryPage</name>
    <message numerus="yes">
        <source>%Ln film(s)</source>
        <translation>
            <numerusform>%Ln film</numerusform>
            <numerusform>%Ln films</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s)</source>
        <translation>
            <numerusform>%Ln hour</numerusform>
            <numerusform>%Ln hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::FacetModel</name>
    <message numerus="yes">
        <source>%1, %n film(s)</source>
        <translation>
            <numerusform>%1, %n film</numerusform>
            <numerusform>%1, %n films</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::FeedbackLogDialog</name>
    <message numerus="yes">
        <source>The newest %1 of %Ln entries</source>
        <translation>
            <numerusform>The newest %1 of %Ln entry</numerusform>
            <numerusform>The newest %1 of %Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries about suggestions go for good, and the figures on this page start again. Your ratings, diary and lists stay as they are.</source>
        <translation>
            <numerusform>%Ln entry about suggestions goes for good, and the figures on this page start again. Your ratings, diary and lists stay as they are.</numerusform>
            <numerusform>%Ln entries about suggestions go for good, and the figures on this page start again. Your ratings, diary and lists stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::FirstRunPage</name>
    <message numerus="yes">
        <source>%Ln group(s) chosen</source>
        <translation>
            <numerusform>%Ln group chosen</numerusform>
            <numerusform>%Ln groups chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::ForYouPage</name>
    <message numerus="yes">
        <source>From %Ln rating(s)</source>
        <translation>
            <numerusform>From %Ln rating</numerusform>
            <numerusform>From %Ln ratings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::NothingFound</name>
    <message numerus="yes">
        <source>Without %1: %Ln film(s)</source>
        <translation>
            <numerusform>Without %1: %Ln film</numerusform>
            <numerusform>Without %1: %Ln films</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without filters: %Ln film(s)</source>
        <translation>
            <numerusform>Without filters: %Ln film</numerusform>
            <numerusform>Without filters: %Ln films</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::SearchNotes</name>
    <message numerus="yes">
        <source>%Ln film(s)</source>
        <translation>
            <numerusform>%Ln film</numerusform>
            <numerusform>%Ln films</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>matinee::ToolLine</name>
    <message numerus="yes">
        <source>%Ln film(s)</source>
        <translation>
            <numerusform>%Ln film</numerusform>
            <numerusform>%Ln films</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln hour(s)</source>
        <translation>
            <numerusform>about %Ln hour</numerusform>
            <numerusform>about %Ln hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>server</name>
    <message numerus="yes">
        <source>%n of your own rating(s) kept, being newer.</source>
        <translation>
            <numerusform>%n of your own rating kept, being newer.</numerusform>
            <numerusform>%n of your own ratings kept, being newer.</numerusform>
        </translation>
    </message>
</context>
</TS>
