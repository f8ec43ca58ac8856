# What a member may call seconds, steps, guidance and seed in the line of numbers of a form, in any language.
numbers-seconds = 秒, 秒钟, 秒数, 时长, 长度, s, sec, secs, second, seconds
numbers-steps = 步, 步数, 步骤, 迭代, 采样步数, 迭代步数, step, steps
numbers-guidance = 引导系数, 引导, 引导强度, 引导值, 提示词引导系数, 提示词相关性, guidance, guide, cfg
numbers-seed = 种子, 种子数, 种子值, 随机种子, 随机数种子, seed
numbers-new = 新, 新的, 新种子, 随机, 随便, 任意, 换一个, 换个, 另一个, 其他, new, random, any, another
# What a moderator may write for no limit at all.
numbers-unlimited = 不限, 无限制, 没有限制
