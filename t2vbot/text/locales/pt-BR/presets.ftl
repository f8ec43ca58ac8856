# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = O estilo { $style } é feito com { $models }, que você não pode usar aqui. Escolha outro estilo.
