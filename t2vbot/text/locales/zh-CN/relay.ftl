# A relay's board, turns and buttons.
relay-head =
    🎬 **接力影片：{ $theme }**
    由 { $member } 发起
relay-open = 第 { $number } 棒（共 { $turns } 棒）空着：来接吧，{ $made ->
        [0] 写写影片怎么开始。没有人接的话，{ $when } 就结束
       *[other] 写写接下来怎么发展。没有人接的话，{ $when } 就剪成影片
    }。
relay-writing = { $member } 正在写第 { $number } 棒（共 { $turns } 棒）。如果没有写，{ $when } 会重新空出来。
relay-making = 正在制作 { $member } 的第 { $number } 棒（共 { $turns } 棒）。{ $last ->
        [yes] {" "}之后就剪成影片。
       *[no] {""}
    }
relay-rules = -# 每个片段会沿用上一个的提示词，中间用淡入淡出衔接。能从图片开始的模型会从最后一帧接着做；这个模型不行。
relay-ended-without-turns = 没有影片：一棒都没做成。
relay-turn =
    {"**"}{ $number }.** { $member }
    { $words }
relay-button-take = 接下一棒
relay-button-watch = 目前的影片
relay-button-end = 结束接力
relay-form-title = 第 { $number } 棒
relay-form-words = 接下来怎么发展
relay-written = 已经放进去了：正在制作片段。
relay-nothing-yet = 还没有做好的一棒。
relay-so-far = 目前的影片在这里：{ $link }
