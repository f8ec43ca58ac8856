# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = スタイル { $style } は { $models } で作りますが、ここではそのモデルを使えません。別のスタイルを選んでください。
