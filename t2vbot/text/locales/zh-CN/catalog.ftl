# What was asked of a model and cannot be.
catalog-no-model = 没有叫 { $name } 的模型。现有的模型：{ $known }。
catalog-no-model-but = 没有叫 { $name } 的模型。你是想用 { $similar } 吗？现有的模型：{ $known }。
catalog-outside =
    { $title } 的{ $what ->
        [fps] 每秒帧数范围是 { $range }
        [steps] 步数范围是 { $range }
        [guidance] 引导系数范围是 { $range }
        [frames] 帧数范围是 { $range }
        [width] 宽度范围是 { $range } 像素
       *[height] 高度范围是 { $range } 像素
    }；{ $value } 超出了范围。
catalog-seconds-or-frames = 长度用秒数或帧数来写，不要两个都写。
catalog-length-outside = { $title } 在每秒 { $fps } 帧时，长度可以是 { $shortest } 到 { $longest } 秒；{ $value } 超出了范围。
catalog-size-twice = 尺寸用名称或用宽和高来写，不要两种都写。
catalog-size-half = 宽和高要一起写：两个都写，或者都不写。
catalog-no-style = { $title } 没有叫 { $name } 的风格。它有：{ $known }。
catalog-no-styles = { $title } 没有风格可选。请去掉这一项。
catalog-style-elsewhere = 风格 { $style } 要用 { $models } 来做，{ $title } 做不了。去掉模型，或者换一个风格。
catalog-no-size = { $title } 没有叫 { $name } 的尺寸。它有：{ $known }。
catalog-own-sizes = { $title } 只能做自己的尺寸：{ $known }。
catalog-side-rule =
    { $title } 的{ $what ->
        [width] 宽度
       *[height] 高度
    }必须是 { $multiple } 像素的倍数；请把 { $value } 换成 { $near }。
catalog-seed-outside = 种子可以是 0 到 { $most }；{ $value } 超出了范围。
catalog-prompt-empty = 提示词是空的：写写视频里要有什么吧。
catalog-prompt-marks = 提示词里只有符号：请用几个词说说视频要展示什么。/video-help 里有例子。
catalog-pasted = 你把整条命令放进了提示词的框里。那里只要写：“{ $words }”。其余的各有自己的框：{ $options }。
catalog-prompt-long = 提示词可以有 1 到 { $most } 个字符；你写了 { $count } 个。
catalog-avoid-long = 反向提示词最多 { $most } 个字符；你写了 { $count } 个。
catalog-cannot-enhance = { $title } 不能增强视频。去掉这个选项，或者换个模型。
# Faults of the host's files.
catalog-unreadable = 无法读取模型目录 { $file }：{ $error }
catalog-faulty =
    模型目录 { $file } 有错误：
    { $faults }
catalog-no-index = { $folder } 里没有 diffusers 模型：缺少 model_index.json，或者它无法读取。请指定包含这个文件的文件夹。
catalog-encoding = { $file } 的编码是 { $encoding }，diffusers 读不了。请另存为 UTF-8（不带 BOM）。
catalog-lfs = { $folder } 里只有 Git LFS 指针，没有文件本身。请在里面运行 `git lfs pull`。
catalog-faulty-index = diffusers 读不了 { $file }：{ $error }。请重新复制或下载这个模型。
catalog-index-above = { $folder } 只是模型的一部分。请指定整个模型的文件夹：{ $above }
catalog-index-below = { $folder } 里的模型在它自己的文件夹中。请指定那个文件夹：{ $below }
catalog-modelscope = { $folder } 是 ModelScope 自己的格式，不是 diffusers 的格式。请用 T2V_MODEL=ms-1.7b，会下载格式正确的同一个模型。
catalog-file = { $file } 是一个文件。模型是 diffusers 格式的文件夹，里面有 model_index.json；单个文件（.safetensors、.ckpt、.gguf）不能用。
catalog-hub-id = { $name } 看起来是 Hugging Face Hub 上的模型。用 `python bot.py models add { $name }` 添加，再用它得到的名称。现成可用的模型：`python bot.py models`。
catalog-no-folder = 没有文件夹 { $folder }（有 { $there }）。请改正路径；在 Windows 上不要加引号。
catalog-unknown-pipeline = { $folder } 里是 { $pipeline }，这个机器人运行不了。它能运行：{ $known }。
catalog-no-rights = 无法读取 { $file }：请给运行机器人的用户读取权限。
catalog-no-classifier = T2V_CHECK_MODEL 是 { $name }，它既不是这里的文件夹，也不是 Hugging Face Hub 上的仓库（所有者/名称）。
# Read out of a file.
catalog-recipe-no-words = 这个文件里没有提示词：制作它的人没有写进去。
catalog-recipe-broken = 这个文件里的制作信息已损坏（{ $name }）。
# Seconds, steps, guidance and seed in one line of a form. A member may write them in any order, by the words in numbers.ftl.
catalog-numbers = { $seconds } 秒, { $steps } 步, 引导系数 { $guidance }, 种子 { $seed }
catalog-numbers-word = 数字那一行里的“{ $word }”我看不懂。请这样写（用半角逗号）：2 秒, 20 步, 引导系数 7.5, 种子 7
catalog-numbers-bare = 数字那一行里的 { $number } 是什么？请在旁边写明：2 秒, 20 步, 引导系数 7.5, 种子 7
catalog-numbers-lacking = 数字那一行里的“{ $word ->
        [seconds] 秒数
        [steps] 步数
        [guidance] 引导系数
        [seed] 种子
       *[other] { $word }
    }”没有数字。请这样写：2 秒, 20 步, 引导系数 7.5, 种子 7
catalog-numbers-twice = 数字那一行里的“{ $word ->
        [seconds] 秒数
        [steps] 步数
        [guidance] 引导系数
        [seed] 种子
       *[other] { $word }
    }”有两个数字。请去掉一个。
catalog-numbers-whole = “{ $word ->
        [seconds] 秒数
        [steps] 步数
        [guidance] 引导系数
        [seed] 种子
       *[other] { $word }
    }”要写整数，不能是 { $number }。
