# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = The style { $style } is made with { $models }, which you may not use here. Choose another style.
