# What a screen reader reads for a file, and what is shown where the file cannot be.
alt-video = AI生成の動画：{ $words }
alt-drafts = AI生成の下書き { $count } 本を並べたもの：{ $words }
alt-film = AI生成の { $scenes } シーンのムービー「{ $title }」：{ $words }
alt-film-untitled = AI生成の { $scenes } シーンのムービー：{ $words }
alt-scene = { $number }. { $words }
# Where the words were refused, or moderators did not release them.
alt-withheld = AI生成の動画。リクエストの内容はここには表示されません。
alt-start-picture = 動画の最初になる画像
