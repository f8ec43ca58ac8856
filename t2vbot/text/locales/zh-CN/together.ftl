# What the messages of jams and relays share.
together-filming = 正在把 { $count } 个场景剪成影片。
together-ended = { $count } 个场景的影片在下面。{ $failed ->
        [0] {""}
       *[other] {" "}有 { $failed } 个场景没做成，没有放进去。
    }
together-film-failed = 影片没能剪成；原因写在下面的消息里。
together-no-threads = -# 所有内容都会发在这里：管理员可以让我开子区（“创建公共子区”、“在子区内发送消息”）。
together-not-yours = 只有发起它的 { $member } 和管理员可以这样做。
together-not-here = { $kind ->
        [relay] 接力
       *[jam] 共创
    }需要在我所在的服务器里进行：在这里别人没法参加。/video 在这里可以用。
together-not-seen = 我看不到这个频道，所以没法在这里一起做影片。管理员可以给我权限（“查看频道”）。
together-you-wrote =
    你写的内容，可以复制：
    { $words }
