page-title = t2vbot 试验场
page-title-of = { $member } · t2vbot 试验场
page-skip = 跳到输入框
page-channels = 频道
page-intro = 真正的机器人，在这台电脑里的服务器上。什么都不会传出去。
page-you-are = 你是
page-you-are-with = { $member }（{ $part }）
page-language = 你的语言
page-server-language = { $server } 的语言
page-second = 在旁边打开另一位成员
page-connecting = 正在连接…
page-develop = 开发
page-messages = 消息
page-welcome = 在下面输入 /video
page-welcome-how = 选好命令，用英语写出视频要展示的内容，然后按回车。用内置模型的话：
page-for-developers = 给开发者
page-noscript = 这个页面是一个程序：它需要 JavaScript。
page-theme = 主题：{ $theme ->
        [auto] 跟随系统
        [light] 浅色
       *[dark] 深色
    }。更换
page-restricted = 年龄限制
page-unread = 未读
page-online = 机器人在线。
page-lost = 机器人断开了连接。
page-no-answer = 试验场没有响应。它还在运行吗？
page-failed = 试验场出错了（{ $status }）。
page-direct-messages = 私信
page-note-bot = 只有你和机器人。
page-note-pair = 机器人不在这里，但它的命令可以用。
page-note-elsewhere = 机器人不在这个服务器里；它的命令可以用，因为是为你安装的。
page-note-thread = #{ $channel } 的子区。
page-note-age = 有年龄限制。
page-note-some = 这个服务器里只有一部分人能看到这个频道。
page-note-all = 这个服务器里的所有人都能看到。
page-host = 部署者
page-moderator = 管理员
page-app = 应用
page-write = 消息，或输入 / 使用命令
page-placeholder = 发消息到 { $where }，或输入 /
page-files = 一起发送的文件
page-send = 发送
page-sending = 正在发送…
page-leave = 离开
page-suggestions = 建议
page-no-commands = 这里没有命令
page-no-commands-why = 机器人不在时，或在这个频道里
page-command = 命令 { $command }
page-options = 可以添加的选项
page-required = 必填
page-optional = 可以不填
page-type = { $type ->
        [whole] 整数
        [number] 数字
        [truth] 是或否
        [member] 成员
        [channel] 频道
        [role] 身份组
        [mentioned] 成员或身份组
        [file] 文件
        [listed] 列表中的一项
       *[text] 文字
    }
page-range = { $low } 到 { $high }
page-characters = { $low } 到 { $high } 个字符
page-hint = { $option }：{ $description }（{ $rules }）
page-separator = 、
page-take-away = 去掉 { $option }
page-pick-one = { $option }：请从列表中选一项
page-true = 是
page-false = 否
page-no-response = 应用没有响应。再发送一次，或者离开。
page-dismiss = 关闭
page-dismiss-message = 关闭消息
page-only-you = 只有你能看到。
page-said = { $member }：{ $words }
page-said-file = { $member }：{ $words } 附有文件。
page-used = { $member } 使用了 { $command }
page-in-reply = 回复 { $member }：
page-answered-file = 一个文件
page-answered-deleted = 一条已删除的消息
page-thinking = { $member } 正在思考…
page-edited = （已编辑）
page-use = { $command }：用于 { $member } 的这条消息
page-remove = 移除 { $member } 的这条消息
page-somebody = 某人
page-some-role = 身份组
page-some-channel = 未知
page-spoiler = 剧透
page-spoiler-show = 剧透：显示
page-file = { $name }（{ $size }）
page-bytes = { $count } B
page-kibibytes = { $count } KiB
page-mebibytes = { $count } MiB
page-choose = 选择
page-choose-of = 选择：{ $menu }
page-interaction-failed = 这次交互失败了：机器人没有及时回应。
page-link-opens = 打开一个页面
page-submit = 提交
page-cancel = 取消
page-may-be-empty = （可以留空）
page-form-failed = 出错了：机器人没有及时回应。请再试一次。
page-unreadable = 无法读取 { $file }。
page-form-gone = 这个表单已经关闭了。
page-nothing-to-send = 没有可以发送的内容。
page-no-channel = 没有这个频道。
page-message-gone = 这条消息已经不在了。
page-picked-gone = 选中的内容已经不在了。
page-no-restart = 机器人不是从这里启动的。
page-not-yours = 只有管理这个服务器的人才能更改它的语言。
page-malformed = 无法发送：{ $words }
page-upload-limit = 上传上限
page-make-fail = 让 Discord 出错
page-still-to-happen = 接下来会发生：
page-always = 一直
page-forget = 取消这些
page-requests = 机器人的请求
page-clear = 清空
page-restart = 重启机器人
page-unjudged = 没有与 Discord 的 API 描述核对：{ $reason }
page-fits = 符合描述
page-fits-not = 不符合描述
page-cut = 中断
page-milliseconds = { $count } 毫秒
page-sent = 发送
page-answered = 回应
page-nothing = 无
page-lever-413 = 下次上传时 413
page-lever-413-explained = 无论公布的上限是多少，Discord 都认为文件太大。
page-lever-429 = 下次编辑时 429
page-lever-429-explained = 机器人要等五秒才能再次编辑。
page-lever-500 = 三次 500
page-lever-500-explained = Discord 自己的故障，发生在接下来的三次编辑。
page-lever-cut = 中断下次编辑
page-lever-cut-explained = 在得到回应之前，连接就断开了。
page-lever-slow = 第一次回应变慢
page-lever-slow-explained = 下一次回应需要四秒；Discord 等三秒就会放弃命令。
page-lever-expire = 让所有令牌失效
page-lever-expire-explained = 就像过了十五分钟：不能再用交互的令牌编辑回复。
page-lever-drop = 断开网关
page-lever-drop-explained = 机器人的 WebSocket 断开，它必须重新连接。
