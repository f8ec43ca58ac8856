# What a screen reader reads for a file, and what is shown where the file cannot be.
alt-video = AI 生成的视频：{ $words }
alt-drafts = { $count } 个 AI 生成的草稿，并排在一起：{ $words }
alt-film = AI 生成的影片《{ $title }》，共 { $scenes } 个场景：{ $words }
alt-film-untitled = AI 生成的影片，共 { $scenes } 个场景：{ $words }
alt-scene = { $number }. { $words }
# Where the words were refused, or moderators did not release them.
alt-withheld = AI 生成的视频。这里不显示所要的内容。
alt-start-picture = 视频开头要用的图片
