case-reported = 🚩 **Ein Video wurde gemeldet**{ $count ->
        [one] {""}
       *[other] {""} von { $count } Leuten
    }. { $link }
    Angefragt hat es { $member }:
case-held = ✋ **Eine Anfrage wartet auf euch**, weil ein Wort von der Liste darin steht. { $link }
    { $member } hat sich gewünscht:
case-reporter = Gemeldet von { $member }.
case-reporter-why = Gemeldet von { $member }: { $reason }
case-more-reporters = … und von { $count ->
        [one] einer weiteren Person.
       *[other] { $count } weiteren.
    }
case-open-until = -# Mitglieder sehen weder, wer gemeldet hat, noch das hier. Wenn niemand entscheidet, ist es { $when } vorbei.
case-not-deleted = ⚠️ Ich kann diese Nachricht nicht löschen: Discord lässt mich dort nicht schreiben. Wer dort das Recht hat, kann es.
case-verdict = { $kind ->
        [report-deleted] Gelöscht
        [report-dismissed] Bleibt stehen
        [report-banned-day] Gelöscht, Mitglied für einen Tag gesperrt
        [report-banned] Gelöscht, Mitglied für immer gesperrt
        [report-gone] Nachricht wurde von Hand gelöscht
        [held-released] Wird erstellt
        [held-refused] Abgelehnt
        [held-banned-day] Abgelehnt, Mitglied für einen Tag gesperrt
        [held-banned] Abgelehnt, Mitglied für immer gesperrt
        [held-gone] Vom Mitglied selbst zurückgenommen, oder seine Nachricht wurde gelöscht
       *[report-expired] Niemand hat rechtzeitig entschieden
    }
case-outcome = **{ $verdict }** ({ $when }).
case-outcome-by = **{ $verdict }** (von { $member }, { $when }).
case-decided-before = Jemand war schneller: { $outcome }
case-over = Das ist schon entschieden.
case-button = { $verdict ->
        [deleted] Löschen
        [dismissed] Stehen lassen
        [released] Erstellen
        [refused] Ablehnen
        [banned-day] { $kind ->
            [report] Löschen, einen Tag sperren
           *[held] Ablehnen, einen Tag sperren
        }
       *[banned] { $kind ->
            [report] Löschen, für immer sperren
           *[held] Ablehnen, für immer sperren
        }
    }
case-menu-report = Melden
case-menu-report-hint = Den Mods Bescheid sagen; andere Mitglieder erfahren nichts davon
case-form-title = Dieses Video melden
case-form-reason = Was stimmt damit nicht? (darf leer bleiben)
case-thanks = { $who ->
        [host] Danke. Der Host dieses Bots weiß jetzt Bescheid, und du hörst, was daraus wird.
       *[moderators] Danke. Die Mods wissen jetzt Bescheid, und du hörst, was daraus wird.
    } Andere Mitglieder erfahren nicht, dass du es gemeldet hast.
case-reported-before = Dieses Video hast du schon gemeldet. Du hörst, was daraus wird.
case-too-many-reports = { $most ->
        [one] Eine Meldung von dir wartet
       *[other] { $most } Meldungen von dir warten
    } noch, und mehr geht nicht. Warte bitte, bis etwas davon angesehen wurde.
case-nothing-to-report = Hier gibt es kein Video, das sich melden ließe.
case-private = Nur du siehst dieses Video, also gibt es nichts zu melden. Du kannst es löschen.
case-your-report = { $verdict ->
        [deleted] Du hast ein Video gemeldet: Es wurde gelöscht. Danke.
        [gone] Du hast ein Video gemeldet: Es ist inzwischen gelöscht. Danke.
        [dismissed] Du hast ein Video gemeldet: Es wurde angesehen und bleibt stehen. Trotzdem danke.
       *[expired] Du hast ein Video gemeldet: 30 Tage lang hat es niemand angesehen, damit ist die Meldung vorbei. Wenn es immer noch nicht in Ordnung ist, schreib bitte den Mods.
    }
    -# { $link }
case-status = { $member } wünscht sich ein Video. Es wartet auf die Mods dieses Servers, die noch entscheiden, ob es erstellt wird. Die Frist endet { $when }.
case-refused = Die Mods dieses Servers möchten dieses Video nicht. Nimm bitte andere Worte.
case-undecided = Die Mods dieses Servers haben nicht rechtzeitig entschieden, deshalb wird es nicht erstellt. Du kannst es noch einmal anfragen, auch mit anderen Worten.
case-not-a-moderator = { $member } ist hier Mod und kann nicht für Videos gesperrt werden. Wem der Server gehört, kann diese Rolle entziehen.
case-not-the-bot = Das bin ich.
case-banned = { $member } kann hier keine Videos { $until ->
        [0] mehr machen
       *[other] machen, die Sperre endet { $when }
    }. { $count ->
        [0] Es wartete nichts von diesem Mitglied.
        [one] Ein Video dieses Mitglieds, das noch nicht fertig war, ist abgebrochen.
       *[other] { $count } Videos dieses Mitglieds, die noch nicht fertig waren, sind abgebrochen.
    }
case-unbanned = { $member } kann hier wieder Videos machen.
case-was-not-banned = { $member } ist hier nicht gesperrt.
case-no-bans = Niemand ist hier für Videos gesperrt.
case-ban = { $member }, für immer, von { $by }, { $since }
case-ban-until = { $member }, endet { $when }, von { $by }, { $since }
case-ban-nobody = jemand, dessen Daten gelöscht sind
case-more-bans = … und { $count ->
        [one] eine weitere.
       *[other] { $count } weitere.
    } Im Audit-Log stehen alle.
case-audit = { $count ->
        [0] In dieser Zeit wurde nichts notiert.
        [one] Eine Zeile, nur für deine Augen.
       *[other] { $count } Zeilen, die neuesten zuerst, nur für deine Augen.
    }
case-audit-cut = Das sind die neuesten { $count } Zeilen; eine größere Datei nimmt Discord nicht an. Frag weniger Tage ab, um zu sehen, ob ältere fehlen.
case-ban-days = { $count ->
        [0] für immer
        [one] für einen Tag
       *[other] für { $count } Tage
    }
case-why = { $reason }
case-nobody-to-ban = Wer das angefragt hat, hat seine Daten gelöscht, deshalb weiß ich nicht mehr, wen ich sperren soll. Lösch das Video; wer angefragt hat, steht in seiner Nachricht.
