# Why a request is refused, and what to do next. "where" is a rules-scope, "when" counts down by itself.
rules-scope = { $scope ->
        [host] en este bot
        [channel] en este canal
        [role] para tus roles
       *[server] en este servidor
    }
rules-when = El primero debería estar listo { $when }.
rules-when-unknown = /queue muestra cómo avanzan.
rules-too-many-of-member =
    Ya tienes { $count ->
        [one] un video
        [many] { $count } de videos
       *[other] { $count } videos
    } en marcha, y el máximo a la vez { $where } es { $most }. { $when } También puedes cancelar uno.
rules-queue-full = La cola está llena: hay { $count } videos en espera. Inténtalo más tarde; /queue muestra cómo avanza.
rules-server-full = Este servidor ya tiene { $count } videos en marcha, y el máximo a la vez aquí es { $most }. Inténtalo otra vez cuando se hayan hecho algunos; /queue muestra cómo avanza.
rules-too-fast = Fueron muchos en un minuto; el máximo es { $most }. Espera un momento.
rules-cooldown = Entre dos solicitudes hay una pausa de { $seconds } s { $where }. Puedes pedir la siguiente { $when }.
rules-quota = { $name ->
        [quota_clips] Puedes tener { $most ->
            [one] un video
            [many] { $most } de videos
           *[other] { $most } videos
        } en 24 horas { $where }. Esto necesita { $needed }, y te quedan { $left }.
       *[quota_seconds] Puedes usar { $most } segundos de dispositivo en 24 horas { $where }. Esto necesita unos { $needed }, y te quedan { $left }.
    } Vuelve a haber lugar { $when }.
rules-quota-never = { $name ->
        [quota_clips] Esto necesita { $needed ->
            [one] un video
            [many] { $needed } de videos
           *[other] { $needed } videos
        }, y el máximo en 24 horas { $where } es { $most }. Pide menos a la vez.
       *[quota_seconds] Esto necesita unos { $needed } segundos de dispositivo, y el máximo en 24 horas { $where } es { $most }. Pide un video más corto o más pequeño, o menos pasos.
    }
rules-too-much = { $name ->
        [most_side] Una imagen de { $asked } píxeles en su lado más largo es demasiado grande; el máximo { $where } es { $most }. Elige un tamaño más pequeño.
        [most_seconds] Un video de { $asked } segundos es demasiado largo; el máximo { $where } es { $most } segundos. Pide menos segundos.
       *[most_steps] { $asked } pasos son demasiados; el máximo { $where } es { $most }. Pide menos pasos.
    }
rules-model = El modelo { $model } no se puede usar { $where }. Elige uno de estos: { $models }.
rules-not-here = En este canal no se pueden hacer videos. Pregunta a los moderadores dónde sí.
rules-only-there = En este canal no se pueden hacer videos. Prueba en { $channel }.
rules-age-restricted-only = En este servidor solo se pueden hacer videos en canales con restricción de edad.
rules-no-private = Los moderadores no quieren videos privados aquí. Quita esa opción o pídemelo por mensaje directo.
rules-banned = { $where ->
        [everywhere] El anfitrión de este bot ya no hace videos para ti.
       *[here] Los moderadores de este servidor no te dejan hacer videos. Si crees que es un error, habla con ellos.
    }
rules-banned-until = { $where ->
        [everywhere] El anfitrión de este bot no te deja hacer videos; podrás de nuevo { $when }.
       *[here] Los moderadores de este servidor no te dejan hacer videos; podrás de nuevo { $when }.
    }
rules-server-banned = El anfitrión de este bot ya no hace videos en este servidor.
rules-words = Los moderadores de este servidor no quieren videos sobre eso. Usa otras palabras.
rules-words-host = El anfitrión de este bot no quiere videos sobre eso. Usa otras palabras.
rules-too-many-words = Una lista puede tener { $most } palabras como mucho.

# The host's pauses and quiet hours. "when" counts down by itself.
rules-state = { $state ->
        [paused] El bot está en pausa. { $again }
        [quiet] El bot está en sus horas de descanso. { $again }
       *[draining] El bot termina lo que está en marcha y, por ahora, no acepta nada nuevo.
    }{ $reason }
rules-again = Vuelve a empezar videos { $when }.
rules-again-unknown = Todavía no se sabe cuándo volverá a empezar videos.
rules-reason = {" "}Su anfitrión dice: «{ $reason }»
rules-reason-none = {""}
rules-not-now = { $said } Por eso no se aceptó tu solicitud. Vuelve a pedirlo más tarde.
rules-clock-malformed = Eso no es una hora del día. Escribe horas y minutos, por ejemplo 22:00.
rules-quiet-empty = Las horas de descanso tienen que acabar a otra hora distinta de la que empiezan. Escribe, por ejemplo, 22:00 y 08:00; para que el bot no trabaje nada, ponlo en pausa.
rules-until-malformed = Eso no es ni una hora del día ni una duración. Escribe 18:00, o bien 90m, 2h o 3d (un año como mucho), o nada para una pausa hasta que lo reanudes.

# What moderators set.
rules-setting-unknown = Ese ajuste no existe. Elige uno de la lista.
rules-range = { $kind ->
        [whole] Tiene que ser un número entero de { $low } a { $high }.
        [whole-unlimited] Tiene que ser un número entero de { $low } a { $high }, o «sin límite».
        [any] Tiene que ser un número de { $low } a { $high }.
       *[any-unlimited] Tiene que ser un número de { $low } a { $high }, o «sin límite».
    }
rules-not-an-option = Esa no es una de las opciones. Elige una de la lista.
rules-too-many-rules = Un servidor puede tener { $most } ajustes como mucho. Quita antes algunos.
rules-nothing-to-undo = Ya no queda ningún cambio que se pueda deshacer.
rules-leaving = Tus datos se están eliminando en este momento. Inténtalo otra vez en un minuto.


# A list of words.
rules-word-empty = En esa línea no hay ninguna palabra. Escribe una palabra, una frase o el comienzo de una palabra con un * detrás.
rules-word-too-long = Una línea de { $count } caracteres es demasiado larga; el máximo es { $most }. Escribe menos palabras, una entrada por línea.
rules-word-only-marks = «{ $line }» no tiene ninguna letra ni cifra. Escribe la palabra en sí.
rules-word-star = «{ $line }» tiene un * que no está al final. Escribe palabra* para todas las que empiezan por «palabra»; nada más se puede dejar abierto.
rules-word-too-short = «{ $line }» es demasiado corta: hacen falta al menos { $least } letras o cifras. Quítala o escribe una palabra más larga.
rules-prefix-too-short = «{ $line }» es un comienzo demasiado corto, porque coincidiría con demasiadas palabras: antes del * hacen falta al menos { $least } letras. Escribe más letras de la palabra, o la palabra entera sin el *.
rules-words-faults =
    No se guardó ninguna de estas entradas, porque algunas no se pueden usar:
    { $faults }
rules-words-many-faults =
    No se guardó ninguna de estas entradas, porque algunas no se pueden usar:
    { $faults }
    … y { $more ->
        [one] una más
        [many] { $more } más
       *[other] { $more } más
    }
