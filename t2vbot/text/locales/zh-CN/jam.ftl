# A jam's board, scenes and buttons.
jam-head =
    🎬 **一起做一部影片：{ $theme }**
    由 { $member } 发起
jam-open = { $count ->
        [0] 还没有场景
       *[other] 已有 { $count } 个场景
    } · { $when } 截止
jam-rules = -# 每人可以写 { $scenes } 个场景；{ $votes ->
        [0] 不投票
       *[other] 每人有 { $votes } 票，不能投给自己
    }。
jam-making = 制作中：完成 { $done } 个，失败 { $failed } 个，还剩 { $left } 个。
jam-cutting = 所有场景都做完了（{ $failed ->
        [0] 没有失败的
       *[other] { $failed } 个失败，不放进影片
    }）。你可以重做自己的场景，也可以让发起人排顺序：{ $when } 剪辑。
jam-ended-without-film = 没有影片：一个场景都没做成。原因写在每个场景的消息里。
jam-ended-without-scenes = 没有影片：没有人写场景。
jam-scene =
    {"**"}{ $number }.** { $member }
    { $words }
    { $line }
jam-votes = 👍 { $count } 票
jam-not-chosen = -# 没有选上，得了 { $count } 票。
jam-order = 影片会这样剪辑：
jam-order-scene = { $number }. { $words }
jam-button-add = 添加场景
jam-button-close = 现在截止
jam-button-vote = 投票
jam-button-withdraw = 撤回
jam-button-redo = 重做我的场景
jam-button-order = 排顺序
jam-button-cut = 现在剪辑
jam-form-title = 场景
jam-form-words = 这个场景里要有什么
jam-written = 已经放进去了。
