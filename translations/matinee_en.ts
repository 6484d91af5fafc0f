<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
