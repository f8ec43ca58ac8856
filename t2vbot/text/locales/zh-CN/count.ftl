# 一次做几个视频：一个请求，一条消息。
count-done = 已完成 **{ $done } 个，共 { $total } 个**
count-done-failed = 已完成 **{ $done } 个，共 { $total } 个**，{ $failed } 个失败
count-going =
    { $how }
    { $line }
count-going-last =
    { $how }
    { $line }
    -# 最后一个预计完成时间：{ $when }
count-clip = -# **{ $number }** · { $model } · 种子 { $seed } · { $seconds } 秒 · { $width }×{ $height }{ $better } · 制作用时 { $took }
count-ai = -# AI 生成
count-failed = -# 种子 { $seed }：没有视频。{ $reason }
count-kept = -# 种子 { $seed }：视频做好了，但没能送达。{ $reason } 视频已保存：在我能发消息的地方输入 /missed。
count-ping = 你的几个视频都做好了。
count-alt = 第 { $number } 个，共 { $total } 个：{ $words }
# 选哪一个。
count-which = 选哪一个？
count-pick = 选一个视频
count-named = 视频 { $number }，种子 { $seed }
count-choice-seed = （种子 { $seed }）
count-again-all = { $count } 个都再来一次，换新种子
count-lineage = 一次请求的 { $count } 个视频
# 不行的时候。
count-no-drafts = 草稿和数量只能选一个：草稿是对一个视频的快速预览，数量是一次做好几个视频。
count-too-many = { $where }同时最多 { $most } 个视频。
count-fewer = { $reason } { $count ->
        [1] 现在可以做 1 个：把数量去掉就行。
       *[other] 现在可以做 { $count } 个：把数量选为 { $count }。
    }
