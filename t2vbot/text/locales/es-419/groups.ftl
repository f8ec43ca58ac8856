# Films out of clips that are there.
groups-film-nothing-picked = Elige primero las escenas, en el orden en que deben ir.
groups-film-already-cut = Esta película ya está armada. Escribe /film para hacer otra.
groups-offer-gone = Esto ya se decidió. Usa /video para pedirlo otra vez.
groups-film-forgotten = Ya no sé qué película es esta. Escribe /film para empezar de nuevo.
# Jams.
groups-over = Esto ya terminó. Con /jam y /relay empieza otra cosa.
groups-not-now = Para eso es demasiado tarde, o demasiado pronto: mira su mensaje en el canal.
groups-no-scene = Esta escena se retiró.
groups-jam-enough-scenes = { $most ->
        [one] Ya escribiste tu escena. Cámbiala o retírala.
        [many] Ya escribiste tus { $most } de escenas. Cambia o retira una.
       *[other] Ya escribiste tus { $most } escenas. Cambia o retira una.
    }
groups-jam-full = Ya hay { $most } escenas, y no caben más.
groups-jam-not-your-scene = Eso solo lo puede hacer quien escribió esta escena.
groups-jam-own-vote = Vota la escena de otra persona.
groups-jam-no-votes-left = { $most ->
        [0] En esta jam no se vota.
        [one] Ya diste tu voto. Presiona el botón de esa escena para retirarlo.
        [many] Ya diste tus { $most } de votos. Presiona el botón de una de esas escenas para retirarlo.
       *[other] Ya diste tus { $most } votos. Presiona el botón de una de esas escenas para retirarlo.
    }
groups-no-words = La escena está vacía.
groups-too-many-words = Una escena tiene como mucho { $most } caracteres.
groups-vote-over = La votación terminó. Si presionas un número, ese borrador se hace para ti.
groups-vote-no-draft = Ese borrador no existe.
groups-relay-making = Este turno se está haciendo. El siguiente queda libre después.
groups-relay-taken = Otra persona tiene este turno. Si no escribe nada a tiempo, vuelve a quedar libre.
groups-jam-nothing-to-redo = En esta película no hay ninguna escena tuya.
groups-jam-nothing-picked = Elige las escenas de la película.
groups-jam-still-making = { $count ->
        [one] Aún se está haciendo una escena
        [many] Aún se están haciendo { $count } de escenas
       *[other] Aún se están haciendo { $count } escenas
    }. La película viene después.
groups-none-wanted = Los moderadores de este servidor no quieren { $kind ->
        [relay] relevos
       *[jam] jams
    } (/video-settings).
groups-enough-here = En este canal ya hay { $most ->
        [one] { $kind ->
            [relay] un relevo
           *[jam] una jam
        }
        [many] { $most } de { $kind ->
            [relay] relevos
           *[jam] jams
        }
       *[other] { $most } { $kind ->
            [relay] relevos
           *[jam] jams
        }
    }.
groups-too-many = Ya organizas { $most } { $kind ->
        [relay] relevos
       *[jam] jams
    }.
# In the credits of a film, in place of a name.
groups-a-member = un miembro
