# Mehrere Videos auf einmal: eine Anfrage, eine Nachricht.
count-done = **{ $done } von { $total }** fertig
count-done-failed = **{ $done } von { $total }** fertig, { $failed } fehlgeschlagen
count-going =
    { $how }
    { $line }
count-going-last =
    { $how }
    { $line }
    -# Das letzte sollte { $when } fertig sein.
count-clip = -# **{ $number }** · { $model } · Seed { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · erstellt in { $took }
count-ai = -# KI-generiert
count-failed = -# Seed { $seed }: Es gibt kein Video. { $reason }
count-kept = -# Seed { $seed }: Das Video ist fertig, aber nicht zugestellt. { $reason } Es ist aufgehoben: Tippe /missed, wo ich schreiben darf.
count-ping = Deine Videos sind fertig.
count-alt = { $number } von { $total }: { $words }
# Welches davon.
count-which = Welches?
count-pick = Video auswählen
count-named = Video { $number }, Seed { $seed }
count-choice-seed = (Seed { $seed })
count-again-all = Alle { $count } nochmal, neue Seeds
count-lineage = { $count } Videos, zusammen angefragt
# Wo es nicht geht.
count-no-drafts = Wähl Entwürfe oder Anzahl, nicht beides: Entwürfe sind schnelle Blicke auf ein Video, Anzahl macht mehrere Videos auf einmal.
count-too-many = Mehr als { $most ->
        [one] ein Video
       *[other] { $most } Videos
    } auf einmal geht { $where } nicht.
count-fewer = { $reason } { $count ->
        [one] Eins davon geht jetzt: Lass die Anzahl weg.
       *[other] { $count } davon gehen jetzt: Wähl { $count } als Anzahl.
    }
