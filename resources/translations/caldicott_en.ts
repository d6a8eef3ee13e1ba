<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>AnswerPart</name>
    <message numerus="yes">
        <source>%Ln decision(s), counted.</source>
        <translation>
            <numerusform>%Ln decision, counted.</numerusform>
            <numerusform>%Ln decisions, counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With it leave %Ln access(es) of the same days.</source>
        <translation>
            <numerusform>With it leaves %Ln access of the same days.</numerusform>
            <numerusform>With it leave %Ln accesses of the same days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message numerus="yes">
        <source>%Ln access(es) confirmed</source>
        <translation>
            <numerusform>%Ln access confirmed</numerusform>
            <numerusform>%Ln accesses confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %Ln access(es) that somebody logged for me</source>
        <translation>
            <numerusform>Confirm %Ln access that somebody logged for me</numerusform>
            <numerusform>Confirm %Ln accesses that somebody logged for me</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoicesPart</name>
    <message numerus="yes">
        <source>%Ln drawn: {numbers}</source>
        <translation>
            <numerusform>%Ln drawn: {numbers}</numerusform>
            <numerusform>%Ln drawn: {numbers}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcludingForm</name>
    <message numerus="yes">
        <source>%Ln case(s) of the selection not read here yet</source>
        <translation>
            <numerusform>%Ln case of the selection not read here yet</numerusform>
            <numerusform>%Ln cases of the selection not read here yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>Oldest %Ln day(s)</source>
        <translation>
            <numerusform>Oldest %Ln day</numerusform>
            <numerusform>Oldest %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open %Ln day(s)</source>
        <translation>
            <numerusform>Open %Ln day</numerusform>
            <numerusform>Open %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayListPage</name>
    <message numerus="yes">
        <source>List %Ln case(s)</source>
        <translation>
            <numerusform>List %Ln case</numerusform>
            <numerusform>List %Ln cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecisionsPage</name>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation>
            <numerusform>%Ln decision</numerusform>
            <numerusform>%Ln decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Overdue %Ln day(s)</source>
        <translation>
            <numerusform>Overdue %Ln day</numerusform>
            <numerusform>Overdue %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierDialog</name>
    <message numerus="yes">
        <source>%Ln answer(s) differ(s)</source>
        <translation>
            <numerusform>%Ln answer differs</numerusform>
            <numerusform>%Ln answers differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExaminerLog</name>
    <message numerus="yes">
        <source>%Ln access(es) to confirm</source>
        <translation>
            <numerusform>%Ln access to confirm</numerusform>
            <numerusform>%Ln accesses to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Died %Ln day(s) ago</source>
        <translation>
            <numerusform>Died %Ln day ago</numerusform>
            <numerusform>Died %Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>View closes in %Ln day(s)</source>
        <translation>
            <numerusform>View closes in %Ln day</numerusform>
            <numerusform>View closes in %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExaminerPage</name>
    <message numerus="yes">
        <source>%Ln of today’s lines prepared</source>
        <translation>
            <numerusform>%Ln of today’s lines prepared</numerusform>
            <numerusform>%Ln of today’s lines prepared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExaminerRooms</name>
    <message numerus="yes">
        <source>%Ln case(s) listed.</source>
        <translation>
            <numerusform>%Ln case listed.</numerusform>
            <numerusform>%Ln cases listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) of the list were on the log already.</source>
        <translation>
            <numerusform>%Ln case of the list were on the log already.</numerusform>
            <numerusform>%Ln cases of the list were on the log already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportSeveral</name>
    <message numerus="yes">
        <source>%Ln record(s) saved in {folder}</source>
        <translation>
            <numerusform>%Ln record saved in {folder}</numerusform>
            <numerusform>%Ln records saved in {folder}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) would hold what could identify someone.</source>
        <translation>
            <numerusform>%Ln record would hold what could identify someone.</numerusform>
            <numerusform>%Ln records would hold what could identify someone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln urgent card(s) not yet written up, so left out.</source>
        <translation>
            <numerusform>%Ln urgent card not yet written up, so left out.</numerusform>
            <numerusform>%Ln urgent cards not yet written up, so left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln record(s)</source>
        <translation>
            <numerusform>Export %Ln record</numerusform>
            <numerusform>Export %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesOut</name>
    <message numerus="yes">
        <source>%Ln file(s) written to {folder}. That they left is recorded.</source>
        <translation>
            <numerusform>%Ln file written to {folder}. That it left is recorded.</numerusform>
            <numerusform>%Ln files written to {folder}. That they left is recorded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FullCheck</name>
    <message numerus="yes">
        <source>%Ln more fault(s) was(were) found.</source>
        <translation>
            <numerusform>%Ln more fault was found.</numerusform>
            <numerusform>%Ln more faults were found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidancePage</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MentionsPage</name>
    <message numerus="yes">
        <source>%Ln draft(s) that speak of them, with {owners}.</source>
        <translation>
            <numerusform>%Ln draft that speaks of them, with {owners}.</numerusform>
            <numerusform>%Ln drafts that speak of them, with {owners}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry/entries of {n} searched speak of this person.</source>
        <translation>
            <numerusform>%Ln entry of {n} searched speaks of this person.</numerusform>
            <numerusform>%Ln entries of {n} searched speak of this person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person/people of the name key could be meant.</source>
        <translation>
            <numerusform>%Ln person of the name key could be meant.</numerusform>
            <numerusform>%Ln people of the name key could be meant.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) later</source>
        <translation>
            <numerusform>%Ln day later</numerusform>
            <numerusform>%Ln days later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) later</source>
        <translation>
            <numerusform>%Ln hour later</numerusform>
            <numerusform>%Ln hours later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) later</source>
        <translation>
            <numerusform>%Ln minute later</numerusform>
            <numerusform>%Ln minutes later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message numerus="yes">
        <source>%Ln name(s)</source>
        <translation>
            <numerusform>%Ln name</numerusform>
            <numerusform>%Ln names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) added, {changed} changed.</source>
        <translation>
            <numerusform>%Ln name added, {changed} changed.</numerusform>
            <numerusform>%Ln names added, {changed} changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) forgotten.</source>
        <translation>
            <numerusform>%Ln name forgotten.</numerusform>
            <numerusform>%Ln names forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved list(s) with such a name removed.</source>
        <translation>
            <numerusform>%Ln saved list with such a name removed.</numerusform>
            <numerusform>%Ln saved lists with such a name removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>%Ln answer(s) missing</source>
        <translation>
            <numerusform>%Ln answer missing</numerusform>
            <numerusform>%Ln answers missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ended %Ln day(s) ago</source>
        <translation>
            <numerusform>Ended %Ln day ago</numerusform>
            <numerusform>Ended %Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln part(s) more whose sources are to be looked at again</source>
        <translation>
            <numerusform>and %Ln part more whose sources are to be looked at again</numerusform>
            <numerusform>and %Ln parts more whose sources are to be looked at again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln month(s)</source>
        <translation>
            <numerusform>Last %Ln month</numerusform>
            <numerusform>Last %Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherList</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherListPart</name>
    <message numerus="yes">
        <source>Reading: %Ln row(s)</source>
        <translation>
            <numerusform>Reading: %Ln row</numerusform>
            <numerusform>Reading: %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message numerus="yes">
        <source>%Ln decision(s): {ends}.</source>
        <translation>
            <numerusform>%Ln decision: {ends}.</numerusform>
            <numerusform>%Ln decisions: {ends}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No decisions in the last %Ln month(s).</source>
        <translation>
            <numerusform>No decisions in the last %Ln month.</numerusform>
            <numerusform>No decisions in the last %Ln months.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PasteNames</name>
    <message numerus="yes">
        <source>Also change %Ln entry(ies) already here</source>
        <translation>
            <numerusform>Also change %Ln entry already here</numerusform>
            <numerusform>Also change %Ln entries already here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln name(s)</source>
        <translation>
            <numerusform>Take in %Ln name</numerusform>
            <numerusform>Take in %Ln names</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewPart</name>
    <message numerus="yes">
        <source>%Ln access(es), each as it will be written.</source>
        <translation>
            <numerusform>%Ln access, each as it will be written.</numerusform>
            <numerusform>%Ln accesses, each as it will be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln count(s), each as it will be written.</source>
        <translation>
            <numerusform>%Ln count, each as it will be written.</numerusform>
            <numerusform>%Ln counts, each as it will be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s), each as it will be written. Enter opens its decision.</source>
        <translation>
            <numerusform>%Ln line, each as it will be written. Enter opens its decision.</numerusform>
            <numerusform>%Ln lines, each as it will be written. Enter opens its decision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), line by line, without the box by which each is checked. Enter opens the decision.</source>
        <translation>
            <numerusform>%Ln record, line by line, without the box by which each is checked. Enter opens the decision.</numerusform>
            <numerusform>%Ln records, line by line, without the box by which each is checked. Enter opens the decision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The items of %Ln decision(s), each as it will be written. Enter opens its decision.</source>
        <translation>
            <numerusform>The items of %Ln decision, each as it will be written. Enter opens its decision.</numerusform>
            <numerusform>The items of %Ln decisions, each as it will be written. Enter opens its decision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintedCardsPage</name>
    <message numerus="yes">
        <source>%Ln card(s)</source>
        <translation>
            <numerusform>%Ln card</numerusform>
            <numerusform>%Ln cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReconciliationPage</name>
    <message numerus="yes">
        <source>%Ln row(s) of the duty days could not be read.</source>
        <translation>
            <numerusform>%Ln row of the duty days could not be read.</numerusform>
            <numerusform>%Ln rows of the duty days could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of the log could not be read.</source>
        <translation>
            <numerusform>%Ln row of the log could not be read.</numerusform>
            <numerusform>%Ln rows of the log could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of the numbers could not be read.</source>
        <translation>
            <numerusform>%Ln row of the numbers could not be read.</numerusform>
            <numerusform>%Ln rows of the numbers could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with a number of no case known here.</source>
        <translation>
            <numerusform>%Ln row with a number of no case known here.</numerusform>
            <numerusform>%Ln rows with a number of no case known here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message numerus="yes">
        <source>Recorded %Ln day(s) later</source>
        <translation>
            <numerusform>Recorded %Ln day later</numerusform>
            <numerusform>Recorded %Ln days later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scopes</name>
    <message numerus="yes">
        <source>Last %Ln month(s)</source>
        <translation>
            <numerusform>Last %Ln month</numerusform>
            <numerusform>Last %Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message numerus="yes">
        <source>%Ln case(s): {names} and others</source>
        <translation>
            <numerusform>%Ln case: {names} and others</numerusform>
            <numerusform>%Ln cases: {names} and others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TheirPeoplePart</name>
    <message numerus="yes">
        <source>Not asked about: %Ln more name(s).</source>
        <translation>
            <numerusform>Not asked about: %Ln more name.</numerusform>
            <numerusform>Not asked about: %Ln more names.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <translation>
            <numerusform>%Ln thing</numerusform>
            <numerusform>%Ln things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s), most urgent first</source>
        <translation>
            <numerusform>%Ln thing, most urgent first</numerusform>
            <numerusform>%Ln things, most urgent first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decision(s)</source>
        <translation>
            <numerusform>All %Ln decision</numerusform>
            <numerusform>All %Ln decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %Ln discarded draft(s)</source>
        <translation>
            <numerusform>Hide %Ln discarded draft</numerusform>
            <numerusform>Hide %Ln discarded drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln discarded draft(s)</source>
        <translation>
            <numerusform>Show %Ln discarded draft</numerusform>
            <numerusform>Show %Ln discarded drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingPart</name>
    <message numerus="yes">
        <source>%Ln live matter(s) held: reason available from the Guardian.</source>
        <translation>
            <numerusform>%Ln live matter held: reason available from the Guardian.</numerusform>
            <numerusform>%Ln live matters held: reason available from the Guardian.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) in it could identify someone.</source>
        <translation>
            <numerusform>%Ln thing in it could identify someone.</numerusform>
            <numerusform>%Ln things in it could identify someone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for what could identify someone: %Ln thing(s) so far.</source>
        <translation>
            <numerusform>Looking for what could identify someone: %Ln thing so far.</numerusform>
            <numerusform>Looking for what could identify someone: %Ln things so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PDF in %Ln part(s), the last with the completeness statement</source>
        <translation>
            <numerusform>PDF in %Ln part, the last with the completeness statement</numerusform>
            <numerusform>PDF in %Ln parts, the last with the completeness statement</numerusform>
        </translation>
    </message>
</context>
</TS>
