# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = Le style { $style } se fait avec { $models }, que tu ne peux pas utiliser ici. Choisis un autre style.
