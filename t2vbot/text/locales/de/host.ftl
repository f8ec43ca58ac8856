host-owners-only = Das ist nur für die Besitzer dieses Bots.

host-state = { $state ->
        [running] ▶️ **Der Bot läuft.**
        [paused] ⏸️ **Pausiert** { $until }: Es wird nichts Neues begonnen.
        [quiet] 🌙 **Ruhezeit** { $until }: Es wird nichts Neues begonnen. „Fortsetzen“ lässt sie dieses eine Mal aus.
       *[draining] 🚰 **Läuft aus**: Was unterwegs ist, wird fertig gemacht.
    } { $accepts ->
        [yes] Neue Anfragen werden angenommen.
       *[no] Neue Anfragen werden abgelehnt.
    }{ $reason }
host-until = (bis { $when })
host-until-resumed = (bis du fortsetzt)
host-until-unbanned = (für immer)
host-reason = {" "}Mitglieder lesen dazu: „{ $reason }“
host-no-reason = {""}
host-quiet = Ruhezeit: jeden Tag { $hours }, nach der Uhr dieses Computers, auf der es { $now } ist.
host-no-quiet = Es gibt keine Ruhezeit.
host-queue = In Arbeit: { $making } · in der Warteschlange: { $waiting } · bei den Mods: { $held }
host-memory = Im Speicher: { $models }
host-no-memory = Kein Modell ist im Speicher.
host-devices = Geräte: { $count }
host-device = - { $name }: { $memory }
host-more-devices = - und { $count ->
        [one] ein weiteres
       *[other] { $count } weitere
    }
host-no-device = Kein Gerät ist verbunden: Solange wird nichts erstellt.

host-paused = ✔️ Pausiert.
host-draining = ✔️ Der Bot macht fertig, was unterwegs ist, und nimmt nichts Neues an, bis du fortsetzt.
host-resumed = ✔️ Der Bot macht weiter.
host-quiet-set = ✔️ Ruhezeit: jeden Tag { $hours }.
host-quiet-none = ✔️ Es gibt keine Ruhezeit mehr.
host-unloaded = ✔️ Der Speicher ist frei. Das nächste Video lädt sein Modell neu.
host-unloads-later = ✔️ Der Speicher wird nach dem Video frei, das gerade in Arbeit ist.
host-cancel-none = Dieses Video ist nicht mehr unterwegs. Wähl eins aus der Liste.
host-cancelled = ✔️ Abgebrochen: ein Video für { $member }.
host-ban-owner = Besitzer des Bots und der Bot selbst können nicht gesperrt werden.
host-ban-own-server = Das ist dein eigener Server. Wähl einen anderen.
host-no-server = Das ist kein Server. Wähl einen aus der Liste, oder schreib seine ID.
host-banned = ✔️ { $member } darf nirgends { $days ->
        [0] mehr Videos machen
        [one] Videos machen, einen Tag lang
       *[other] Videos machen, { $days } Tage lang
    }. { $count ->
        [0] Es war nichts von diesem Mitglied unterwegs.
        [one] Ein Video dieses Mitglieds wurde abgebrochen.
       *[other] { $count } Videos dieses Mitglieds wurden abgebrochen.
    }
host-unbanned = ✔️ { $who } darf wieder Videos machen.
host-was-not-banned = { $who } war nicht gesperrt. /video-host bans zeigt, wer es ist.
host-server-banned = ✔️ Auf { $server } werden keine Videos mehr gemacht, und der Bot ist nicht mehr dort.

host-ban = { $member } { $until }, gesperrt { $since }
host-ban-server = Der Server { $server } (`{ $id }`), gesperrt { $since }
host-no-bans = Niemand ist gesperrt.
host-somebody = jemand

host-choice-waiting = { $position }. { $member }: { $words }
host-choice = { $state ->
        [held] bei den Mods
        [waiting] wartet
        [encoding] wird kodiert
       *[running] in Arbeit
    } · { $member }: { $words }

host-button-pause = Pausieren
host-button-resume = Fortsetzen
host-button-drain = Auslaufen lassen
host-button-unload = Speicher leeren
host-button-quiet = Ruhezeit
host-button-figures = Statistik
host-form-pause = Den Bot pausieren
host-form-reason = Was Mitglieder dazu lesen
host-form-until = Bis wann
host-form-until-hint = 18:00, 90m, 2h, 3d; leer: bis du fortsetzt
host-form-quiet = Ruhezeit an jedem Tag
host-form-from = Von, zum Beispiel 22:00; leer: keine
host-form-to = Bis, zum Beispiel 08:00

host-figures = **{ $days ->
        [one] Letzte 24 Stunden
       *[other] Letzte { $days } Tage
    }**: { $made ->
        [one] ein Video
       *[other] { $made } Videos
    } erstellt, { $cancelled } abgebrochen
host-figures-failed = { $count ->
        [0] Nichts ist fehlgeschlagen.
       *[other] Fehlgeschlagen: { $count } ({ $causes })
    }
host-cause = { $cause ->
        [memory] zu wenig Speicher
        [device] das Gerät
        [picture] kein brauchbares Bild
        [check] von der Ausgabeprüfung zurückgehalten
        [download] kein Download
        [model] das Modell
        [bug] ein Fehler im Bot
       *[other] andere Gründe
    }: { $count }
host-figures-none = keine
host-figures-device = Gerät: { $seconds } s, { $share } % der Zeit
host-figures-wait = Die Hälfte der Videos begann innerhalb von { $wait }.
host-figures-models = Modelle: { $models }
host-figures-servers = Server: { $servers }
host-no-servers = Direktnachrichten und selbst installierte Apps
host-figures-disk = **Festplatte**: { $used } GB mit aufgehobenen Videos, { $free } GB frei
host-figures-memory = **Arbeitsspeicher**: { $own } GB vom Bot, { $free } von { $total } GB frei
host-figures-versions = **Versionen**: { $versions }
host-figures-uptime = **Läuft** seit { $uptime }

host-presence-idle = /video
host-presence-waiting = { $waiting } in der Warteschlange
host-presence-making = { $making } in Arbeit{ $waiting ->
        [0] {""}
       *[other] , { $waiting } in der Warteschlange
    }
host-presence-draining = { $count ->
        [0] nimmt nichts Neues an
       *[other] macht fertig, noch { $count }
    }
host-presence-closed = { $state ->
        [quiet] Ruhezeit
       *[paused] pausiert
    }
host-presence-closed-until = { $state ->
        [quiet] Ruhezeit bis { $when }
       *[paused] pausiert bis { $when }
    }
