# For who is new, each once, for their eyes alone.
hint-once = -# 这个提示只出现一次。/video-help 里有例子，也写着哪里有什么。
hint-wait =
    你的视频 { $when } 开始。不用在这里等：它照样会出现在上面的消息里。点 **{ $cancel }** 可以撤回，`/queue` 能看进度，没能送到的用 `/missed` 领取。
    { $once }
hint-result =
    这是你在这里的第一个视频。**{ $again }** 用同样的词再做一个，**{ $change }** 可以改词，其余的都在 **{ $more }** 里。不是你想要的？每次做出来都不一样。
    { $once }
hint-subjects =
    { $model } 只能画 { $subjects }。你的话里一个都没有，所以它会自己挑一个。比如可以写：*{ $example }*（点视频下面的 **{ $change }**，或用 `/video`）。
    { $once }
hint-english =
    { $model } 只懂英文，看不懂你写的话。请用英文写，比如：*{ $example }*（点视频下面的 **{ $change }**，或用 `/video`）。
    { $once }
