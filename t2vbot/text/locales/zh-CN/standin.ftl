standin-required = 缺少必填选项：{ $option }
standin-not-here = { $option }：{ $name } 不在这个服务器里
standin-channel-kind = { $option }：不是这种类型的频道
standin-kind = { $option }：这个选项不能填 { $value }
standin-number = { $option }：{ $value } 不是合适的数字
standin-empty = { $option }：是空的
standin-range = { $option }：可以是 { $low } 到 { $high }，不能是 { $value }
standin-choice = { $option }：{ $value } 不在 { $names } 之中
standin-menu = { $value } 不在菜单里
standin-length = { $label }：需要 { $low } 到 { $high } 个字符，现在是 { $count } 个
standin-values = { $label }：需要选 { $low } 到 { $high } 项，现在是 { $count } 项
standin-once = { $label }：每一项只能选一次
standin-must-fill = { $label }：必须填写
standin-pick-one = { $label }：必须选一项
standin-disabled = { $label }：不可用
standin-no-component = { $label }：消息里没有这个按钮或菜单
standin-gone = 这条消息已经不在你的屏幕上
standin-other-screen = 这个表单在别人的屏幕上
standin-not-member = 你不在这个频道里
standin-not-deletable = 你不能删除这条消息
standin-no-command = 没有“{ $name }”这个命令
standin-no-sub-command = 没有“{ $name }”这个子命令
standin-sub-command-needed = { $command }：需要一个子命令
standin-why = { $command }：{ $reason }
standin-why-no-commands = 这里不能使用命令
standin-why-not-installed = 应用没有安装在这里
standin-why-channel = 这种频道里没有这个命令
standin-why-age = 只能在年龄限制频道里使用
standin-why-server = 服务器设置不允许
standin-why-permissions = 你的权限不够
standin-discord = { $code ->
        [50001] 你看不到这个频道
        [50006] 没有可以发送的内容
        [50007] 这个人不接收私信
        [50013] 你不能在这里这样做
        [50083] 子区已归档
        [160005] 子区已锁定
        [200000] 自动管理拦截了这条消息
       *[other] { $message }
    }
standin-no-document = 找不到 Discord 的 OpenAPI 文档；请设置 { $variable }
standin-no-packages = 没有安装 jsonschema 和 jsonschema-rs 这两个包
