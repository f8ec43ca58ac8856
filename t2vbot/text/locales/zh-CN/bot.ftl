# The status message of a request that is not done.
bot-status =
    { $member } 想要：
    { $prompt }
    { $line }
bot-better = -# { $how ->
        [enhanced] 要增强
        [smoothed] 要补帧
       *[both] 要增强并补帧
    }
bot-waiting = { $position }，预计 { $when } 开始
bot-waiting-soon = { $position }，马上开始
bot-waiting-unknown = { $position }。还不知道要多久：这里还没用 { $model } 做过视频。
bot-waiting-just = { $position }
bot-waiting-no-device = { $position }。目前没有连接能做它的显卡。
bot-waiting-far = 排在队列第 { $count } 位之后
bot-position =
    { $position ->
        [1] 队列里的下一个
       *[other] 队列第 { $position } 位
    }
# It was begun before, and stopped because of the bot or a graphics card.
bot-again = { $line }
    -# 正在重新开始（第 { $attempt } 次，最多 { $most } 次）
bot-getting-ready = 准备中……
bot-downloading = 下载模型（只有第一次需要）
bot-loading = 加载模型
bot-reading = 读取提示词
bot-denoising = 制作视频
bot-decoding = 绘制画面
bot-enhancing = 放大并细化画面
bot-checking = 检查视频
bot-encoding = 编码视频
bot-cutting = 剪辑影片
bot-smoothing = 给视频补帧
bot-uploading = 上传中……
bot-preview = 视频目前的样子，一张模糊的小图：{ $words }
bot-doing = { $doing }……
bot-progress = { $doing }：{ $share }% { $bar }
bot-progress-left = { $doing }：{ $share }%，大约还要 { $left } { $bar }
bot-steps = { $doing }：第 { $done } 步，共 { $total } 步 { $bar }
bot-steps-left = { $doing }：第 { $done } 步，共 { $total } 步，大约还要 { $left } { $bar }
bot-stuck = 你的视频做好了，但 Discord 从 { $since } 起一直没有接收。我会继续尝试。
bot-stuck-text = Discord 从 { $since } 起一直没有接收我的回复。我会继续尝试。
bot-position-kept = 机器人正在重启。你在队列里的位置会保留。
bot-token-ends = Discord 只让我在这里回复 15 分钟，时间到了。回来后点 **获取我的视频**，就能看到进度或视频。
bot-token-ends-starts = Discord 只让我在这里回复 15 分钟，时间到了。预计 { $when } 开始制作。回来后点 **获取我的视频**，就能看到进度或视频。
bot-token-ends-private = Discord 只让我在这里回复 15 分钟，时间到了。视频会通过私信发给你。点 **获取我的视频** 可以查看进度。
# The final message.
bot-asked-for =
    { $member } 想要：
    { $prompt }
bot-asked-for-this = 这是 { $member } 想要的
bot-facts = -# { $model } · 种子 { $seed } · { $seconds } 秒 · { $width }×{ $height }{ $better } · 制作用时 { $took } · AI 生成
bot-facts-better = { $how ->
        [enhanced] {" "}· 已增强
       *[none] {""}
    }
bot-facts-smooth = { $how ->
        [both] {" "}· 已增强，补帧
       *[smoothed] {" "}· 补帧
    }到每秒 { $rate } 帧
# What a video was made out of: again, changed, or gone on from.
bot-origin = -# 衍生自 { $member } 的[这个视频]({ $url })
bot-origin-unseen = -# 衍生自另一个视频，在这里看不到它
bot-film-facts = -# 由 { $scenes } 个场景组成的影片 · { $seconds } 秒 · { $width }×{ $height } · 剪辑用时 { $took } · AI 生成
bot-note = -# { $note }
bot-failed = **没有视频。** { $reason }
bot-kept = **你的视频做好了，但没能送达。** { $reason } 视频已保存：点 **获取我的视频**，或者在我能发消息的地方输入 /missed。
bot-cancelled = 已取消：{ $member } 的视频
bot-from-elsewhere = 来自 { $channel }，因为{ $reason }。
bot-delivered = 这个视频已送达。
# Buttons, menus and forms.
bot-button-cancel = 取消
bot-button-again = 再来一次
bot-button-change = 修改
bot-button-delete = 删除
bot-button-get = 获取我的视频
bot-button-open-form = 打开表单
bot-menu-more = 更多……
bot-menu-words = 复制提示词
bot-menu-words-hint = 原样显示输入的提示词
bot-menu-smooth = 补帧
bot-menu-smooth-hint = 从每秒 { $before } 帧变成 { $after } 帧；只要几秒，不占显卡
bot-menu-enhance = 增强
bot-menu-enhance-hint = 宽和高都是 { $scale } 倍，画面更精细；工作量约为原视频的 { $times } 倍
bot-form-title = 修改后重新制作
bot-form-prompt = 视频里要有什么
bot-form-avoid = 视频里不要有什么
bot-form-model = 模型
bot-form-size = 尺寸
bot-form-size-kept = 保持不变（{ $width }×{ $height }）
bot-form-size-name = { $name ->
        [square] 方形
        [landscape] 横屏（宽）
        [portrait] 竖屏（高）
       *[other] { $name }
    }
bot-form-numbers = 秒数、步数、引导系数和种子
bot-form-numbers-hint = 没写的由模型决定；不写种子就换一个新的。
bot-not-yours-to-cancel = 只有要这个视频的 { $member } 和管理员可以取消它。
bot-not-yours-to-delete = 只有要这个视频的 { $member } 和管理员可以删除它。如果它违反规则，请用 **更多……** 里的 **举报** 告诉管理员。
bot-not-yours-to-get = 这是 { $member } 的视频。
bot-too-late-to-cancel = 来不及取消了：视频已经做好，或者正在发送。
bot-command-not-allowed = 你在这个服务器里不能用 { $command }，所以这样也做不了视频。管理员可以在“服务器设置”>“整合”里更改。
bot-server-not-served = 我的部署者只给别的服务器做视频。可以请部署者把这个服务器加进来。
bot-server-left = 我的部署者只给指定的服务器做视频，这里不在其中，所以我先退出了。请部署者把这里加进去（T2V_GUILDS），再邀请我一次。
bot-film-not-again = 这是一部影片。请重新制作它的场景，再剪一部新的。
bot-button-unknown = 我已经不认识这个按钮了：它的消息来自我的旧版本。请用 /video 重新请求。
bot-request-gone = 这个视频的设置已经不在我这里了。用 /video 重新做一个吧。
bot-open-form = 这个视频有些旧了，我得先查一下它的设置。找到了：
bot-asked-below = 来了，就在下面。
# Commands.
bot-notice = ⏸️ { $said }
bot-queue-making = **正在制作：** { $what }
bot-queue-encoding = **正在编码：** { $what }
bot-queue-waiting = **{ $position }.** { $what }
bot-queue-waiting-starts = **{ $position }.** { $what }，预计 { $when } 开始
bot-queue-what = { $prompt }（{ $member }）
bot-queue-elsewhere = 别处某人的视频
bot-queue-private = 一个私密视频
bot-queue-empty = 现在没人排队。输入 /video，马上就能开始。
bot-queue-new = 现在提交的话，大约 { $left } 后开始。
bot-missed-none = 你没有做好却没送达的视频。还在做的可以在 /queue 里看到。
bot-missed-on-its-way = 你的视频已经在发送途中了。
bot-model =
    {"**"}{ $title }** `{ $name }`
    { $description }
    -# { $facts }
bot-model-default =
    {"**"}{ $title }** `{ $name }`（默认使用）
    { $description }
    -# { $facts }
bot-model-size = { $name } { $width }×{ $height }
bot-model-free = { $sizes } · { $seconds } 秒 · 许可证 { $licence }
bot-model-not-commercial = { $sizes } · { $seconds } 秒 · 许可证 { $licence }，不可商用
bot-model-look-up = { $sizes } · { $seconds } 秒 · 许可证 { $licence }，使用前请先查看条款
bot-model-pictures = { $facts } · 可以从图片开始
bot-commands-refused = Discord 不让机器人提交命令（{ $error }）。如果设置了 T2V_DEV_GUILD，请先邀请机器人进入那个服务器，或者去掉这项设置。
bot-start-refused = Discord 拒绝了机器人的启动（{ $error }）。
bot-shards-refused = Discord 不接受机器人用 { $shards } 个分片连接（关闭代码 { $code }）。让 T2V_SHARDS 保持 auto，再启动一次：Discord 会告诉它需要多少个。
# Films.
bot-film-none-here = 这里没有能剪成影片的视频。先用 /video 做几个，再剪到一起吧。
bot-film-none-mine = 你还没有能剪成影片的视频。先用 /video 做几个，再剪到一起吧。
bot-film-title = **{ $title }**
bot-film-untitled = **未命名影片**
bot-film-how = 按播放的先后顺序选择场景。
bot-film-pick = 按顺序选择场景
bot-film-scene = { $number }. { $words }
bot-film-captions-on = -# 每个场景下方显示提示词。想换顺序就重新选择。
bot-film-captions-off = -# 下方不显示提示词。想换顺序就重新选择。
bot-film-with-captions = 加字幕
bot-film-without-captions = 不加字幕
bot-film-cut = 剪辑影片
bot-film-scenes-lost = 有 { $count } 个视频我拿不到了，可能是消息已被删除、消息里没有视频了，或者我没有查看权限：{ $words }
    请去掉它们，重新选择场景。
bot-film-scene-gone = 其中一个视频已经不能用了。输入 /film 重新选择。
# Joining.
bot-alone = { $member }
bot-with = { $member }（还有 { $others }）
bot-with-more = { $member }（还有 { $others } 和另外 { $count } 人）
bot-button-join = 我也要
bot-button-dm = 私信发给我
bot-button-own = 单独做一个
bot-joined = 你已加入：那里会写上你的名字，做好后会提醒你。再点一次 **我也要** 就会退出。
bot-joined-directly = 会通过私信发给你。
bot-left = 你已退出。会继续为其他人制作。
bot-left-to-others = 你已退出；还有其他人加入，所以会继续制作，并算在下一个人名下。
bot-join-own = 这本来就是你的。
bot-join-late = 已经做好了，或者正在发送：看看上面。
bot-join-no-dm = 你不接收我的私信，所以还是在频道里写你的名字。（这个服务器的“隐私设置”里的“私信”。）
bot-offer-to-join =
    队列里已经有一样的了，是 { $member } 要的：
    { $prompt }
    一起等的话，大家都能更快拿到；你也可以单独做一个。
# Likes.
bot-likes = { $count ->
        [0] 点赞
       *[other] { $count } 个赞
    }
bot-draft = { $count ->
        [0] 草稿 { $number }
       *[other] 草稿 { $number } · { $count } 票
    }
bot-like-own = 只能给别人的视频点赞。
# Made by itself once a week, where moderators chose a channel for it.
bot-reel-title = 本周精选
bot-best-none = 最近 { $days } 天里，我还存着的视频都没有人点赞。看到喜欢的就点下面的 👍 **点赞** 吧。
bot-best-title = { $days ->
        [1] 今日精选
       *[other] { $days } 天精选
    }
# Drafts.
bot-drafting = 制作草稿：已完成 { $done } 个，共 { $total } 个
bot-drafts-facts = -# { $model } 的草稿，每个 { $seconds } 秒。点一个数字，就按完整画质制作那一个。· AI 生成
bot-in-servers-only = 这个只能在服务器里用。
bot-not-a-moderator = 这个只有本服务器的管理员能用。
# /video-cancel.
bot-cancel-none = 你现在没有可以取消的视频。做好的视频用它下面的 **删除** 去掉。
bot-cancel-done = 已取消。
bot-cancel-choice = { $position ->
        [0] 制作中：{ $words }
       *[other] 第 { $position } 位：{ $words }
    }
# /video-stats.
bot-stats-mine = **你的视频**
bot-stats-server = **本服务器的视频**
bot-stats-made = { $days ->
        [0] 总共（最多 90 天）
        [1] 24 小时内
       *[other] { $days } 天内
    }：{ $clips } 个视频，设备用时 { $seconds } 秒
bot-stats-members = 7 天内有 { $members } 位成员做过视频
bot-stats-waiting = 等待和制作中：{ $count }
bot-stats-left = { $name ->
        [quota_clips] 24 小时内还能做的视频：{ $left } 个
       *[quota_seconds] 24 小时内还能用的设备时间：{ $left } 秒
    }
# Pictures that a video starts from.
bot-picture-kind = 这不是我能用来开始的图片。我支持 PNG、JPEG、WebP 和 GIF（GIF 只用第一帧）。
bot-picture-no-model = 这里没有能从图片开始的模型。用 /models 查看所有模型。
bot-picture-other-model = { $model } 不能从图片开始。这些可以：{ $others }。
bot-picture-needed = { $model } 只能用图片做视频。加一张吧：`/video 图片:`
bot-picture-no-drafts = 草稿只能用提示词做。图片和草稿请去掉一个。
bot-picture-gone = 这个视频开始时用的图片已经不在了。请再用 /video 附上图片。
bot-file-elsewhere = 我只接收 Discord 上的图片。请重新附上文件。
bot-file-large = 文件太大了：我最多接收 { $most } MiB。请发一张小一点的图片。
bot-file-gone = Discord 不再把那个文件给我了。请重新附上。
bot-file-not-fetched = 没能及时从 Discord 取到那张图片。过一会儿再试试吧。
bot-animate-title = 让这张图片动起来
bot-animate-which = 哪张图片
bot-animate-none = 那条消息里没有我能用的图片：我支持作为附件的 PNG、JPEG、WebP 和 GIF 文件。
bot-animate-gone = 我不记得是哪张图片了。请在它的消息上再选一次 **让图片动起来**。你写的是：{ $words }
bot-menu-continue = 接着做
bot-menu-continue-hint = 做一个新视频，从这个的结尾开始
bot-continue-title = 接下来发生什么？
bot-continue-gone = 我拿不到这个视频的结尾了：它已被删除或举报，或者消息里没有视频了，或者我没有查看权限。
bot-command-outdated = 我不认识这样的命令：你的 Discord 显示的还是更新前的样子。请重启 Discord（电脑上按 Ctrl+R），再输入一次。
