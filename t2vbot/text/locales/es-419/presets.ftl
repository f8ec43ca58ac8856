# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = El estilo { $style } se hace con { $models }, que aquí no puedes usar. Elige otro estilo.
