# A jam's board, scenes and buttons.
jam-head =
    🎬 **みんなで作るムービー：{ $theme }**
    主催：{ $member }
jam-open = { $count ->
        [0] シーンはまだありません
       *[other] いまのところ { $count } シーン
    } · 締め切りは{ $when }
jam-rules = -# 1 人 { $scenes } シーンまで書けます。{ $votes ->
        [0] 投票はありません。
       *[other] 1 人 { $votes } 票です。自分のシーンには投票できません。
    }
jam-making = 作成中：完了 { $done }、失敗 { $failed }、残り { $left }
jam-cutting = すべてのシーンを作り終えました（{ $failed ->
        [0] 失敗なし
       *[other] 失敗した { $failed } シーンは入りません
    }）。自分のシーンを作り直したり、主催者が順番を変えたりできます。{ $when }にムービーを作ります。
jam-ended-without-film = ムービーはできませんでした。作れたシーンがありません。理由は各シーンのメッセージにあります。
jam-ended-without-scenes = ムービーはできませんでした。シーンを書いた人がいません。
jam-scene =
    {"**"}{ $number }.** { $member }
    { $words }
    { $line }
jam-votes = 👍 { $count } 票
jam-not-chosen = -# 選ばれませんでした（{ $count } 票）。
jam-order = ムービーはこの順番になります：
jam-order-scene = { $number }. { $words }
jam-button-add = シーンを追加
jam-button-close = いま締め切る
jam-button-vote = 投票
jam-button-withdraw = 取り下げる
jam-button-redo = 自分のシーンを作り直す
jam-button-order = 順番を変える
jam-button-cut = いまムービーを作る
jam-form-title = シーン
jam-form-words = シーンに映したいもの
jam-written = 受け付けました。
