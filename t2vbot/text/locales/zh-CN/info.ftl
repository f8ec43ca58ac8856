# What a video says of how it was made: in the menu of a result, of a message, and on the command line.
info-settings = 模型 { $model } · { $width }×{ $height } · { $frames } 帧，每秒 { $fps } 帧 · { $steps } 步 · 引导系数 { $guidance } · 种子 { $seed }
info-avoid = 反向提示词：{ $words }
info-style = 风格 { $style }
info-whole-prompt = 加上风格后，模型读到的是：{ $words }
info-picture = 从图片开始
info-better = { $how ->
        [enhanced] 已增强
        [smoothed] 已补帧
       *[both] 已增强并补帧
    }
info-cut = 提示词太长，文件里放不下，所以缺了末尾。请修改后再制作。
info-picture-missing = 它是从一张图片开始的，文件里没有那张图片。请用 /video 附上图片，或者用图片消息菜单里的“让图片动起来”。
info-cannot = 在这里不能照这样制作：{ $reason }
info-no-command = 它没有对应的 /video 命令行：命令写不下所有这些选项。用按钮可以。
info-in-file = 重新制作它的命令行太长，消息里放不下，所以放在附件里。
info-same-frames = 同样的种子，在同样的设备上单独制作，会得到同样的画面。
info-no-video = 那条消息里没有视频。请在附有 MP4 文件的消息上选这一项。
info-not-ours = 那个视频没有写明是怎么做的。它不是我做的，或者被会去掉这些信息的程序编辑过。
info-file-forgotten = 那个文件里写的内容我已经忘了：我只记到重启为止，或者记到后面又来了很多别的。请在它那条消息的菜单里再选一次 **生成信息**。
info-words-refused = 这里省去了文字：自动管理不让我在这里说出来。
info-words-alone-refused = 自动管理不让我在这里说出这些文字。
info-no-file = 无法读取 { $file }：{ $error }。
info-no-model = 这里的目录中没有模型 { $model }，所以没法重新制作。
info-film =
    { $title }
    由 { $scenes } 个场景组成的影片：
info-film-untitled = 由 { $scenes } 个场景组成的影片：
info-film-scene = { $number }. { $words }
info-film-scene-unknown = { $number }.（没有提示词）
info-button-same = 照样再做一个
info-menu = 生成信息
info-menu-hint = 重新制作它所需的一切
