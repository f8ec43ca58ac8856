# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = 风格 { $style } 要用 { $models } 来做，而你在这里不能用它。请换一个风格。
