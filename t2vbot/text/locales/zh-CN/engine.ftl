# Notes below a video: what was changed to make it possible.
engine-decoded-in-pieces = 为了放进显存，分块解码
engine-style-unfit = 风格 { $style } 不适合 { $model }：它的 LoRA 属于别的模型，或者已损坏。
engine-no-package = { $model } 要用更少的位数存放，这需要 { $package }。安装方法：{ $command }
engine-quantization-unfit = { $model } 不能按目录里那张表的说明用更少的位数存放（{ $backend }）。
engine-rougher = 模型的数值用 8 位存放，画面会有一点点变化
engine-offloaded = 模型的一部分放在内存里等待，所以慢一些
engine-shorter = 为了放进显存，只做了 { $made } 帧，原本要 { $asked } 帧
engine-smaller = 为了放进显存，做成 { $size } 像素，原本要 { $asked_size }
engine-shorter-and-smaller =
    为了放进显存，只做了 { $made } 帧，原本要 { $asked } 帧；做成 { $size } 像素，原本要 { $asked_size }
engine-frames-rule = 做了 { $made } 帧，原本要 { $asked } 帧：这个模型的片段每次增加 { $step } 帧
engine-avoid-unread = 这个模型不读反向提示词
engine-prompt-cut = 提示词超过了这个模型能读的长度：末尾被省略了

engine-picture-missing = { $model } 要用图片做视频：请给它一张开始的图片。
engine-no-picture = { $model } 不能从图片开始。

engine-check-hidden = 输出检查要求加上剧透遮挡；它也可能判断错

# Why there is no video.
engine-check-withheld =
    在这个机器人上，每个视频展示前都要由分类器查看，这一个没有通过，所以谁都看不到。这不会用掉你的额度。分类器也可能判断错：换个说法或许可以。
engine-check-picture-withheld =
    在这个机器人上，视频开始用的每张图片都要由分类器查看，这一张没有通过，所以没有用它做视频。这不会用掉你的额度。分类器也可能判断错：换张图片或许可以。
engine-check-failed =
    在这个机器人上，每个视频展示前都要检查。这一个做好了，但没能检查，所以不展示。请再提交一次。（部署者可以在日志里找到原因。）
engine-check-not-ready =
    在这个机器人上，每个视频展示前都要检查，但检查程序还没准备好，所以现在不做视频。请稍后再提交。（部署者可以在日志里找到原因。）
engine-out-of-memory =
    { $device } 的显存不够 { $model } 用，哪怕只做 { $frames } 帧 { $size } 像素，并用上所有节省的办法。请稍后再提交，或者选小一点的模型。
engine-too-little-memory =
    这台电脑的内存不够 { $model } 用。请稍后再提交，或者选小一点的模型。
engine-cannot-enhance = { $model } 不能增强视频。
engine-not-enhanced = 显存不够，或者运气不好，没能增强：这是最初做好的视频。
engine-invalid-numbers =
    模型算出的是无效数值，不是画面。换个种子或降低引导系数或许可以。如果每个视频都这样，说明它的权重已损坏，或者不适合这个设备。
engine-black-frames =
    模型做出的全是黑色画面。换个种子或降低引导系数或许可以。如果每个视频都这样，说明它的权重已损坏，或者不适合这个设备。
engine-pickles-forbidden =
    { $model } 只以 pickle 文件发布，这种格式可能藏有程序，这里的部署者不允许使用。请选别的模型。（部署者可以用 T2V_ALLOW_PICKLE=true 允许；那样 torch 只会从中读取张量。）
engine-no-room =
    { $device } 没有空间放 { $model }：显存可能被别的程序占了。请稍后再提交，或者选小一点的模型。
engine-no-memory-to-read =
    这台电脑的空闲内存不够读取 { $model }。请稍后再提交，或者选小一点的模型。
engine-free-main-memory = 请关闭其他程序，或者增大页面文件（Windows）或交换空间。
engine-no-such-device = 指定的设备是 { $wanted }，但 torch 只找到：{ $found }。请用其中一个，或者用 'auto'。

# What is wrong with the weights.
engine-weights-absent =
    这台电脑上没有 { $model } 的权重。请选别的模型。（部署者可以在日志里找到它们应该在哪里。）
engine-weights-copy = 请把它们复制或安装到 { $folder }。
engine-weights-damaged =
    { $model } 的权重已损坏或不完整。请选别的模型。（部署者可以在日志里找到文件夹和原因。）
engine-weights-delete = 删除文件夹 { $folder }，就会重新下载。
engine-weights-copy-again = 请重新复制文件夹 { $folder }。
engine-fault-lfs = { $file } 不是文件本身，而是指向它的 Git LFS 指针。请在 { $folder } 里运行 `git lfs pull`。
engine-fault-encoding = { $file } 的编码是 { $encoding }，diffusers 读不了。请另存为 UTF-8（不带 BOM）。
engine-fault-file = { $error }。请重新复制文件夹 { $folder }。
engine-fault-missing = 缺少：{ $what }。请重新复制文件夹 { $folder }。
engine-fault-class = 它的 { $part } 是 { $name }，不属于这个管线。机器人不加载其他的类。请改正 model_index.json，或者选别的模型。
engine-fault-rights = 无法读取 { $file }：请给运行机器人的用户读取权限。
engine-fault-empty = { $file } 是空的。请删除这个文件，重新复制或下载。
engine-fault-cut = { $file } 已损坏：{ $problem }。请删除这个文件，重新复制或下载。
engine-fault-quantized = { $file } 里写着权重是量化过的，这个机器人读不了。请用这个模型的普通权重。
engine-fault-scheduler = 它的调度器 { $name } 不能用：{ $error }。请改正 model_index.json，或者安装缺少的东西。
engine-fault-component = 它的 { $part } 不能按配置创建：{ $error }。请改正那个文件，或者重新复制文件夹。
engine-other-pipeline =
    { $model } 要求的管线是 { $pipeline }，不是目录里写的 { $family }。机器人不运行模型自带的代码。请选别的模型。
engine-only-pickles =
    { $model } 的权重只有 pickle 文件（.bin），里面可能带有恶意代码。如果你信任它，请转换一下：用 diffusers 加载，再用 save_pretrained(folder) 写出。

engine-check-pickles =
    { $model } 的权重只有 pickle 文件（.bin），里面可能藏有程序。请换一个 T2V_CHECK_MODEL；如果你信任它，就设置 T2V_ALLOW_PICKLE=true（那样 torch 只会从中读取张量）。
engine-check-kind = 它是 { $name }，输出检查只能读这些：{ $known }。请换一个 T2V_CHECK_MODEL。
engine-check-no-label = 它没有标签 { $label }，所以什么也查不出来。它的标签：{ $known }。请改正 T2V_CHECK_LABELS。
engine-check-unusable = 它不能按配置创建：{ $error }。请换一个 T2V_CHECK_MODEL，或者重新复制文件夹。

# The Hugging Face hub.
engine-class-unusable = { $model } 不能用：机器人不认识它的管线 { $pipeline }，向它要片段时它也没有做出画面。请选别的模型。（部署者可以在日志里找到原因。）
engine-hub-unusable =
    { $repository } 不是这个机器人能用的模型：没有 safetensors 权重，或者没有正确的 { $index }。请选别的模型。
engine-hub-no-space = { $model } 需要主机硬盘上有 { $needed } GB，但只剩 { $free } GB。请选别的模型。
engine-hub-make-space = 请在 { $folder } 所在的硬盘腾出空间，或者把 HF_HOME 设成别的文件夹。
engine-hub-offline =
    这台电脑上没有 { $model }，而 HF_HUB_OFFLINE 禁止下载。请去掉这个变量，或者把模型复制到缓存里。
engine-hub-gated =
    { $page } 不对所有人开放，或者不存在。请去那里看看：如果需要，请接受它的许可证，用 `hf auth login` 登录（或设置 HF_TOKEN），再提交一次。
engine-hub-no-revision = { $page } 没有版本 { $revision }。请在目录里改正，或者选别的 commit：`python bot.py models pin`。
engine-hub-mirror =
    { $endpoint } 没有说明它的文件属于哪个 commit，所以无法区分。请去掉 HF_ENDPOINT，或者换一个镜像。
engine-pins-broken = 无法读取 { $file }（{ $error }）。它记录每个模型用哪个 commit。请改正或删除它；删除后由下一次下载决定。
engine-hub-no-page = { $page } 不存在，或者不是这样的模型：它没有 { $index }。请改正名称。
engine-hub-disk-full = 主机的硬盘满了：没有空间放 { $model }。
engine-hub-answered = 向 Hugging Face Hub 请求 { $model } 时，它回应了 { $status }。请稍后再提交。
engine-hub-unreachable =
    连不上 Hugging Face Hub，而这台电脑上没有 { $model }。请检查网络，再提交一次：已经完整下载的文件会保留。
engine-hub-failed =
    没能下载 { $model }。（部署者可以在日志里找到原因。）请再提交一次：已经完整下载的文件会保留。

# Why a graphics card lies idle.
engine-idle-without-cuda =
    这台电脑有 NVIDIA 驱动，但安装的 torch 不带 CUDA，所以没有用上显卡。解决办法：{ $command }
engine-idle-driver =
    这台电脑有 NVIDIA 驱动，但 torch 没法通过它使用显卡{ $trouble }。请重启电脑；如果没用，请从 https://www.nvidia.com/drivers 安装最新驱动，因为 torch 需要支持 CUDA { $cuda } 的驱动。如果这块显卡没有这样的驱动：{ $command }
engine-idle-too-old =
    这个 torch 不支持 { $gpus }，所以没有用上显卡。较旧的显卡有另一个版本：{ $command }
