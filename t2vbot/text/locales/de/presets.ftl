# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = Den Stil { $style } macht { $models }, und das darfst du hier nicht benutzen. Wähl einen anderen Stil.
