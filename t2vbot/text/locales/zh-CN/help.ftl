# /video-help. "command" is a link to a command.
help-write = **做一个视频：** 输入 { $command }，写下要展示什么：有什么、什么样子、在做什么、在哪里。
help-write-picture = **做一个视频：** 输入 { $command }，在 `图片` 里加一张图片，再写下图里要发生什么。
help-examples = { $model } 做得出来的例子：
help-subjects = -# 它只能画 { $subjects }。它还懂这些词：{ $knows }
help-english = -# { $model } 只懂英文：请用英文写提示词。
help-makes = -# 时长 { $seconds } 秒；尺寸：{ $sizes }
help-options = **更多选项：** { $options }
help-option-image = `图片` 视频开头的图片
help-option-avoid = `反向提示词` 不要出现的东西
help-option-style = `风格` 一种风格
help-option-drafts = `草稿` 快速的几个，供挑选
help-option-count = `数量` 一次做几个
help-option-smooth = `补帧` 更多帧
help-option-enhance = `增强` 更大更精细
help-option-size = `尺寸`、`秒数`、`私密`、`剧透`
help-next = **接下来：** 消息里会写你排在队列第几位、什么时候开始；等的时候可以离开。视频会出现在同一条消息里。下面有 **{ $again }**（换一个）、**{ $change }**（换个说法）、**{ $like }**、**{ $delete }**，其余的都在 **{ $more }** 里。
help-where = **哪里有什么：** { $commands }
help-command = { $command } { $name ->
        [queue] 在等什么
        [video-cancel] 撤回你的
        [missed] 没送到的视频
        [models] 用什么做视频
        [video-defaults] 你的默认设置
        [film] 把视频剪到一起
        [jam] 大家一起做影片
        [relay] 轮流做影片
       *[video-privacy] 我存了你的什么
    }
help-not-here = **此时此地不行：** { $reason }
help-limits = **你在这里的限额：** { $limits }
help-left-clips = 24 小时内还剩 { $count } 个视频
help-left-seconds = 24 小时内还剩 { $count } 秒设备时间
help-at-once = 同时 { $count } 个
help-pause = 两次请求间隔 { $count } 秒
help-rules = { $server ->
        [yes] 本服务器的规则对视频也有效；用视频下面的 **{ $report }** 可以告诉管理员。
       *[no] 在服务器里，它们的规则对视频也有效；用视频下面的 **{ $report }** 可以告诉管理员。
    }
help-moderators = -# 给管理员：用 { $command } 设定哪里能做、做多少、哪些词不行、举报发到哪里。
help-host = -# 给部署者：{ $command }
help-button-try = 试试：{ $example }
