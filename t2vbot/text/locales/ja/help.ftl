# /video-help. "command" is a link to a command.
help-write = **動画を作る：** { $command } と入力して、何を見せたいか書いてください。何があるか、どんな見た目か、何をするか、どこでか。
help-write-picture = **動画を作る：** { $command } と入力し、`画像` に画像をつけて、その中で何が起こるか書いてください。
help-examples = { $model } で作れる例：
help-subjects = -# 見せられるのは { $subjects } だけです。ほかにわかる言葉：{ $knows }
help-english = -# { $model } がわかるのは英語だけです。プロンプトは英語で書いてください。
help-makes = -# 長さ { $seconds } 秒、サイズ：{ $sizes }
help-options = **ほかのオプション：** { $options }
help-option-image = `画像` 最初になる画像
help-option-avoid = `除外` 見せたくないもの
help-option-style = `スタイル` 画風
help-option-drafts = `下書き` すばやく作って選ぶ
help-option-count = `本数` まとめて作る
help-option-smooth = `なめらか化` フレームを増やす
help-option-enhance = `高画質化` 大きくきれいに
help-option-size = `サイズ`、`秒数`、`非公開`、`スポイラー`
help-next = **そのあと：** キューの何番目か、いつ始まるかがメッセージに出ます。待つ間は離れていても大丈夫です。動画は同じメッセージに届きます。その下には **{ $again }**（もう 1 本）、**{ $change }**（言葉を変える）、**{ $like }**、**{ $delete }**、残りはすべて **{ $more }** にあります。
help-where = **どこに何があるか：** { $commands }
help-command = { $command } { $name ->
        [queue] 順番待ち
        [video-cancel] 自分の動画を取り消す
        [missed] 届かなかった動画
        [models] 動画を作るモデル
        [video-defaults] 自分の初期設定
        [film] 動画をつなぐ
        [jam] みんなで作るムービー
        [relay] 順番に作るムービー
       *[video-privacy] 保存しているあなたのデータ
    }
help-not-here = **いま、ここでは作れません：** { $reason }
help-limits = **ここでの上限：** { $limits }
help-left-clips = 24 時間であと { $count } 本
help-left-seconds = 24 時間でデバイスあと { $count } 秒
help-at-once = 同時に { $count } 本
help-pause = リクエストの間隔 { $count } 秒
help-rules = { $server ->
        [yes] このサーバーのルールは動画にも適用されます。動画の下の **{ $report }** でモデレーターに知らせられます。
       *[no] サーバーでは、そのルールが動画にも適用されます。動画の下の **{ $report }** でモデレーターに知らせられます。
    }
help-moderators = -# モデレーター向け：{ $command } で場所、量、使えない言葉、通報の届け先を決めます。
help-host = -# 運営者向け：{ $command }
help-button-try = 試す：{ $example }
