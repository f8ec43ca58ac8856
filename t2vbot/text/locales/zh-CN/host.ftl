# What the host sees and does.
host-owners-only = 这个只有机器人的所有者能用。

# How the bot is.
host-state = { $state ->
        [running] ▶️ **机器人正在运行。**
        [paused] ⏸️ **已暂停** { $until }：不会开始新的制作。
        [quiet] 🌙 **休息时段** { $until }：不会开始新的制作。点“恢复”可以跳过这一次。
       *[draining] 🚰 **收尾中**：把手头的做完。
    } { $accepts ->
        [yes] 接受新请求。
       *[no] 拒绝新请求。
    }{ $reason }
host-until = （到 { $when } 为止）
host-until-resumed = （直到你恢复）
host-until-unbanned = （永久）
host-reason = {" "}告诉成员的话：“{ $reason }”
host-no-reason = {""}
host-quiet = 休息时段：每天 { $hours }，按这台电脑的时钟，现在是 { $now }。
host-no-quiet = 没有休息时段。
host-queue = 制作中：{ $making } · 等待中：{ $waiting } · 待管理员审核：{ $held }
host-memory = 已加载：{ $models }
host-no-memory = 没有加载模型。
host-devices = 设备：{ $count }
host-device = - { $name }：{ $memory }
host-more-devices = - 还有 { $count } 个
host-no-device = 没有连接设备：连上之前什么都做不了。

# What was done.
host-paused = ✔️ 已暂停。
host-draining = ✔️ 机器人会把手头的做完，在你恢复之前不接新的。
host-resumed = ✔️ 机器人继续工作。
host-quiet-set = ✔️ 休息时段：每天 { $hours }。
host-quiet-none = ✔️ 不再有休息时段。
host-unloaded = ✔️ 模型已卸载，内存已释放。下一个视频会重新加载它的模型。
host-unloads-later = ✔️ 正在做的视频完成后会卸载模型、释放内存。
host-cancel-none = 那个视频已经不在等待或制作中了。请从列表里选。
host-cancelled = ✔️ 已取消：给 { $member } 的视频。
host-ban-owner = 不能封禁机器人的所有者和机器人自己。
host-ban-own-server = 那是你自己的服务器。请选别的。
host-no-server = 那不是服务器。请从列表里选，或者填它的 ID。
host-banned = ✔️ { $member } { $days ->
        [0] 在任何地方都不能再做视频了
       *[other] 在 { $days } 天内，任何地方都不能做视频
    }。{ $count ->
        [0] 没有等待或制作中的视频。
       *[other] 已取消 { $count } 个视频。
    }
host-unbanned = ✔️ { $who } 可以重新做视频了。
host-was-not-banned = { $who } 没有被封禁。用 /video-host bans 查看谁被封禁。
host-server-banned = ✔️ 不再在 { $server } 里做视频，机器人也不在那里了。

# Bans.
host-ban = { $member } { $until }，始于 { $since }
host-ban-server = 服务器 { $server }（`{ $id }`），始于 { $since }
host-no-bans = 没有人被封禁。
host-somebody = 某人

# Jobs to pick from.
host-choice-waiting = { $position }. { $member }：{ $words }
host-choice = { $state ->
        [held] 待审
        [waiting] 等待中
        [encoding] 编码中
       *[running] 制作中
    } · { $member }：{ $words }

# Buttons and forms.
host-button-pause = 暂停
host-button-resume = 恢复
host-button-drain = 收尾
host-button-unload = 卸载模型
host-button-quiet = 休息时段
host-button-figures = 统计
host-form-pause = 暂停机器人
host-form-reason = 告诉成员的话
host-form-until = 到什么时候
host-form-until-hint = 18:00、90m、2h、3d；留空：直到你恢复
host-form-quiet = 每天的休息时段
host-form-from = 从几点开始，比如 22:00；留空：没有
host-form-to = 到几点结束，比如 08:00

# Figures.
host-figures = **{ $days ->
        [1] 最近 24 小时
       *[other] 最近 { $days } 天
    }**：做了 { $made } 个视频，取消了 { $cancelled } 个
host-figures-failed = { $count ->
        [0] 没有失败的。
       *[other] 失败：{ $count }（{ $causes }）
    }
host-cause = { $cause ->
        [memory] 内存或显存不足
        [device] 设备
        [picture] 没有可用的图片
        [check] 被输出检查拦下
        [download] 下载失败
        [model] 模型
        [bug] 程序错误
       *[other] 其他原因
    }：{ $count }
host-figures-none = 无
host-figures-device = 设备：{ $seconds } 秒，占时间的 { $share }%
host-figures-wait = 有一半的视频在 { $wait } 内开始。
host-figures-models = 模型：{ $models }
host-figures-servers = 服务器：{ $servers }
host-no-servers = 私信和用户自己安装的应用
host-figures-disk = **硬盘**：保存的视频占 { $used } GB，剩余 { $free } GB
host-figures-memory = **内存**：机器人占用 { $own } GB，共 { $total } GB，剩余 { $free } GB
host-figures-versions = **版本**：{ $versions }
host-figures-uptime = **已运行** { $uptime }

# Beside the bot's name, where everybody sees it. "when" is by the host's clock.
host-presence-idle = /video
host-presence-waiting = { $waiting } 个等待中
host-presence-making = { $making } 个制作中{ $waiting ->
        [0] {""}
       *[other] ，{ $waiting } 个等待中
    }
host-presence-draining = { $count ->
        [0] 不接新的
       *[other] 收尾中，还剩 { $count } 个
    }
host-presence-closed = { $state ->
        [quiet] 休息中
       *[paused] 已暂停
    }
host-presence-closed-until = { $state ->
        [quiet] 休息到 { $when }
       *[paused] 暂停到 { $when }
    }
