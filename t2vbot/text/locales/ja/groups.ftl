# Films out of clips that are there.
groups-film-nothing-picked = 先に、つなぎたい順番でシーンを選んでください。
groups-film-already-cut = このムービーはもうできています。別のムービーを作るには /film と入力してください。
groups-offer-gone = これはもう決まっています。/video でもう一度リクエストしてください。
groups-film-forgotten = どのムービーだったか、もうわかりません。/film と入力して始め直してください。
# Jams.
groups-over = これは終わっています。/jam か /relay で新しく始められます。
groups-not-now = それには遅すぎるか、早すぎます。チャンネルのメッセージを見てください。
groups-no-scene = このシーンは取り下げられました。
groups-jam-enough-scenes = あなたはもう { $most } シーン書きました。どれかを変更するか、取り下げてください。
groups-jam-full = もう { $most } シーンあり、これ以上入りません。
groups-jam-not-your-scene = それができるのは、このシーンを書いた人だけです。
groups-jam-own-vote = ほかの人のシーンに投票してください。
groups-jam-no-votes-left = { $most ->
        [0] このジャムに投票はありません。
       *[other] あなたは { $most } 票をすべて入れました。取り消すには、投票したシーンのボタンを押してください。
    }
groups-no-words = シーンが空です。
groups-too-many-words = シーンは { $most } 文字までです。
groups-vote-over = 投票は終わりました。番号を押すと、その下書きの動画を自分用に作れます。
groups-vote-no-draft = そのような下書きはありません。
groups-relay-making = このターンは作成中です。終わったら、次のターンが空きます。
groups-relay-taken = このターンはほかの人が書いています。時間内に何も書かれなければ、また空きます。
groups-jam-nothing-to-redo = このムービーに、あなたのシーンはありません。
groups-jam-nothing-picked = ムービーのシーンを選んでください。
groups-jam-still-making = まだ { $count } シーンを作成中です。ムービーはそのあとです。
groups-none-wanted = このサーバーのモデレーターは、{ $kind ->
        [relay] リレー
       *[jam] ジャム
    }を許可していません（/video-settings）。
groups-enough-here = このチャンネルでは、もう { $most } 件の{ $kind ->
        [relay] リレー
       *[jam] ジャム
    }が進行中です。
groups-too-many = あなたはもう { $most } 件の{ $kind ->
        [relay] リレー
       *[jam] ジャム
    }を主催しています。
# In the credits of a film, in place of a name.
groups-a-member = メンバー
