<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy_GB" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Caldicott Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caldicott Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For recording decisions on sharing confidential health and care information. It works without a network, and sends nothing to anyone. What it says is guidance, not legal advice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the Apache Licence 2.0. It is built with Qt for Python (LGPL 3.0), SQLCipher (BSD), OpenSSL (Apache 2.0) and python-docx (MIT). The typeface Inter comes under the SIL Open Font Licence 1.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutPage</name>
    <message>
        <source>This kind of case has no questions of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddName</name>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays inside this vault and outside the signed record.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdviceFollowedPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence or two. Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record what they did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was the advice followed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the organisation did with this advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they did, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decided, for the organisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdvicePage</name>
    <message>
        <source>Add advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advice taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If nobody does, leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No advice is noted. Add it if you asked someone: whom, when, and what they said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who disagrees with the decision, and why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdviceRow</name>
    <message>
        <source>Advice 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advice {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal advice: keep it out of every copy that leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove advice {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was it followed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Afterwards</name>
    <message>
        <source>Add what happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breached after all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breached…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Challenge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Challenges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known yet whether the organisation followed this advice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to an incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met since…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More that can have happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded and signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it in the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was the advice followed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened afterwards is recorded by {people}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the organisation followed this advice was recorded last as: {followed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who adds what happened afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{met} of {count} met</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerPart</name>
    <message numerus="yes">
        <source>%Ln decision(s), counted.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Figures of the same days left before, and can be set against these. They are listed here for you, and the list does not leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many decisions there are is a small number, so it is withheld.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at what would leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register of accesses is empty: no record was opened then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no completeness statement at this level: it is made of numbers of decisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>With it leave %Ln access(es) of the same days.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>With it leave accesses: how many is a small number, and withheld.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} counts are withheld: those from 1 to 4, and others that would give one of them back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>CSV, and a note on how to read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel, with a summary sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, counts only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, with the completeness statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word, counts only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word, with the completeness statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at other installations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disposed of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditAnswer</name>
    <message>
        <source>Making the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it holds, in plain words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditChoices</name>
    <message>
        <source>As it was written in the decision. Left empty, every site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auditor’s seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the day a decision was made. Both days are within; left empty, every day counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of requester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Law cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person’s own mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only some of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The auditor picks the seed, any word or number. The same seed always gives the same sample; the completeness statement says how to repeat it. Left empty, no sample is drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway: the law, order or permission that the request rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their numbers with a space or a comma between them. Left empty, all of the days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this log holds about one person is searched for on a page of its own: by name, by reference or by number, with near spellings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which decisions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Answer an auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who is asking and adjust what they get. What leaves is shown below before it leaves; writing the files is itself recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last: {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last: {purpose}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to show until this is put right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will leave is shown here once the fields above can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is asking</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditPreview</name>
    <message>
        <source>Each is a stretch of what will leave. The signed record cannot be changed: choose a level that leaves it behind, or leave the decision out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines as they will leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen line in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could identify someone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditStatement</name>
    <message>
        <source>Completeness statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditTerms</name>
    <message>
        <source>A line for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the register of accesses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every record opened for the examiner log on the same days. Filters of decisions do not narrow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head they hold already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let privileged advice leave too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the record of each sampled or named decision in the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line from an earlier statement of this vault. The pack then shows that the log has only grown since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick it after reading each line of it below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed text that may leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditWriting</name>
    <message>
        <source>Looking through what leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will leave</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>Back up now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up, opened and checked: {n} entries, in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up and checking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up and checking: {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the backup has come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup: {when}, as {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One closed file with everything in it, encrypted as the vault is. It is opened and checked before it counts. Keep it on another disk, or on a drive that is kept somewhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup of this vault yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BalancePage</name>
    <message>
        <source>Harm if not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm if shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom, how likely, how serious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighing the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this much, and no more or less, is in proportion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrokenKindPage</name>
    <message>
        <source>&amp;Go on with the general kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A draft that was begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The general kind fits any request. Everything typed so far comes along; the answers to this kind’s own questions stay with the draft, and its stop-checks are replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guidance in use, version {version}, has no such kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: cannot be used now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardAsking</name>
    <message>
        <source>1  Who is asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2  How their identity was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3  What for, and why it cannot wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be checked, because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job or rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number on their card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their reference or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what applies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardGiven</name>
    <message>
        <source>4  About whom, and what was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never the person’s name, birth date or diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was given</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardOutRow</name>
    <message>
        <source>Printed {day} by {person}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void {serial}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardPeople</name>
    <message>
        <source>5  When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6  Three people, even if one person did all three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by phone at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I gave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log adds the time it is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were not here and decided by phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“I wrote this”, on the card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardRecordPage</name>
    <message>
        <source>&amp;All decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent card, not written up yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent card, written up since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardTelling</name>
    <message>
        <source>7  Who was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person was not told, because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person, or their attorney, told at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who on call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardWall</name>
    <message>
        <source>Kinds of case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arrow keys move between the cards.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message numerus="yes">
        <source>%Ln access(es) confirmed</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>A form is open in which something is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one case in the list, and then this again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete {work}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Confirm %Ln access(es) that somebody logged for me</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Confirm all that were logged for me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm {n} of mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct details, or mark as high profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note a problem of access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass on to another {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare for the {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem of access recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the next unread case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it or cancel it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record that somebody is not independent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as passed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as referred to the {coroner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: not independent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refer to the {coroner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is recorded for one case at a time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasePane</name>
    <message>
        <source>Confirm that it was mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm that it was mine: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independence, in the examiner’s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independence, in the {examiner}’s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No source was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not independent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on the list that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChallengeEndPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End of a challenge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence or two. Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found, and what follows from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChallengePanel</name>
    <message>
        <source>Answer due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By which way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision challenged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty where there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this challenge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who challenges it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangingSection</name>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an owner of this vault can change these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved and recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{section}: the settings were changed and not saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChaseForm</name>
    <message>
        <source>Asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record that it was asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the problem is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the holder was asked again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>1 answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error has to be put right. A warning can be gone past with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the answers go together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything this outcome asks for is answered. Read it through, and record it at the end of this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters, forms and e-mails that belong to this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording signs the decision and keeps it. Later changes are added to it and never replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checks found nothing that does not go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will be recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the papers are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the list of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicesPart</name>
    <message numerus="yes">
        <source>%Ln drawn: {numbers}</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Give a last day that is not before the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole number from 1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the numbers of the decisions named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No law named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} (chosen)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompleteForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I say this of myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your own words, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note, if one is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record as complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scrutiny complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of your own are kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComputerSection</name>
    <message>
        <source>After {minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also with Ctrl and + or -, on every page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As this computer does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts are saved first; what is half written elsewhere is lost. A warning stands for 30 seconds before. A computer that was asleep for that long locks the vault when it wakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For your account on this computer, whichever vault is open. Each choice counts at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast, dark text on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast, light text on black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the vault when no key or mouse was used here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConcludingForm</name>
    <message numerus="yes">
        <source>%Ln case(s) of the selection not read here yet</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>ConditionPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition met or breached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition {number}: met or breached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was found out, or what follows from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence or two. Not needed where it was met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not worded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who saw to it, or found out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConditionRow</name>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove condition {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What must be kept to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} · principle {principle}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoronerForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I say this of myself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your own words, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note, if one is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referred to the coroner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their reference, if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To which coroner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was referred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of your own are kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>This draft corrects {references}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorrectionPanel</name>
    <message>
        <source>A correction is a decision of its own, with its own number. It begins with everything that is recorded here; both are kept, and each points to the other. Nothing is recorded before you check it and record it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct this decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open that draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was wrong, or what came to be known. It is shown on both records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You had begun to correct this decision. That draft goes on, for its reason:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message>
        <source>Ends {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next ends {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Oldest %Ln day(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Oldest from today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Open %Ln day(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Open from today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clocks running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>condition open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conditions open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decision this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decisions this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drafts to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} by this time last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} overdue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreatePage</name>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A home, a practice, a ward or an office. Leave it empty if there is only one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vault is an encrypted folder on this computer. This takes about two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it should read on a decision, for example Registered manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the vault is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Creating the vault. It measures this computer first, to make guessing slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example an ODS or CQC location code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the name of your organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It decides which law and which guidance you are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length matters most: four or five unrelated words are strong and can be typed quickly. Nobody can reset it for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;assphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what you are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where you work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site &amp;code, if it has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name that decisions and letters carry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decide, and you look after this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You lead the examiners, and you look after this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You record what others decide, and you look after this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your &amp;position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your na&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>day month year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateTimeField</name>
    <message>
        <source>Add the date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the time, for example 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hh:mm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in this list but its headings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} on the log already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to be listed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayListPage</name>
    <message>
        <source>Back to the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the rows of the office’s list, with their headings, and paste them here, or open the file. Nothing is listed before you have seen what was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>List %Ln case(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>List cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided between two days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a day that is not before the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty to begin with the oldest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty to go on to the newest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionPage</name>
    <message>
        <source>Acting as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the person's wish or why it is not known, harm both ways, principles 7 and 8, at least one principle that is not met, and your reasons. Open stop-checks do not hold a refusal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the request, who decided, and what stands below. Principles that are not rated stay “not yet assessed” and print so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the whole walkthrough: items, law, stop-checks, all eight principles, harm both ways, and telling the person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By when they should answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier decisions like this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For someone reading this in five years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this vault, by kind, law cited, requester and words. They bind nobody; what could identify anyone is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Had the information already been shared?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I decide this, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at this decision again on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed where a compelling power was cited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conditions so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing like it has been decided in this vault yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands at the top of the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The advice you give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decision in one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process or body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom it is escalated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UK time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the requester was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the requester was told to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this outcome needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What, if anything, may be shared until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this is chased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the request goes instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decided, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who makes the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who told them, how and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was told to send what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose advice was taken on that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is this one different, or the same?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the power that was cited is not valid, or does not reach this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionPreview</name>
    <message>
        <source>&amp;Correct…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read the full record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happened {when}, decided by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More in the full record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reasons were written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not written up yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded {late}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded {when} by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by {who} · entry {number} · unchanged, checked just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it could not wait is not written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at a time not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>someone not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{met} of {all} met</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionTable</name>
    <message>
        <source>Listed no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {place}, being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column}, sorted {way}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionsPage</name>
    <message numerus="yes">
        <source>%Ln decision(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>&amp;Search every decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose New decision to write down a request and what you decide about it. Once you record it, it is listed here and can no longer be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {count} records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Law cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than {count} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision has been recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision holds “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision is like that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once somebody records one, it is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away one of the filters above, or choose Clear to see every decision again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway: the law, order or permission that the request rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type fewer words, or only the beginning of one. The search looks through everything written in every recorded decision; drafts are on Today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words from anywhere in a decision, or "a phrase in quotation marks"</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found among the newest {most}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Detailing</name>
    <message>
        <source>Meant for which {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsForm</name>
    <message>
        <source>14 Nov, or 14–15 Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of death, or a range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meant for which examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that is gets a review within 72 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Access without a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line added afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line without an access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on duty that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on the list that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a further look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duty not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line added afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on duty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiscardDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard this draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard this draft?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be restored for 30 days. After that it is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the register beside the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why it is discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number {reference} stays used. The register keeps it, with your reason, so that no number is ever missing without an explanation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is discarded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doings</name>
    <message>
        <source>Back up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the record now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send or check a statement of this vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word copy document send print decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy backup save passphrase place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>head proof witness auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verify intact unchanged proof</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DueTable</name>
    <message>
        <source>No date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Answer the challenge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again for what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask what became of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Challenge to {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chase of {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition of {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm a decision recorded for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmation of {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Escalation of {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High-profile case {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again at telling the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a high-profile examiner case</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Overdue %Ln day(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Review of {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling the person, looked at again, {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling the person, {reference}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>{kind}, decided {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EarlierComparisons</name>
    <message>
        <source>Comparisons that were recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences and what explained them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duty not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matched: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No comparison has been recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 {digest}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EarlierDecision</name>
    <message>
        <source>An earlier decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could name or identify the person has been left out here. The record itself opens under Decisions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EarlierDialog</name>
    <message numerus="yes">
        <source>%Ln answer(s) differ(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>1 answer differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A version is kept about every five minutes of writing. Going back keeps what the draft is now as a version as well, so nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions of this draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm if not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm if shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet that differs from the draft as it is. A version is kept about every five minutes of writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it held</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EarlierRow</name>
    <message>
        <source>Look at {reference}, {about}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message>
        <source>1 answer needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} answers need attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExaminerLog</name>
    <message numerus="yes">
        <source>%Ln access(es) to confirm</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>An access confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaiting confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basis, by article of the UK GDPR: {basis}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be confirmed here: {name} has no key in this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 28 of 28 · 30 Sep 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day {days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day {days} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Died %Ln day(s) ago</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Died today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died {least}–{most} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exception open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happened {happened}, recorded {recorded}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked living record opened: not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked record opened: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed, or its details stated anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No linked living record opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sensitive item found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not independent: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the log since {day}: {state}. This adds to its line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened again: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to others: not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem of access: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referred to the {coroner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitive item found: not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sensitive: {items}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated by {name}, {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bereaved were told nothing of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person was not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person was not told: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told to {whom}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust EPR · GP Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View closed {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>View closes in %Ln day(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>View closes today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the bereaved were told: not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why more than usual: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window closes within a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>handed to {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody told yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not handed over yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prepared by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when they stopped is not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by}; awaiting confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by}; confirmed {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by}; recorded by {who}, {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} opened, {who}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExaminerPage</name>
    <message numerus="yes">
        <source>%Ln of today’s lines prepared</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Added to {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awaiting confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examiner log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exception open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First record a standing decision for each source of records: which it is, who may open it, and for how long after a death. Then each case is one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case has been listed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case is like that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Examiner log, a form about a case is not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Examiner log, a line is typed and not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste day list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search references and words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away a filter or type fewer words, or choose Clear to see every case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a case above, or paste the day list: each death is one line, with the records opened for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window closes soonest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window closes within a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExaminerRooms</name>
    <message numerus="yes">
        <source>%Ln case(s) listed.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) of the list were on the log already.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Compare with a source’s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources and people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>examiner office log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExceptionDialog</name>
    <message>
        <source>Begin the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what makes it an exception.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exception of {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens as a draft decision of the right kind, filled in from the case and linked with it. The case stays as it is, and scrutiny may go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits, filled in from the case and linked with it, until somebody who may decide it takes it over. The case stays as it is, and scrutiny may go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None in particular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise an exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What makes it an exception</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExceptionOffer</name>
    <message>
        <source>A living person’s record was opened with {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No standing decision is about that. An exception asks for a decision on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise an exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole record was opened for {reference}, more than its source stands for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} was closed before this was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} was opened by somebody not on the office’s list that day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exceptions</name>
    <message>
        <source>To be decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for a lead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExceptionsPage</name>
    <message>
        <source>Back to the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exception has been raised yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over and open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This draft is kept by {who}, who can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What did not fit a standing decision, and the decision it was brought to. Raise one from its case on the examiner log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You raised it. It waits until somebody who may decide it, such as a lead examiner, takes it over; until then you can discard it on Today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} raised it for whoever may decide it. It passes to you when you open it, and {who} is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} raised it. It waits until somebody who may decide it, such as a lead examiner, takes it over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of this computer and a file name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person, a role or an organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name, or replace the file that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disclosure manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the name in {ending}, so that it opens as what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting a disclosure manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: internal audit, reply to a complaint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path, with its folder, or use Choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the file with a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pr&amp;int</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the decision record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where to save the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the person's name beside the local reference in this copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record cannot be changed; close this to go back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole record unless parts are withheld, with the proof that it is unchanged. Legally privileged advice is left out unless you tick it. The export itself is noted in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy would hold what could identify someone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for? (&amp;purpose)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for, approved and released, item by item, with the hash of what left: into the same folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the papers are kept: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is it &amp;for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word and PDF files ask for it when they are opened; such a PDF is tagged, but no longer PDF/A. Tell the passphrase by another way: it is kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word to work on with, PDF to file or to send. Both can be checked without this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing and checking the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered when it was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{words}”, {kind}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportSeveral</name>
    <message numerus="yes">
        <source>%Ln record(s) saved in {folder}</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) would hold what could identify someone.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln urgent card(s) not yet written up, so left out.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>A person, a role or an organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or replace the files that are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each decision becomes a file of its own, with the record and the proof that it is unchanged. Legally privileged advice is left out. Each export is noted in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln record(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: internal audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path of the folder, or use Choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the files with a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for what could identify someone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which folder the files go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What was written so far stays in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files are named by their references.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who are they for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word and PDF files ask for it when they are opened; such a PDF is tagged, but no longer PDF/A. Tell the passphrase by another way: it is kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word to work on with, PDF to file or to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} (in {n} of {all})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportingPanel</name>
    <message>
        <source>Export all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>&amp;Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caldicott Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not your doing. What was saved or recorded is safe; what you typed in the last two seconds may need typing again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This report helps to mend it. It holds no words from any case, only the place in the program. Nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresPart</name>
    <message>
        <source>Awaiting confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases listed and problems noted. Small numbers are withheld, and others beside them that would give them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the counting has come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last thirteen weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last twelve months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week and this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an exception</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileFormats</name>
    <message>
        <source>Tick at least one format.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Remove file {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} · SHA-256 {digits}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilesOut</name>
    <message numerus="yes">
        <source>%Ln file(s) written to {folder}. That they left is recorded.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path of the folder, or use Choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the files with a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading, checking and writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which folder the files go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. No file was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Between two days…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has a next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded over a day later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded over a week later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded over four weeks later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Press Delete to show them all again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>As what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or: why you go on in spite of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstQuestions</name>
    <message>
        <source>By name, or by what is said together: an address, a rare condition, small numbers. Where nobody can, there is no confidence to set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can anyone be identified from what is asked for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does a law prohibit disclosing any of it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions it lists:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fertility treatment, gender history, safety investigation material, adoption and the like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing prohibited leaves without an exception and advice. Refusing those items settles it, and a refusal is never held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some requests belong to another process. Sending one there is a short decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which exception, or which items are refused because of it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose question is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why something is shared here all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>Forget {whom}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry goes from the name key, for good. The signed decisions keep the local reference, and no signature changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole name key of this vault is emptied, for good. The signed decisions keep their local references, and no signature changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What remains elsewhere: backups made before today, copies exported with names ticked, and names that somebody typed into a decision.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ForgetNames</name>
    <message>
        <source>&amp;Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget names</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoundPart</name>
    <message>
        <source>A living person’s record opened with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A local reference or a relationship.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data Protection Act 2018, Schedule 1 condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a few words, without the content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Related how to the person who died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something the person may have kept private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was passed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That person was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UK GDPR Article 6 basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UK GDPR Article 9 condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the bereaved were told of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they were told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where one is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose: local reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FullCheck</name>
    <message numerus="yes">
        <source>%Ln more fault(s) was(were) found.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Checking new entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking new entries: {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the whole record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the whole record: {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this folder as it is, and tell whoever looks after your records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is not as it was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole record was checked: intact, {n} entries.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuidancePage</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>&amp;Print what is chosen…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search every word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that this program goes by, version {version}, as at {day}: each item with its sources and how far they were checked. It is guidance, not legal advice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the words still stand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every nation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example refusal, coroner, retention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says which version it is of. Print it again when the guidance changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty if nothing in it can change any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again &amp;by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the sources above, then say what they show now. It is recorded under your name and stands beside the words; it does not change them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nat&amp;ion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here is due for rechecking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Guidance, a recheck is written and not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is due for &amp;rechecking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past its recheck date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print &amp;all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a rechec&amp;k…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a recheck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the rec&amp;heck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recheck is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type less, or show every type and nation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick the box to see everything again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was s&amp;een, and where</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuidancePane</name>
    <message>
        <source>Copy the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the address of {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadsSection</name>
    <message>
        <source>A director, an auditor, the minutes of a meeting: somebody who cannot open this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the day on which it was handed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the statement and this folder as they are, and run “Check now”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last kept by {holder} since {on}, noted by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody outside keeps a head of this vault yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page with heads, counts and the date, as Word and as text. There is nothing in it about any case or person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a head statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a statement…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one that somebody kept, as Word or text, or paste its words: one line from “log” to the characters after “check” is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the words of a statement first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record who keeps it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the head statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {word}, and beside it as {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say so once it has left, and the log will show who holds it. The reminder then waits until next month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody outside who keeps a head can show later that nothing before it was inserted, changed or dropped, even by whoever holds every key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is copied. Paste it into an e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who will keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of a statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a statement…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Check now” under Vault reads every entry as well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HolderLetterPage</name>
    <message>
        <source>Asking again for a record, for {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for a record, for {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the problems of access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter to whoever holds a record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>House</name>
    <message>
        <source>Building the lists: {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the vault and open it again to see the pages that go with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you may do in this vault has changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IncidentPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence or two. Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its reference there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link to an incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened, without names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the incident is recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InformationPage</name>
    <message>
        <source>Add an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adult or child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in your own records. Never a name or an NHS number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By their part in it, not by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity for this decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what is known now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of death</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died on, or not before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How that is dealt with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information with protection of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the person alive?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the person alive? {status}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if the day is not certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or a service or group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or why their wish is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other living people in what is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other people, and special protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the person wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they said, or what is known of their wishes from earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for, item by item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is about no one person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who assessed it, and when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who heard it, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who they are to the person, and how they are protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}, {time}: {was} → {became}{note}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterestRow</name>
    <message>
        <source>Change or end: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change or end…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To come</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterestsPage</name>
    <message>
        <source>Change or end it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare an interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declared interests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone else’s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: I am the GP of three residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local references it concerns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Declared interests, an interest is written and not declared yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisations it concerns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parted by commas, as they are written in requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parted by commas. None of either: every decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it once. It is looked up quietly at each decision, and speaks up only where it names the person or a body in the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What kind of interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have declared none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concerns every decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concerns {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declared {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemDecisionRow</name>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision on {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What exactly is approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What exactly of {item} is approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, for {item}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemDecisions</name>
    <message>
        <source>Change the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could the purpose be met with less?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item by item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is listed yet. List what was asked for on the page “The information”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to do with less that were considered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why these do, or do not, serve</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>For example all since 2023.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example daily notes, medication charts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of it was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest entry asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove item {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KindChoicePage</name>
    <message>
        <source>1 kind found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the draft, as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be used now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the kind of case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a kind of case in your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example police, mum died, solicitor, AI notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is now: {kind}. Choose another. All you have typed is kept; the questions and stop-checks become those of the kind you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kind has these words. “Not sure” fits any request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure, or none of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure, or {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or what is happening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What kind of request is it? The kind sets which questions are asked. You can leave at any point; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fault} Choose this card to go on with the general kind instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kinds found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kinds found. The {shown} nearest are shown: type more to narrow.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LawPage</name>
    <message>
        <source>A gateway is the law, order or permission by which information may pass. Choose what the requester cites: a vague letter is not a power until someone says which one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data Protection Act 2018, Schedule 1 condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data protection is asked about once it is known whether the person is alive. Answer that on the page “The information”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data protection law alone does not answer this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data protection: other living people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data protection: the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the Guardian confirm that it applies?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each statement is quoted as it stood on its date. Those you tick are copied into the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example that everything about them is taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has the person objected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How that was weighed, or why they were not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its limits, who signed it, or the exception relied on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>National data opt-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can be identified, so nothing more of the law is asked here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The duty of confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person has died, but other living people appear in what is asked for. These questions are about them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person has died, so no data protection questions are asked about them. The duty of confidence goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UK GDPR Article 6 basis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UK GDPR Article 9 condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said about the law here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What meets it, or sets it aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the request rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the requester cites, in their words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where one is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which law governs it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this applies here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gateway} ({effect})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LawRows</name>
    <message>
        <source>Keep in the record: {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past its recheck date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearningPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do differently, or to go on doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who it was passed to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LetterPage</name>
    <message>
        <source>A letter was changed, and has not been saved or copied since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it as you like. # begins a heading, ## a smaller one, 1. a step. The date, the number and the name of who signs are added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. Paste it into an email.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text for an email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either way the register notes that a letter left, and its digest; never the words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the file with a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed on the letter, and kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as Word…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under another name, or replace the file that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the recorded reasons too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subject line of an email can be read on the way: name nobody there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whoever asked, about {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who it goes to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word and PDF ask for it when the letter is opened; such a PDF is tagged, but no longer PDF/A. Text for an email cannot have one. Tell the passphrase by another way: it is kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wording it anew takes your changes away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have changed this letter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LettersSection</name>
    <message>
        <source>A Word file whose header and footer stand on your letters; its pages are empty. It may hold {reference}, {date}, {organisation}, {site}, {phone} and {email}, which each letter fills in. A PDF letter takes its picture and the address in these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is to be printed. Check with your complaints lead whom people can go to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Word file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a letterhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: You can also complain to us. If you are still unhappy after that, you can go to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given by {who} on {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How letters are worded, and where they say people can turn. Each change is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letterhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: letters begin with the names and the address in these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sentence on a line. A line with a place that is not filled in is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places that can stand in a wording: {places}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back ours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wording of letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What letters say about complaints there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where else people can turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>14 Nov, or 14–15 Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accessed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case &amp;reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of death, or a range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty means now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record sources: press the number to tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same sources again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the records were opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will wait for {name} to confirm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineOffer</name>
    <message>
        <source>Note it as a problem too, and it is followed up until it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line of {reference} tells of a problem with {source}: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListedItem</name>
    <message>
        <source>Approved, {decision}: {scope}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was decided about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{decision}: nothing of it was approved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LostForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their own words, if there is more to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be added later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not independent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record about somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom the tie is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it came to light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When they were notified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When work on the case stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which circumstance applies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is not independent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who takes the case over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was notified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever appointed them. It can be added later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MentionsPage</name>
    <message numerus="yes">
        <source>%Ln draft(s) that speak of them, with {owners}.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry/entries of {n} searched speak of this person.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln person/people of the name key could be meant.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>All they go or have gone by, with a semicolon between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering somebody about their own mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be searched, as their text is gone or in a file: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through every entry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS number, telephone or e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {n} entries searched speaks of this person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages that speak of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for their references too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search this log for one person who asks what it holds about them. Every entry is looked through; what leaves is for you to decide, passage by passage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was looked at to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as R-0417.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out, because it could identify somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word and PDF files ask for it when they are opened; such a PDF is tagged, but no longer PDF/A. Tell the passphrase by another way: it is kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} passages, without what is taken out, in one document.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) later</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) ago</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) later</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) ago</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) later</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the time given for it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>As your decisions and your care system write it, for example R-0417.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forename and surname, or surname, comma, forename.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital number, care system number and the like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Scotland the CHI number, in Northern Ireland the Health and Care number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other identifiers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameWords</name>
    <message>
        <source>{reference} is {name}, born {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} is {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message numerus="yes">
        <source>%Ln name(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) added, {changed} changed.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) forgotten.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln saved list(s) with such a name removed.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>&amp;Add a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste a list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search names, references and numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions hold local references only. Add the names behind them, or paste your resident list: then “ellery” finds her decisions, each reference says who it is while you write, and the program can point out names that slipped into a text. You can forget them again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget all names…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget this name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep or cancel what you are writing first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No names yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody by “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Names, an entry is written and not kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The beginning of a name, a reference or a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type less of the name, or the reference, or choose Add a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom each local reference means. It stays inside this vault and outside the signed record: no copy shows a name unless you tick it for that copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} shown; type to narrow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>%Ln answer(s) missing</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>A draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard {draft}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Ended %Ln day(s) ago</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its sources again before relying on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {card}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recheck by {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recheck was due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {draft}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over {draft}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent card to write up · happened {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for your word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write-up of an urgent card: a draft of {owner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %Ln part(s) more whose sources are to be looked at again</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>discarded {day}, kept for {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left at {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no number yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>owner {person}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time limit {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write-up begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write-up not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: a draft of {owner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: taken over from you by {person}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{owner} cannot open this vault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewDecisionPage</name>
    <message>
        <source>New decision</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length matters most: four or five unrelated words are strong and can be typed quickly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long enough. Longer is stronger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of at least {least} characters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotingProblem</name>
    <message>
        <source>Another record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>Write a whole number in figures, for example 3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this draft a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft gets the next number of your register, so that you can quote it now. If the draft is discarded later, the number stays used and the register says why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Last %Ln month(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be renewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withheld</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Accesses awaiting confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed today: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened and not concluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened by somebody not on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened in the last four weeks by somebody who was not on the list of appointed people that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of access open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was listed today, and what waits for somebody. Nothing here counts what a person did, or how fast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window closes within a week</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OfficeSourcesPage</name>
    <message>
        <source>A year from today at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointed examiners and officers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change or end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty until further notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New standing decision for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No standing decision has been recorded yet. Begin one for each source that the office opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is listed yet. While the list is empty, nothing is said of who was on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Sources and people, something is typed and not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources and people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources of records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The standing decisions that lines of the log rest on, in the order of their number keys, and who is appointed to open records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} was renewed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OneOf</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrganisationSection</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how many months. The day is offered when the outcome is chosen, and can be changed there. What is left empty is not offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anonymised alternative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As founded: {nation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Founded as {names}, in {nation}, with numbers that begin with {prefix}. What is left empty stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you are reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty it is 48. Every answer to an auditor prints the limit it went by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than how many hours after it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, nation and numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nation whose law you work under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On-call number, for urgent cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share with conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left empty leaves its sentence out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is recorded and printed from then on carries it. What was recorded before keeps the name of its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What numbers, letters and urgent cards say of you. Each change is recorded and counts from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a decision counts as recorded late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a decision is looked at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When someone asks for another look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who looks at a decision again: a name or a role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within how many working days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OtherList</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Case reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case reference, or a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of death, or a range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was viewed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OtherListPart</name>
    <message>
        <source>Another one has this column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what the columns are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which column it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the list has been read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Reading: %Ln row(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Say once which column is what. It is remembered for lists with the same headings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These columns are right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutcomeChart</name>
    <message>
        <source>Outcomes, last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message numerus="yes">
        <source>%Ln decision(s): {ends}.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>All were in {month}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deferred, redirected or other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In part or with conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most in one month: {count}, in {month}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No decisions in the last %Ln month(s).</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} deferred, redirected or ended in another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} shared in some form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month}: no decisions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>&amp;Leave without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer an auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a source’s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examiner log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter to whoever holds a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Office today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources and people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed last could not be saved. Leaving now would lose it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing holds these words. Try fewer, or shorter ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages and actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search decisions, drafts, guidance and actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a reference, a name, a word, or what you want to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed on to another examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record as passed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To which examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is passed on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassageList</name>
    <message>
        <source>Leave this out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays behind: {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Passing</name>
    <message>
        <source>Passed on to another {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To which {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphrasePanel</name>
    <message>
        <source>Change passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing it. This takes a second or two, on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a new passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new one again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new one opens the vault from now on. Backups, and copies of the folder made before, still open with the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is changed. The new one opens the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three random words or more, at least 15 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the passphrase you use now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasteNames</name>
    <message numerus="yes">
        <source>Also change %Ln entry(ies) already here</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Also change those who are here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the rows of your care system or of a spreadsheet, with or without their headings, and paste them here. Nothing is kept before you have seen what was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Take in %Ln name(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>The list, one person to a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in this list but its headings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without headings: local reference, name, then date of birth and numbers in any order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} would change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>Add a person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Settings, under People, something is typed and not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an owner of this vault can change this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their key is confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their name is off the unlock screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can open this vault, and what they may do. Roles guard against mistakes; everything recorded is signed by whoever recorded it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is suspended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds and suspends people, and changes the settings. Decides only with another role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completes the cases of a medical examiner’s office.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decides in the Guardian’s place, under their own name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decides, and records what happens afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: deputy manager. Can be left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over the keyboard: they choose it and type it themselves, so that nobody else knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leads the medical examiners, and decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepares cases for the medical examiner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads and exports, without names, and records nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording. A passphrase takes a second or two, on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records what others decided, looks after the guidance, and answers auditors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why the roles change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown on the unlock screen and on what they record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change is recorded. Lock and open the vault to see the pages that go with your roles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick all that apply. Everybody reads what is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they may do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the roles change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can open the vault again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can open the vault from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} opens the vault with the new passphrase from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonLine</name>
    <message>
        <source>Can open the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot open the vault yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declared interests: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their name still stands on the unlock screen, and opens nothing: suspending was cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are recorded, but writing their passphrase was cut short. Set a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Bring back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm their key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish suspending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key set by recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrepareForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For which examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty where it is not settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for the examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared for the examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record as prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>For which {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for the {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepared for the {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPart</name>
    <message numerus="yes">
        <source>%Ln access(es), each as it will be written.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln count(s), each as it will be written.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s), each as it will be written. Enter opens its decision.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s), line by line, without the box by which each is checked. Enter opens the decision.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>No record leaves: each is of a live matter, which is held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record was opened on these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The items of %Ln decision(s), each as it will be written. Enter opens its decision.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>There is no such decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPlace</name>
    <message>
        <source>Show the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrincipleLine</name>
    <message>
        <source>Carries the refusal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line: why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating of principle {number}, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, in one line: principle {number}, {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrinciplePage</name>
    <message>
        <source>Add a condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing although this principle is not met needs a named person who says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would put it right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes on in spite of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your rating</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintedCardsPage</name>
    <message numerus="yes">
        <source>%Ln card(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>&amp;Back to the urgent card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save as a Word file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards {first} to {last} are in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a night without the computer. Every card has a number of its own; a card that was filled in is typed in later, with both of its times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No printed card is out. Print a few for when the computer cannot be reached, and keep them where the night shift finds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out, and not handed in yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print blank cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the file on paper, one card to a page. Each number is given out once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the blank cards</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemEndForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On which day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What there is to say of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemForm</name>
    <message>
        <source>A practice, a hospital or an office; no person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A problem of access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was asked for, and what was answered. Name nobody who died.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the problem is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the holder was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which source of records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who holds the record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Asked again {day}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked {day}: {what} · noted by {who}, {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} · over: {result}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message>
        <source>Ask for it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it ended…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problem of access is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Problems of access, a form is not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems of access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise an exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded for {case}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that were asked for and have not come, the oldest first. Note one from its case on the examiner log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record was refused, or was asked for again twice without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can be brought to a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a letter…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Nobody has used this window for a while. It locks in 30 seconds, or once this is done: {work}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has used this window for a while. It locks in 30 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened with the recovery code: everything can be read, and nothing can be recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press any key or move the mouse to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To record decisions again, open the vault with a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{go_on} This would be lost: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProofSection</name>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry’s own number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts of the signed entry, then what they prove and what they do not prove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by {who}. Entry {number} of {size}. Its signature, its words and its place in the log hold together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That what was written is true, that it was decided when it says, or that a head known to nobody outside this vault was never replaced as a whole. A head written down elsewhere, or an earlier export, settles the last of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words on this page are the ones that were signed, by the person named, and the entry has its place in the log whose head is given. Whatever comes before that head cannot be put in, changed or taken out without changing the head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this does not prove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this proves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Name and position</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Add the year, for example 19 Nov 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks went forward on {date}: {time} did not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no month {number}. Write the day first, then the month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such time. Write for example 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {day} {month} in {year}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {hour} {half}. Write for example 2.30 pm or 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the date as day, month and year, for example 19 Nov 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the time as hours and minutes, for example 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date} is a {weekday}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} is too long ago. Check the year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a month.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecheckForm</name>
    <message>
        <source>Give the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, no longer as written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a recheck of “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whether the words still stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which page was looked at, and what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, still as written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReconciliationPage</name>
    <message numerus="yes">
        <source>%Ln row(s) of the duty days could not be read.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of the log could not be read.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of the numbers could not be read.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) with a number of no case known here.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>&amp;Go on without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison with a source's log is explained and not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access log of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it to the numbers and their cases, and compare again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose whose log it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with a source’s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duty days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duty not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain this difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the comparison has come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers and their cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional: persons and days. Without it, duty is not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional: where the log names people by an NHS number or a number of its own, a list of those numbers with your case references. It is used for this comparison and kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the source system’s own access log and compare it with the lines of this log. Nothing is recorded before you choose to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this reconciliation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference of an incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of other systems: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison is recorded and signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What explains it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote beside the differences is not recorded yet. Going on would lose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose log it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>&amp;All decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Correct…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reply letter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another decision stands beside this one: {references}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm that I decided this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the record as it was signed; the later decision is the one to go by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither takes the other’s place. A correction of either settles which stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the urgent card it writes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This decision corrects {references}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This decision is superseded by {references}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened after a decision is written on its page, and not recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordedPage</name>
    <message>
        <source>Decision recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded and signed on {day} at {time}. Later changes are added to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the reply letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} recorded and signed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>&amp;Hide the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make a recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save Word sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the recovery sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery &amp;code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet.docx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {path}. Print it, then delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spaces, hyphens and capitals do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ry it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is shown once and kept nowhere. Making a new sheet ends the one before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code on this sheet opens the vault when a passphrase is forgotten. Keep it on paper, locked away, and not with this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code opened the vault. The sheet works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the code. This takes a second or two, on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code from the paper. This proves that the sheet works, before you need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code from the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working on the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the code down or save the sheet now. It is not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Referring</name>
    <message>
        <source>Referred to the {coroner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To which {coroner}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleasePanel</name>
    <message>
        <source>A receipt, a tracking number, who signed for it. Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All as approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be recorded with the name and the reason of who goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now, unless you change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof of sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what left, to whom and how, as it happened. Tick what was sent, and change what went differently from what was approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else was released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes on all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who received it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sent it or handed it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was released all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleasedBesides</name>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What else was released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleasedFile</name>
    <message>
        <source>In your own words; nothing that names a person. Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to call it in the record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleasedFiles</name>
    <message>
        <source>A fingerprint (SHA-256) and the size are kept, so that anyone can tell later whether a file is the one that left. The file itself and its name are not kept. Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files that left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReleasedItem</name>
    <message>
        <source>What was sent of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReopenForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the case again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is looked at again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>April to March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of the same days can be set against each other. This is for you to know, and does not leave with the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>January to December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons that may leave in their own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publishable: counts, small numbers withheld, and no line of a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read each before you tick it: it leaves as it was typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading and counting what the log holds of these days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References only: decisions by number. No requester and no person is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to show until this is put right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could identify someone: {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one kind of file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What left before of these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the log adds up to over a year or a quarter. Small numbers are withheld alike in every report, and what a log cannot know is left for you to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will leave is shown here once the fields above can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who receives it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word and PDF files ask for it when they are opened; such a PDF is tagged, but no longer PDF/A. CSV can have none. Tell the passphrase by another way: it is kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing a report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>A law, an order, or the requester's own wish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer wanted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you would explain it to the person it is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How soon an answer is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How their identity was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you know it is them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their own words as far as you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of person or body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the person asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On whose behalf you answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone or email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position or relationship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site code, if it has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The purpose in one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UK time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you looked at or whom you called. If nothing was checked, say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it came, and by when to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who set that date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will it be repeated, or continue?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>A review looks at the decision again. It never changes it: what should be otherwise is a correction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence or two. Not needed where it goes on as decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty where there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was decided at the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was looked at, and why it ends so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this is recorded, the correction of the decision is begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who held the review</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewsPage</name>
    <message>
        <source>Everything open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open here. Choose Everything open to see the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open. A condition or a review that is set in a decision stands here until it is settled on the decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record that it was met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record that it was met today, {day}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is still open on decisions: conditions, reviews, people to tell, challenges to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{condition} It is signed and stays with {reference}. For another day, a note, or a condition that was not kept, open the decision.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Recorded %Ln day(s) later</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next date {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scopes</name>
    <message numerus="yes">
        <source>Last %Ln month(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Advice and disagreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm if shared, and harm if not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither is the default. A refusal or a delay has consequences too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {section}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principle {number} of 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions that only this kind of case asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate how far this principle is met, and say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whether the person is told, and rate the principle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is missing, look over what will be recorded, and record it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle each item asked for: allow, reduce, redact or refuse. This principle always applies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outcome sets what has to be answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is still open holds a decision to share. It never holds a refusal, a deferral or a redirection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the request rests on first, then the duty of confidence, then data protection for living people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is asking, what for, and how you know that it is them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom it is about, what was asked for item by item, and who else appears in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom you asked, what they said, and whether it was followed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Section of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>&amp;About Caldicott Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ordinary text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Switch user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer an auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caldicott Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the vault until the passphrase is given again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declared &amp;interests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edi&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examiner log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let someone else use this vault; what is typed is saved first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open what is known of this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search decisions, drafts, guidance and actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or do something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pages of this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vie&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}, {count} waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortFoot</name>
    <message>
        <source>1 answer still needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All required answers given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change who decided, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by {who}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named as deciding yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principle {number} stays “not yet assessed” and prints so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principles {some} and {last} stay “not yet assessed” and print so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record deferral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record escalation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record redirection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record refusal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when it is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} answers still needed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortPage</name>
    <message>
        <source>Answers that do not seem to go together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before you record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the kind of case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose this first: it sets what else is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard this draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a number…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as a draft. Today leads back to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved. Still here on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing something? Use the full walkthrough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short decision, for when nothing is shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short decision: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start another decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortSheet</name>
    <message>
        <source>A refusal needs 7, 8 and at least one that carries it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advice needs at least one that it rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer needed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you said it to them: a reply letter begins from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity for this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chased on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm if not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm if shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How we know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence or two, for someone reading this in five years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In what capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Living or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is needed; what is not rated prints as not yet assessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation, if any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power or order cited that would compel us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principle {number}: {name}. It follows the line you are in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what this outcome does not ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eight principles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person's wish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person's wish, and what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position meanwhile: what, if anything, may be shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power or order that was cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To which process or body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom, by when, and meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is missing, and meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the requester was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the requester was told to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When, if not as it is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who asked, and about whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who told them, how and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was told to send what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose advice was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is not valid, or does not reach this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or why the wish is not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Between fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose among answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm all that were logged for me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the list of pages to the page, and to its guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the search into the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the line between list and preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next field, and the field before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page of a decision, and the page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the examiner log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again, or correct details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the day list, or raise an exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare, or complete, the selected cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the next unread case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refer a case, or pass it on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a letter, the settings or a short decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody is not independent, or a problem of access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort the decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same sources as the line before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the first source, from any field of the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick, or press a button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While writing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SmallForm</name>
    <message>
        <source>The decision was corrected while this was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is recorded here is now about {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From A to Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From Z to A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Furthest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In reverse order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Law cited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soonest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort: {order}, {way}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort: {way}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceTick</name>
    <message>
        <source>How much was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem with access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the standing decision of {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why more than is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}, {scope}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StandingWords</name>
    <message>
        <source>Breached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not followed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not worded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer due {on}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by a way not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>came {on}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {on}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended {on}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on a day not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} · {on}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementPart</name>
    <message>
        <source>Show all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message numerus="yes">
        <source>%Ln case(s): {names} and others</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopCheckRow</name>
    <message>
        <source>A reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the concern was dealt with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the item concerned refused or taken out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This concern stops sharing, unless the item is refused or a named person gives a reason for going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could not be checked needs a named person's reason for going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes on in spite of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it could not be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}: settled by your answer to “{question}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopChecksPage</name>
    <message>
        <source>This kind of case has no stop-checks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duty of confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If not shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In one sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Law and confidentiality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other living people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop-checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eight principles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told the requester</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmation not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SuspendDialog</name>
    <message>
        <source>It is recorded. For example: left on 20 November; on leave until March.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They can no longer open this vault: their name leaves the unlock screen, and nothing can be signed with their key. What they recorded stays, under their name. Their drafts wait for somebody to take them over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this does not do: a copy of the vault made before now, such as a backup, still opens with their old passphrase. And what they could read, they may have copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a decision about them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS number {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privileged: stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View closes after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, or what changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, or what to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other identifiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It passes to you with all that {owner} has typed: {kind}. {owner} can no longer go on with it, and is told that you took it over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its owner is told, and it is kept in the register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why it passes to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this draft over?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it passes to you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskList</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskRow</name>
    <message>
        <source>Open now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TellingPerson</name>
    <message>
        <source>For someone who has died: what relatives or others are told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the person told?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this is looked at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who tells, or told, them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why they are not told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermsPart</name>
    <message>
        <source>Ask whoever gave it first. That it was let out is recorded and signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both, in files of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts only, of whole quarters, small numbers withheld, and no line of a decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item asked for, with what was approved and released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No names of requesters’ staff, and no typed text unless it is ticked below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only someone who may decide can answer in full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privilege may be lost once the advice is seen outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requesters are named and what was typed is shown. Signed entries leave with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one kind of file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TheirPeoplePart</name>
    <message>
        <source>Nobody of this office</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Not asked about: %Ln more name(s).</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember and compare again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log names people by something that is no name here, such as a user id. Say who they are: it is remembered for this source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is this?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TheirSystemsPart</name>
    <message>
        <source>Another system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember and compare again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log names more than one system. Say which are the source you compare: rows of others are left out and counted, and it is remembered for this source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which systems are this source?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeLimitPart</name>
    <message>
        <source>Guidance often asks for {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it extended?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not run yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leads to {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it open where none applies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That day has passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day it starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day that came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day that was set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day the requester was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day you asked the requester for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which limit does the request fall under?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is extended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} from today.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s), most urgent first</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All %Ln decision(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>All decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the whole vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each block is one decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Hide %Ln discarded draft(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes, last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently recorded decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send this head</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln discarded draft(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Show discarded drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {things} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your first day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToldPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a sentence or two. Not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty where nothing is left to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decision does not say whether the person is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The decision says: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they were told, and what they said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who told them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>&amp;Create a new vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another vau&amp;lt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caldicott Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the recovery sheet. Spaces, hyphens and capitals do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vault has been opened on this computer yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else can open this vault. An owner adds people in Settings, under People.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another f&amp;older…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open your vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault. This takes a second or two, on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pe&amp;rson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover&amp;y code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch user · {vault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date is right: open the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault was locked because nobody was there. Not all was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code from the recovery sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the passphrase of this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unloc&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Va&amp;ult</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who &amp;are you?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UrgentCardPage</name>
    <message>
        <source>&amp;Clear it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill one in &amp;here instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget what is typed on this card? It has no number yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guardian on call: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In its top right corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept since {time}: go on where you left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed before this card can be recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved. Still here on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as {number} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {time}. Not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed and on disk. It waits on Today to be written up under the same number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone needs information now. Help first, write after. Give the least that helps: an answer, not the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type in a &amp;paper card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the card in as it is written, both of its times included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is empty here was left blank on the paper card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it up now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VaultSection</name>
    <message>
        <source>A check reads everything from the beginning: each page, each signature, and that nothing is missing. Recording goes on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the folder’s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the check has come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last checked on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code on this sheet opens the vault when a passphrase is forgotten. It is kept on paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the record is kept, how it is known to be unchanged, and how it stays safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, by {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewNameDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;me of this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you see it. It keeps the words searched for, the filters and the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewsMenu</name>
    <message>
        <source>Remove “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename “{name}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>For example: spoiled, torn up, lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will not be handed in. The register keeps its number with your reason, so that no card is ever missing without an explanation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what became of the card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void a printed card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void card {serial}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WalkthroughPage</name>
    <message>
        <source>All pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the kind of case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard this draft…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a number…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance version {version} is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave at any point. What you type is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a short decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not readable yet. It is kept as typed; go on again to leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved. Still here on the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is to be shared?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse, redirect, defer, escalate or only advise on one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {time}. Leave at any point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start another decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the short decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer wanted by {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Begin a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose New decision. You are asked what matters, in order. You can leave it at any point: what you have typed is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions name people by your local reference alone. Beside them you can keep whom a reference means; it never leaves with a record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare an interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the night when this computer is out of reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you are employed by the owner, or treat some of these people, say it once here instead of in every decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a few blank urgent cards and leave them at the desk. Whoever gives something away in a hurry fills one in, and it is typed in later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print blank cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So that you can find a case by a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others should know of you when you decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When someone asks for information about a resident or patient</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoIs</name>
    <message>
        <source>Add a name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody in the name key has {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawalPanel</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How we know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person, or somebody who may speak for them, no longer agrees. What was shared already stays shared; say what follows from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who withdrew it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Withholding</name>
    <message>
        <source>Ask whoever gave it first. That it was let out is recorded and signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each reads as withheld in the copy, and what proves the copy fits it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out of it besides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let privileged advice leave too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privilege may be lost once the advice is seen outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References only leaves out who asked, and everything that was typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withhold parts of what leaves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WritingPart</name>
    <message numerus="yes">
        <source>%Ln live matter(s) held: reason available from the Guardian.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) in it could identify someone.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Answering an auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {numbers}. Look at each before it leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for what could identify someone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Looking for what could identify someone: %Ln thing(s) so far.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Note of which export they are of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it was found that could identify someone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing stays behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sealed pack, a zip file. In it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>PDF in %Ln part(s), the last with the completeness statement</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Proof, to check the files without this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays behind, and is shown as withheld: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays behind: every line of a decision, and who made the export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disclosure manifest, in files of the same kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of each decision that is sampled or named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register of accesses, in files of the same kinds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever gets it can check it on a computer without this vault: caldicott-desktop verify and the file’s name tell whether it is unchanged, and what that does not show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word, Excel and PDF files ask for it when they are opened; such a PDF is tagged, but no longer PDF/A. CSV and JSON can have one in a pack alone, which opens with 7-Zip and not with Windows alone. Tell the passphrase by another way: it is kept nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>privileged advice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed text of the entries beside it, but what is ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YesNo</name>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ConcludingForm</name>
    <message>
        <source>Every case of the selection has been read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Cross</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Grip</name>
    <message>
        <source>Line between list and preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it with the arrow keys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
