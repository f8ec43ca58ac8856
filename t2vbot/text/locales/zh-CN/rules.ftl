# Why a request is refused, and what to do next. "where" is a rules-scope, "when" counts down by itself.
rules-scope = { $scope ->
        [host] 在这个机器人上
        [channel] 在这个频道里
        [role] 按你的身份组
       *[server] 在这个服务器里
    }
rules-when = 第一个预计 { $when } 做好。
rules-when-unknown = 用 /queue 可以查看进度。
rules-too-many-of-member =
    你已经有 { $count } 个视频在等待或制作，{ $where }同时最多 { $most } 个。{ $when }你也可以取消一个。
rules-queue-full = 队列满了：有 { $count } 个视频在等。请稍后再试；用 /queue 可以查看进度。
rules-server-full = 这个服务器已经有 { $count } 个视频在等待或制作，这里同时最多 { $most } 个。等做好几个再来吧；用 /queue 可以查看进度。
rules-too-fast = 一分钟里提交得太多了，最多 { $most } 个。请稍等一下。
rules-cooldown = { $where }两次提交之间要隔 { $seconds } 秒。你 { $when } 可以再提交。
rules-quota = { $name ->
        [quota_clips] { $where }你每 24 小时最多做 { $most } 个视频。这次需要 { $needed } 个，你还剩 { $left } 个。
       *[quota_seconds] { $where }你每 24 小时最多用 { $most } 秒设备时间。这次大约需要 { $needed } 秒，你还剩 { $left } 秒。
    } { $when } 就又够用了。
rules-quota-never = { $name ->
        [quota_clips] 这次需要 { $needed } 个视频，而{ $where }每 24 小时最多 { $most } 个。请一次少要几个。
       *[quota_seconds] 这次大约需要 { $needed } 秒设备时间，而{ $where }每 24 小时最多 { $most } 秒。请做短一点或小一点的视频，或者减少步数。
    }
rules-too-much = { $name ->
        [most_side] 长边 { $asked } 像素太大了；{ $where }最多 { $most } 像素。请选小一点的尺寸。
        [most_seconds] { $asked } 秒的视频太长了；{ $where }最多 { $most } 秒。请减少秒数。
       *[most_steps] { $asked } 步太多了；{ $where }最多 { $most } 步。请减少步数。
    }
rules-model = { $where }不能用模型 { $model }。请从这些里选：{ $models }。
rules-not-here = 这个频道里不能做视频。请问问管理员哪里可以。
rules-only-there = 这个频道里不能做视频。去 { $channel } 试试吧。
rules-age-restricted-only = 这个服务器只能在年龄限制频道里做视频。
rules-no-private = 管理员不允许在这里做私密视频。去掉这个选项，或者私信我。
rules-banned = { $where ->
        [everywhere] 这个机器人的部署者不再给你做视频了。
       *[here] 这个服务器的管理员禁止你做视频。如果你觉得弄错了，请和管理员聊聊。
    }
rules-banned-until = { $where ->
        [everywhere] 这个机器人的部署者暂时禁止你做视频；{ $when } 可以再做。
       *[here] 这个服务器的管理员暂时禁止你做视频；{ $when } 可以再做。
    }
rules-server-banned = 这个机器人的部署者不再在这个服务器里做视频了。
rules-words = 这个服务器的管理员不希望有这类视频。请换个说法。
rules-words-host = 这个机器人的部署者不希望有这类视频。请换个说法。
rules-too-many-words = 一个词表最多有 { $most } 个词。

# The host's pauses and quiet hours. "when" counts down by itself.
rules-state = { $state ->
        [paused] 机器人已暂停。{ $again }
        [quiet] 机器人正在休息时段。{ $again }
       *[draining] 机器人正在把手头的做完，暂时不接新的。
    }{ $reason }
rules-again = { $when } 会重新开始做视频。
rules-again-unknown = 还不知道什么时候重新开始做视频。
rules-reason = {" "}部署者留言：“{ $reason }”
rules-reason-none = {""}
rules-not-now = { $said } 所以没有接受你的请求。请稍后再来。
rules-clock-malformed = 这不是一个时间。请写小时和分钟，比如 22:00。
rules-quiet-empty = 休息时段的结束时间不能和开始时间一样。比如写 22:00 和 08:00；如果想让机器人完全不工作，就暂停它。
rules-until-malformed = 这既不是时间，也不是时长。请写 18:00，或者 90m、2h、3d（最长一年）；留空就一直暂停到你恢复为止。

# What moderators set.
rules-setting-unknown = 没有这项设置。请从列表里选。
rules-range = { $kind ->
        [whole] 必须是 { $low } 到 { $high } 的整数。
        [whole-unlimited] 必须是 { $low } 到 { $high } 的整数，或者写“不限”。
        [any] 必须是 { $low } 到 { $high } 的数字。
       *[any-unlimited] 必须是 { $low } 到 { $high } 的数字，或者写“不限”。
    }
rules-not-an-option = 没有这个选项。请从列表里选。
rules-too-many-rules = 一个服务器最多有 { $most } 项设置。请先撤掉几项。
rules-nothing-to-undo = 没有可以撤销的更改了。
rules-leaving = 你的数据正在删除。请过一分钟再试。


# A list of words.
rules-word-empty = 那一行里没有词。请写一个词、一个短语，或者词的开头加 *。
rules-word-too-long = 一行 { $count } 个字符太长了，最多 { $most } 个。请写短一点，每行一条。
rules-word-only-marks = “{ $line }”里没有文字或数字。请写词本身。
rules-word-star = “{ $line }”里的 * 不在末尾。写“词*”可以匹配所有以“词”开头的词；别的位置不能用 *。
rules-word-too-short = “{ $line }”太短了：至少要 { $least } 个文字或数字。请去掉它，或者写长一点的词。
rules-prefix-too-short = “{ $line }”这个开头太短，会匹配太多词：* 前面至少要 { $least } 个字。请多写几个字，或者写完整的词、不加 *。
rules-words-faults =
    这些条目都没有采用，因为其中有的不能用：
    { $faults }
rules-words-many-faults =
    这些条目都没有采用，因为其中有的不能用：
    { $faults }
    ……还有 { $more } 条
