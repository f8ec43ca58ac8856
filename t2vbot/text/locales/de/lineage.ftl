lineage-one = [{ $words }]({ $url }) von { $member }
lineage-one-wordless = [ein Video]({ $url }) von { $member }
lineage-unseen = ein Video, das hier nicht zu sehen ist
lineage-alone = Daraus wurde noch nichts gemacht: Drück **Nochmal** oder **Ändern** darunter.
lineage-more = … und { $count ->
        [one] ein weiteres.
       *[other] { $count } weitere.
    }
lineage-none = So ein Video gibt es hier nicht, oder du darfst es nicht sehen. Wähl eins aus der Liste, oder gib mir den Link zu seiner Nachricht.
lineage-which = Welches Video? Wähl eins aus der Liste, oder gib mir den Link zu seiner Nachricht (im Menü der Nachricht: Nachrichtenlink kopieren).
