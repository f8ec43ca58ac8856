# What waits for moderators to decide. "link" leads to the message that it is about.
case-reported = 🚩 **有视频被举报**{ $count ->
        [1] {""}
       *[other] {""}（{ $count } 人举报）
    }。{ $link }
    { $member } 要的是：
case-held = ✋ **有请求待审**，因为里面有词表中的词。{ $link }
    { $member } 要的是：
case-reporter = 举报人：{ $member }。
case-reporter-why = 举报人：{ $member }：{ $reason }
case-more-reporters = ……还有 { $count } 人。
case-open-until = -# 成员看不到是谁举报的，也看不到这条消息。没有人决定的话，{ $when } 失效。
case-not-deleted = ⚠️ 我删不了那条消息：Discord 不让我在那里操作。在那里有权限的人可以删。
case-verdict = { $kind ->
        [report-deleted] 已删除
        [report-dismissed] 保留
        [report-banned-day] 已删除，并封禁成员一天
        [report-banned] 已删除，并永久封禁成员
        [report-gone] 消息已被手动删除
        [held-released] 允许制作
        [held-refused] 已拒绝
        [held-banned-day] 已拒绝，并封禁成员一天
        [held-banned] 已拒绝，并永久封禁成员
        [held-gone] 请求者已撤回，或者消息已被删除
       *[report-expired] 没有人及时决定
    }
case-outcome = **{ $verdict }** { $when }。
case-outcome-by = **{ $verdict }** { $when }，由 { $member } 决定。
case-decided-before = 有人更快一步：{ $outcome }
case-over = 这件事已经决定了。
case-button = { $verdict ->
        [deleted] 删除
        [dismissed] 保留
        [released] 允许制作
        [refused] 拒绝
        [banned-day] { $kind ->
            [report] 删除并封禁一天
           *[held] 拒绝并封禁一天
        }
       *[banned] { $kind ->
            [report] 删除并永久封禁
           *[held] 拒绝并永久封禁
        }
    }
# For who reports.
case-menu-report = 举报
case-menu-report-hint = 告诉管理员；其他成员不会知道
case-form-title = 举报这个视频
case-form-reason = 有什么问题？（可以不填）
case-thanks = { $who ->
        [host] 谢谢。已经告诉这个机器人的部署者，有结果会通知你。
       *[moderators] 谢谢。已经告诉管理员，有结果会通知你。
    } 其他成员不会知道是你举报的。
case-reported-before = 你已经举报过这个视频了。有结果会通知你。
case-too-many-reports = 你有 { $most } 个举报还在等待处理，已经到上限了。等处理完几个再来吧。
case-nothing-to-report = 这里没有可以举报的视频。
case-private = 这个视频只有你能看到，没什么可举报的。你可以删除它。
case-your-report = { $verdict ->
        [deleted] 你举报过一个视频：它已被删除。谢谢你。
        [gone] 你举报过一个视频：它已经不在了。谢谢你。
        [dismissed] 你举报过一个视频：管理方看过了，决定保留。还是谢谢你。
       *[expired] 你举报过一个视频：30 天内没有人查看，举报已失效。如果问题还在，请联系管理员。
    }
    -# { $link }
# For who asked for what is held.
case-status = { $member } 想要一个视频，正在等本服务器的管理员决定要不要做，最迟 { $when } 有结果。
case-refused = 这个服务器的管理员不希望有这个视频。请换个说法。
case-undecided = 这个服务器的管理员没有及时决定，所以没有做。你可以再提交一次，或者换个说法。
# Bans.
case-not-a-moderator = { $member } 是这里的管理员，不能禁止其做视频。服务器所有者可以撤掉那个身份组。
case-not-the-bot = 那是我自己。
case-banned = { $member } { $until ->
        [0] 不能再在这里做视频了
       *[other] 暂时不能在这里做视频，{ $when } 解封
    }。{ $count ->
        [0] 没有等待中的视频。
       *[other] 已取消 { $count } 个还没做好的视频。
    }
case-unbanned = { $member } 可以重新在这里做视频了。
case-was-not-banned = { $member } 在这里没有被封禁。
case-no-bans = 这里没有人被禁止做视频。
case-ban = { $member }，永久，由 { $by } 封禁，{ $since }
case-ban-until = { $member }，{ $when } 解封，由 { $by } 封禁，{ $since }
case-ban-nobody = 已删除自己数据的人
case-more-bans = ……还有 { $count } 人。审计日志里有全部名单。
# The audit log.
case-audit = { $count ->
        [0] 那段时间没有任何记录。
       *[other] 共 { $count } 行，最新的在前，只有你能看到。
    }
case-audit-cut = 这是最新的 { $count } 行；Discord 不接收更大的文件。想看更早的有没有缺，请减少天数再查。
case-ban-days = { $count ->
        [0] 永久
       *[other] { $count } 天
    }
case-why = { $reason }
case-nobody-to-ban = 提交这个请求的人已删除自己的数据，我不知道该封禁谁了。请删除视频；消息里写着是谁要的。
