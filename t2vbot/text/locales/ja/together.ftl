# What the messages of jams and relays share.
together-filming = { $count } シーンのムービーを編集中です。
together-ended = { $count } シーンのムービーが下にあります。{ $failed ->
        [0] {""}
       *[other] {" "}{ $failed } シーンは作れなかったため、入っていません。
    }
together-film-failed = ムービーを作れませんでした。理由は下のメッセージにあります。
together-no-threads = -# すべてここで進めます。モデレーターが権限（公開スレッドの作成、スレッドでメッセージを送信）をくれれば、スレッドを使えます。
together-not-yours = それができるのは、始めた { $member } さんとモデレーターだけです。
together-not-here = { $kind ->
        [relay] リレー
       *[jam] ジャム
    }は、ボットがメンバーになっているサーバーで行います。ここではほかの人が参加できません。/video はここでも使えます。
together-not-seen = ボットからこのチャンネルが見えないため、ここでは一緒に作れません。モデレーターが「チャンネルを見る」の権限を付けると使えます。
together-you-wrote =
    あなたが書いた内容（コピー用）：
    { $words }
