# What waits for moderators to decide. "link" leads to the message that it is about.
case-reported = 🚩 **Video reportado**{ $count ->
        [one] {""}
        [many] {" "}por { $count } de personas
       *[other] {" "}por { $count } personas
    }. { $link }
    { $member } lo pidió:
case-held = ✋ **Hay una solicitud pendiente de decisión**, porque contiene una palabra de la lista. { $link }
    { $member } pidió:
case-reporter = Reportado por { $member }.
case-reporter-why = Reportado por { $member }: { $reason }
case-more-reporters = … y por { $count } más.
case-open-until = -# Los miembros no ven quién reportó, ni este mensaje. Si nadie decide, se cierra { $when }.
case-not-deleted = ⚠️ No puedo eliminar ese mensaje: Discord no me deja escribir allí. Puede hacerlo quien tenga ese permiso allí.
case-verdict = { $kind ->
        [report-deleted] Eliminado
        [report-dismissed] Se queda
        [report-banned-day] Eliminado, y su autor baneado un día
        [report-banned] Eliminado, y su autor baneado para siempre
        [report-gone] El mensaje se eliminó a mano
        [held-released] Aceptada
        [held-refused] Rechazada
        [held-banned-day] Rechazada, y su autor baneado un día
        [held-banned] Rechazada, y su autor baneado para siempre
        [held-gone] La retiró quien la había pedido, o se eliminó su mensaje
       *[report-expired] Nadie decidió a tiempo
    }
case-outcome = **{ $verdict }** { $when }.
case-outcome-by = **{ $verdict }**: decisión de { $member } { $when }.
case-decided-before = Alguien se te adelantó: { $outcome }
case-over = Eso ya se decidió.
case-button = { $verdict ->
        [deleted] Eliminar
        [dismissed] Dejarlo
        [released] Aceptar
        [refused] Rechazar
        [banned-day] { $kind ->
            [report] Eliminar y banear un día
           *[held] Rechazar y banear un día
        }
       *[banned] { $kind ->
            [report] Eliminar y banear para siempre
           *[held] Rechazar y banear para siempre
        }
    }
# For who reports.
case-menu-report = Reportar
case-menu-report-hint = Avisa a los moderadores; los demás miembros no se enteran
case-form-title = Reportar este video
case-form-reason = ¿Qué tiene de malo? (puede quedar vacío)
case-thanks = { $who ->
        [host] Gracias. Avisamos a quien aloja este bot, y sabrás en qué queda.
       *[moderators] Gracias. Avisamos a los moderadores, y sabrás en qué queda.
    } Los demás miembros no se enteran de que lo reportaste.
case-reported-before = Ya reportaste este video. Sabrás en qué queda.
case-too-many-reports = Tienes { $most } reportes pendientes de revisar, y ese es el máximo. Espera a que se revise alguno.
case-nothing-to-report = Aquí no hay ningún video que se pueda reportar.
case-private = Este video solo lo ves tú, así que no hay nada que reportar. Puedes eliminarlo.
case-your-report = { $verdict ->
        [deleted] Reportaste un video: se eliminó. Gracias.
        [gone] Reportaste un video: ya está eliminado. Gracias.
        [dismissed] Reportaste un video: se revisó y se queda. Gracias de todos modos.
       *[expired] Reportaste un video: nadie lo revisó en 30 días, así que el reporte se cierra. Si sigue estando mal, escribe a los moderadores.
    }
    -# { $link }
# For who asked for what is held.
case-status = { $member } pidió un video. Está pendiente de los moderadores de este servidor, que deciden si se hace. El plazo acaba { $when }.
case-refused = Los moderadores de este servidor no quieren este video. Usa otras palabras.
case-undecided = Los moderadores de este servidor no decidieron a tiempo, así que no se hace. Puedes pedirlo otra vez, o con otras palabras.
# Bans.
case-not-a-moderator = { $member } es moderador aquí, y no se le puede prohibir hacer videos. Quien sea dueño del servidor puede quitarle ese rol.
case-not-the-bot = Ese soy yo.
case-banned = { $member } ya no puede hacer videos aquí{ $until ->
        [0] {""}
       *[other] ; podrá de nuevo { $when }
    }. { $count ->
        [0] No tenía nada en espera.
        [one] Se canceló un video suyo que aún no estaba hecho.
        [many] Se cancelaron { $count } de videos suyos que aún no estaban hechos.
       *[other] Se cancelaron { $count } videos suyos que aún no estaban hechos.
    }
case-unbanned = { $member } puede volver a hacer videos aquí.
case-was-not-banned = { $member } no tiene ningún baneo aquí.
case-no-bans = Nadie tiene prohibido hacer videos aquí.
case-ban = { $member }, para siempre, por { $by }, { $since }
case-ban-until = { $member }: acaba { $when }; por { $by }, { $since }
case-ban-nobody = alguien que pidió eliminar sus datos
case-more-bans = … y { $count } más. El registro de auditoría los tiene todos.
# The audit log.
case-audit = { $count ->
        [0] En ese tiempo no se anotó nada.
        [one] Una línea, solo para ti.
        [many] { $count } de líneas, las más nuevas primero, solo para ti.
       *[other] { $count } líneas, las más nuevas primero, solo para ti.
    }
case-audit-cut = Estas son las { $count } líneas más nuevas; Discord no acepta un archivo más grande. Pide menos días para ver si faltan otras más antiguas.
case-ban-days = { $count ->
        [0] para siempre
        [one] durante un día
        [many] durante { $count } de días
       *[other] durante { $count } días
    }
case-why = { $reason }
case-nobody-to-ban = Quien pidió esto eliminó sus datos, así que ya no sé a quién banear. Elimina el video; en su mensaje dice quién lo pidió.
