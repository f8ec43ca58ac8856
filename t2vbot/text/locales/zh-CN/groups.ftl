# Films out of clips that are there.
groups-film-nothing-picked = 请先按播放的先后顺序选择场景。
groups-film-already-cut = 这部影片已经剪好了。输入 /film 再剪一部。
groups-offer-gone = 这个已经决定了。用 /video 重新做一个吧。
groups-film-forgotten = 我不记得这是哪部影片了。输入 /film 重新开始。
# Jams.
groups-over = 这个已经结束了。用 /jam 或 /relay 再开一个。
groups-not-now = 现在太晚或太早：看看它在频道里的消息。
groups-no-scene = 这个场景已经撤回了。
groups-jam-enough-scenes = { $most ->
        [1] 你已经写好了你的场景。可以修改或撤回它。
       *[other] 你已经写好了 { $most } 个场景。可以修改或撤回其中一个。
    }
groups-jam-full = 已经有 { $most } 个场景了，放不下更多。
groups-jam-not-your-scene = 只有写这个场景的人可以这样做。
groups-jam-own-vote = 请投给别人的场景。
groups-jam-no-votes-left = { $most ->
        [0] 这次共创不投票。
        [1] 你已经投了你的一票。点你投过的那个场景的按钮可以收回。
       *[other] 你的 { $most } 票都投完了。点其中一个的按钮可以收回。
    }
groups-no-words = 场景是空的。
groups-too-many-words = 一个场景最多 { $most } 个字符。
groups-vote-over = 投票结束了。点一个数字，就为你做那个草稿。
groups-vote-no-draft = 没有这个草稿。
groups-relay-making = 这一棒正在制作。做好后就能接下一棒。
groups-relay-taken = 这一棒有人接了。如果到时间还没写，就会重新空出来。
groups-jam-nothing-to-redo = 这部影片里没有你的场景。
groups-jam-nothing-picked = 请选择影片的场景。
groups-jam-still-making = 还有 { $count } 个场景正在制作。之后就会做影片。
groups-none-wanted = 这个服务器的管理员不允许{ $kind ->
        [relay] 接力
       *[jam] 共创
    }（/video-settings）。
groups-enough-here = 这个频道里已经有 { $most } 个{ $kind ->
        [relay] 接力
       *[jam] 共创
    }了。
groups-too-many = 你已经发起了 { $most } 个{ $kind ->
        [relay] 接力
       *[jam] 共创
    }。
# In the credits of a film, in place of a name.
groups-a-member = 一位成员
