# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = 风格 { $style } 要用 { $models } 来做，而你在这里不能用它。请换一个风格。
presets-no-seed = 种子不能设为默认值，不然每个视频都一样。请从数字那一行里去掉。
presets-not-private = 按你的默认设置，视频只给你看，但管理员不允许在这里做私密视频。写上 `私密:False` 就会给大家看，或者私信我。
presets-range = { $what ->
        [seconds] 秒数
        [steps] 步数
       *[guidance] 引导系数
    }要在 { $low } 到 { $high } 之间。
presets-prompt-gone = 之前的那条提示词已经不在手边了。输入其中几个字再选一次，或者重新写一遍。
presets-left-out = 你的默认设置里有些在这里不能用，所以做视频时没有用它们：
presets-left-out-one = { $name }：{ $why }
presets-line = { $name }：{ $value }
presets-name = { $name ->
        [model] 模型
        [style] 风格
        [size] 尺寸
        [seconds] 秒数
        [num_inference_steps] 步数
        [guidance_scale] 引导系数
        [numbers] 数字
        [showing] 显示方式
        [private] 只给你看
        [notify] 提醒
       *[negative_prompt] 反向提示词
    }
presets-seconds = { $seconds } 秒
presets-steps = { $steps } 步
presets-guidance = 引导系数 { $guidance }
presets-head = **你的默认设置**，用于 `/video` 和“让图片动起来”，在哪里都有效。你在命令里写的优先。
presets-none = 你还没有默认设置。在这里设的，会在哪里都用于 `/video` 和“让图片动起来”里你没写的选项。
presets-not-here = 在这里，这些不会被使用：
presets-showing = { $how ->
        [spoiler] 用剧透遮住
       *[private] 只给你看
    }
presets-notify = { $when ->
        [always] 总是提醒
        [never] 从不提醒
       *[slow] 超过一分钟才提醒
    }
presets-shown = { $how ->
        [spoiler] 用剧透遮住
        [private] 只给你看
        [both] 只给你看，并用剧透遮住
       *[openly] 公开显示
    }
presets-button-making = 修改默认设置
presets-button-showing = 提醒和私密
presets-button-clear = 全部清除
presets-cleared = 你的默认设置已清除。
presets-changed = 你的默认设置已修改。
presets-form-making = 你的默认设置
presets-form-showing = 你的视频怎么送达
presets-form-style = 风格
presets-form-none = 没有默认值
presets-form-numbers = 秒数、步数和引导系数
presets-form-numbers-hint = 例如：2 秒, 20 步, 引导系数 7.5。没写的由模型决定。
presets-form-shown = 给谁看
presets-form-notify = 做好后什么时候提醒你
