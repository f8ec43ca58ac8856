# What moderators set for their server. Names are shown in menus of at most 100 characters.
setting-name = { $name ->
        [allowed] 可以做视频
        [models] 可以使用的模型
        [waiting_each] 每位成员同时最多有几个视频在等待或制作
        [waiting_here] 服务器同时最多有几个视频在等待或制作
        [cooldown] 同一成员两次提交之间的秒数
        [quota_seconds] 每位成员 24 小时内可用的设备秒数
        [quota_clips] 每位成员 24 小时内可做的视频数
        [most_side] 最大画面，长边的像素数
        [most_seconds] 最长的视频，秒数
        [most_steps] 视频的最大步数
        [weight] 设备份额（都在等待时，2 得到的是 1 的两倍）
        [private] 可以做私密视频
        [spoiler] 视频加上剧透遮挡
        [age_restricted] 年龄限制频道
        [filter_action] 遇到词表里的词怎么办
        [language] 所有人看到的内容的语言
        [moderators] 管理员频道，接收举报和待审请求
        [reel] 发布每周最受欢迎视频集锦的频道
        [audit_days] 审计日志保存的天数
        [jam_minutes] 共创写场景的时间，分钟
        [jam_scenes] 共创影片的场景数
        [jam_votes] 共创中每个人的票数
        [jam_scenes_each] 共创中每个人可以写的场景数
        [jam_cutting_minutes] 共创中可以重做场景的时间，分钟（0：不可以）
        [jams_in_channel] 一个频道里同时进行的共创数（0：不允许）
        [relay_turns] 接力的棒数
        [relay_writing_minutes] 写一棒的时间，分钟
        [relays_in_channel] 一个频道里同时进行的接力数（0：不允许）
       *[draft_vote_minutes] 草稿投票的时间，分钟（0：不投票）
    }
setting-option = { $option ->
        [age_restricted-only] 只能在那里做视频
        [age_restricted-same] 和其他地方一样
        [age_restricted-unfiltered] 词表和输出检查在那里不生效
        [filter_action-refuse] 拒绝
        [language-auto] 服务器在 Discord 上设置的语言
        [language-de] Deutsch
        [language-en] English
        [language-es-419] Español (Latinoamérica)
        [language-es-ES] Español (España)
        [language-fr] Français
        [language-ja] 日本語
        [language-pt-BR] Português (Brasil)
        [language-zh-CN] 简体中文
       *[filter_action-hold] 留给管理员审核决定
    }
setting-number = { $number }
setting-yes = 是
setting-no = 否
setting-none = 无
setting-all = 全部
setting-unlimited = 不限
setting-not-set = 未设置
setting-as-elsewhere = 这里不设置：按其他地方的规则
# Where a value comes from.
setting-from = { $scope ->
        [host] 部署者的上限
       *[server] 整个服务器
    }
setting-from-nobody = 默认
setting-line = { $name }：**{ $value }** · { $source }
setting-edited = ✏️ { $name }（{ $where }）：{ $before } → **{ $after }**
setting-reset =
    { $count ->
        [0] 没有设置过任何东西。
       *[other] 已把 { $count } 项设置恢复成默认。用 /video-settings 撤销 可以撤回。
    }
setting-topic = { $topic ->
        [asking] 谁可以做多少
        [showing] 可以展示什么
        [moderating] 给管理员
       *[together] 一起做的影片
    }
setting-title = **设置：{ $spot }** – 频道的设置优先于服务器，身份组的设置优先于两者。
setting-nothing-there = 这些在那里都不能设置。
setting-elsewhere = { $more ->
        [0] -# 这些地方也有设置：{ $spots }
       *[other] -# 这些地方也有设置：{ $spots }，还有 { $more } 处
    }
setting-pick-channel = 只在某个频道或类别……
setting-pick-role = 只对某个身份组……
setting-pick-rule = 更改其中一项……
setting-button-server = 整个服务器
setting-button-undo = 撤销
setting-form-title = 更改设置
setting-form-label = 值
setting-form-hint = { $low } 到 { $high }；留空：这里不设置
setting-form-hint-unlimited = { $low } 到 { $high }，或“不限”；留空：这里不设置
