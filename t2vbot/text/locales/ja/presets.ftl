# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = スタイル { $style } は { $models } で作りますが、ここではそのモデルを使えません。別のスタイルを選んでください。
presets-no-seed = シードは既定値にできません。どの動画も同じになってしまうからです。数値の行から消してください。
presets-not-private = あなたの既定値では動画を自分だけに見せますが、ここではモデレーターが非公開の動画を許可していません。みんなに見せるなら `非公開:False` を指定するか、ボットへのダイレクトメッセージで頼んでください。
presets-range = { $what ->
        [seconds] 秒数
        [steps] ステップ
       *[guidance] ガイダンス
    }は { $low } から { $high } までにしてください。
presets-prompt-gone = その以前のプロンプトは、もう手元にありません。言葉をいくつか入力してもう一度選ぶか、書き直してください。
presets-left-out = あなたの既定値のうち、ここでは使えないものがあるので、それを外して動画を作ります：
presets-left-out-one = { $name }：{ $why }
presets-line = { $name }：{ $value }
presets-name = { $name ->
        [model] モデル
        [style] スタイル
        [size] サイズ
        [seconds] 秒数
        [num_inference_steps] ステップ
        [guidance_scale] ガイダンス
        [numbers] 数値
        [showing] 表示
        [private] 自分だけに表示
        [notify] 通知
       *[negative_prompt] 除外
    }
presets-seconds = { $seconds } 秒
presets-steps = { $steps } ステップ
presets-guidance = ガイダンス { $guidance }
presets-head = `/video` と「画像を動かす」での**あなたの既定値**です。どこでも使われます。コマンドで指定したものが優先されます。
presets-none = まだ既定値がありません。ここで決めたものは、`/video` と「画像を動かす」で指定しなかったときに、どこでも使われます。
presets-not-here = ここでは次のものが外されます：
presets-showing = { $how ->
        [spoiler] スポイラーで隠す
       *[private] 自分だけに見せる
    }
presets-notify = { $when ->
        [always] いつも
        [never] しない
       *[slow] 1 分以上かかったとき
    }
presets-shown = { $how ->
        [spoiler] スポイラーで隠す
        [private] 自分だけに見せる
        [both] 自分だけに見せて、スポイラーで隠す
       *[openly] そのまま見せる
    }
presets-button-making = 既定値を変更
presets-button-showing = 通知と公開範囲
presets-button-clear = すべて消す
presets-cleared = 既定値を消しました。
presets-changed = 既定値を変更しました。
presets-form-making = あなたの既定値
presets-form-showing = 動画の届き方
presets-form-style = スタイル
presets-form-none = 既定値なし
presets-form-numbers = 秒数、ステップ、ガイダンス
presets-form-numbers-hint = 例：2 秒, 20 ステップ, ガイダンス 7.5。書かなかったものはモデルにおまかせです。
presets-form-shown = 誰に見せるか
presets-form-notify = 完成したとき、どんなときに通知するか
