# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = El estilo { $style } se hace con { $models }, que aquí no puedes usar. Elige otro estilo.
presets-no-seed = Una semilla no puede ser un valor por defecto: todos los vídeos saldrían iguales. Quítala de la línea de números.
presets-not-private = Según tus valores por defecto, solo tú ves tus vídeos, y los moderadores no quieren vídeos privados aquí. Pon `privado:False` para mostrarlo a todos o pídemelo por mensaje directo.
presets-range = { $what ->
        [seconds] El número de segundos
        [steps] El número de pasos
       *[guidance] La guía
    } tiene que estar entre { $low } y { $high }.
presets-prompt-gone = Ese prompt anterior ya no está a mano. Escribe algunas de sus palabras y elígelo otra vez, o escríbelo entero.
presets-left-out = Algunos de tus valores por defecto no funcionan aquí, así que el vídeo se hace sin ellos:
presets-left-out-one = { $name }: { $why }
presets-line = { $name }: { $value }
presets-name = { $name ->
        [model] Modelo
        [style] Estilo
        [size] Tamaño
        [seconds] Segundos
        [num_inference_steps] Pasos
        [guidance_scale] Guía
        [numbers] Números
        [showing] Se muestra
        [private] Solo para ti
        [notify] Mención
       *[negative_prompt] Evitar
    }
presets-seconds = { $seconds } s
presets-steps = { $steps } pasos
presets-guidance = guía { $guidance }
presets-head = **Tus valores por defecto** para `/video` y Animar, en todas partes. Lo que pongas allí cuenta más que ellos.
presets-none = Todavía no tienes valores por defecto. Lo que elijas aquí vale en todas partes para `/video` y Animar, cuando no pongas nada.
presets-not-here = Aquí se dejarían fuera estos:
presets-showing = { $how ->
        [spoiler] tras un spoiler
       *[private] solo a ti
    }
presets-notify = { $when ->
        [always] siempre
        [never] nunca
       *[slow] si ha tardado más de un minuto
    }
presets-shown = { $how ->
        [spoiler] Tras un spoiler
        [private] Solo a ti
        [both] Solo a ti, tras un spoiler
       *[openly] A la vista
    }
presets-button-making = Cambiar los valores
presets-button-showing = Mención y privacidad
presets-button-clear = Borrar todo
presets-cleared = Tus valores por defecto se han borrado.
presets-changed = Tus valores por defecto han cambiado.
presets-form-making = Tus valores por defecto
presets-form-showing = Cómo llegan tus vídeos
presets-form-style = Estilo
presets-form-none = Sin valor
presets-form-numbers = Segundos, pasos y guía
presets-form-numbers-hint = Por ejemplo: 2 s, 20 pasos, guía 7.5. Lo que no pongas lo decide el modelo.
presets-form-shown = A quién se muestra
presets-form-notify = Cuándo mencionarte al terminar
