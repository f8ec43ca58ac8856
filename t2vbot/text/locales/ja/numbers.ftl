# What a member may call seconds, steps, guidance and seed in the line of numbers of a form, in any language.
numbers-seconds = 秒, 秒間, 秒数, びょう, 長さ, 尺, s, sec, secs, second, seconds
numbers-steps = ステップ, ステップ数, すてっぷ, 工程, step, steps
numbers-guidance = ガイダンス, ガイダンススケール, ガイダンス値, ガイド, がいだんす, 忠実度, guidance, guide, cfg
numbers-seed = シード, シード値, しーど, 種, seed
numbers-new = 新しい, 新しいシード, 新規, 新, ランダム, ランダムシード, らんだむ, 乱数, おまかせ, お任せ, 適当, 何でも, なんでも, 別, 別の, 別のシード, ほかの, 他の, new, random, any, another
# What a moderator may write for no limit at all.
numbers-unlimited = 無制限, 制限なし
