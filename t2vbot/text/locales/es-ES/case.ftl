# What waits for moderators to decide. "link" leads to the message that it is about.
case-reported = 🚩 **Vídeo denunciado**{ $count ->
        [one] {""}
        [many] {" "}por { $count } de personas
       *[other] {" "}por { $count } personas
    }. { $link }
    { $member } lo pidió:
case-held = ✋ **Hay una petición pendiente de decisión**, porque contiene una palabra de la lista. { $link }
    { $member } ha pedido:
case-reporter = Denunciado por { $member }.
case-reporter-why = Denunciado por { $member }: { $reason }
case-more-reporters = … y por { $count } más.
case-open-until = -# Los miembros no ven quién ha denunciado, ni este mensaje. Si nadie decide, se cierra { $when }.
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
case-decided-before = Alguien se te ha adelantado: { $outcome }
case-over = Eso ya se ha decidido.
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
case-menu-report = Denunciar
case-menu-report-hint = Avisa a los moderadores; los demás miembros no se enteran
case-form-title = Denunciar este vídeo
case-form-reason = ¿Qué tiene de malo? (puede quedar vacío)
case-thanks = { $who ->
        [host] Gracias. Hemos avisado a quien aloja este bot, y sabrás en qué queda.
       *[moderators] Gracias. Hemos avisado a los moderadores, y sabrás en qué queda.
    } Los demás miembros no se enteran de que lo has denunciado.
case-reported-before = Ya has denunciado este vídeo. Sabrás en qué queda.
case-too-many-reports = Tienes { $most } denuncias pendientes de revisar, y ese es el máximo. Espera a que se revise alguna.
case-nothing-to-report = Aquí no hay ningún vídeo que se pueda denunciar.
case-private = Este vídeo solo lo ves tú, así que no hay nada que denunciar. Puedes eliminarlo.
case-your-report = { $verdict ->
        [deleted] Denunciaste un vídeo: se ha eliminado. Gracias.
        [gone] Denunciaste un vídeo: ya está eliminado. Gracias.
        [dismissed] Denunciaste un vídeo: se ha revisado y se queda. Gracias de todos modos.
       *[expired] Denunciaste un vídeo: nadie lo ha revisado en 30 días, así que la denuncia se cierra. Si sigue estando mal, escribe a los moderadores.
    }
    -# { $link }
# For who asked for what is held.
case-status = { $member } ha pedido un vídeo. Está pendiente de los moderadores de este servidor, que deciden si se hace. El plazo acaba { $when }.
case-refused = Los moderadores de este servidor no quieren este vídeo. Usa otras palabras.
case-undecided = Los moderadores de este servidor no decidieron a tiempo, así que no se hace. Puedes pedirlo otra vez, o con otras palabras.
# Bans.
case-not-a-moderator = { $member } es moderador aquí, y no se le puede prohibir hacer vídeos. Quien sea dueño del servidor puede quitarle ese rol.
case-not-the-bot = Ese soy yo.
case-banned = { $member } ya no puede hacer vídeos aquí{ $until ->
        [0] {""}
       *[other] ; podrá de nuevo { $when }
    }. { $count ->
        [0] No tenía nada en espera.
        [one] Se ha cancelado un vídeo suyo que aún no estaba hecho.
        [many] Se han cancelado { $count } de vídeos suyos que aún no estaban hechos.
       *[other] Se han cancelado { $count } vídeos suyos que aún no estaban hechos.
    }
case-unbanned = { $member } puede volver a hacer vídeos aquí.
case-was-not-banned = { $member } no tiene ningún baneo aquí.
case-no-bans = Nadie tiene prohibido hacer vídeos aquí.
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
case-nobody-to-ban = Quien pidió esto ha eliminado sus datos, así que ya no sé a quién banear. Elimina el vídeo; en su mensaje pone quién lo pidió.
