# Why a request is refused, and what to do next. "where" is a rules-scope, "when" counts down by itself.
rules-scope = { $scope ->
        [host] このボットでは
        [channel] このチャンネルでは
        [role] あなたのロールでは
       *[server] このサーバーでは
    }
rules-when = 最初の 1 本は{ $when }に完成する見込みです。
rules-when-unknown = 進み具合は /queue で見られます。
rules-too-many-of-member =
    すでに { $count } 本の動画が進行中です。{ $where }同時に { $most } 本までです。{ $when }どれかをキャンセルすることもできます。
rules-queue-full = 順番待ちがいっぱいです（{ $count } 本）。あとでもう一度試してください。進み具合は /queue で見られます。
rules-server-full = このサーバーの動画がすでに { $count } 本進行中です。ここでは同時に { $most } 本までです。いくつか終わったら、もう一度試してください。進み具合は /queue で見られます。
rules-too-fast = 1 分間のリクエストが多すぎます。{ $most } 回までです。少し待ってください。
rules-cooldown = { $where }リクエストの間を { $seconds } 秒あける必要があります。次のリクエストは{ $when }にできます。
rules-quota = { $name ->
        [quota_clips] { $where }24 時間に { $most } 本まで作れます。今回は { $needed } 本必要で、残りは { $left } 本です。
       *[quota_seconds] { $where }24 時間にデバイスを { $most } 秒まで使えます。今回は約 { $needed } 秒必要で、残りは { $left } 秒です。
    }{ $when }にまた空きができます。
rules-quota-never = { $name ->
        [quota_clips] 今回は { $needed } 本必要ですが、{ $where }24 時間に { $most } 本までです。一度に頼む数を減らしてください。
       *[quota_seconds] 今回は約 { $needed } 秒のデバイス使用が必要ですが、{ $where }24 時間に { $most } 秒までです。動画を短くするか、小さくするか、ステップを減らしてください。
    }
rules-too-much = { $name ->
        [most_side] 長い辺が { $asked } ピクセルでは大きすぎます。{ $where }{ $most } ピクセルまでです。もっと小さいサイズを選んでください。
        [most_seconds] { $asked } 秒の動画は長すぎます。{ $where }{ $most } 秒までです。秒数を減らしてください。
       *[most_steps] { $asked } ステップは多すぎます。{ $where }{ $most } ステップまでです。ステップを減らしてください。
    }
rules-model = { $where }モデル { $model } を使えません。次の中から選んでください：{ $models }
rules-not-here = このチャンネルでは動画を作れません。どこで作れるかは、モデレーターに聞いてください。
rules-only-there = このチャンネルでは動画を作れません。{ $channel } で試してください。
rules-age-restricted-only = このサーバーでは、年齢制限付きチャンネルでのみ動画を作れます。
rules-no-private = ここでは、モデレーターが非公開の動画を許可していません。そのオプションを外すか、ボットへのダイレクトメッセージで頼んでください。
rules-banned = { $where ->
        [everywhere] このボットの運営者が、あなたの動画作成を停止しました。
       *[here] このサーバーのモデレーターが、あなたの動画作成を停止しました。間違いだと思ったら、モデレーターに相談してください。
    }
rules-banned-until = { $where ->
        [everywhere] このボットの運営者が、あなたの動画作成を停止しています。{ $when }にまた作れます。
       *[here] このサーバーのモデレーターが、あなたの動画作成を停止しています。{ $when }にまた作れます。
    }
rules-server-banned = このボットの運営者は、このサーバーでの動画作成を停止しました。
rules-words = このサーバーのモデレーターは、その内容の動画を許可していません。別の言葉にしてください。
rules-words-host = このボットの運営者は、その内容の動画を許可していません。別の言葉にしてください。
rules-too-many-words = リストに入れられるのは { $most } 件までです。

# The host's pauses and quiet hours. "when" counts down by itself.
rules-state = { $state ->
        [paused] ボットは一時停止中です。{ $again }
        [quiet] ボットは休止時間です。{ $again }
       *[draining] ボットは進行中のものを仕上げていて、いまは新しいリクエストを受け付けません。
    }{ $reason }
rules-again = 動画の作成は{ $when }に再開します。
rules-again-unknown = いつ再開するかは、まだわかりません。
rules-reason = {" "}運営者から：「{ $reason }」
rules-reason-none = {""}
rules-not-now = { $said } そのため、リクエストは受け付けられませんでした。あとでもう一度試してください。
rules-clock-malformed = それは時刻ではありません。22:00 のように、時と分を書いてください。
rules-quiet-empty = 休止時間の開始と終了は、別の時刻にしてください。たとえば 22:00 と 08:00 です。ボットをずっと止めておくには、一時停止してください。
rules-until-malformed = それは時刻でも時間の長さでもありません。18:00 や、90m、2h、3d（最長 1 年）のように書いてください。何も書かなければ、再開するまで一時停止します。

# What moderators set.
rules-setting-unknown = そのような設定はありません。一覧から選んでください。
rules-range = { $kind ->
        [whole] { $low }～{ $high } の整数にしてください。
        [whole-unlimited] { $low }～{ $high } の整数か、「無制限」にしてください。
        [any] { $low }～{ $high } の数にしてください。
       *[any-unlimited] { $low }～{ $high } の数か、「無制限」にしてください。
    }
rules-not-an-option = それは選べません。一覧から選んでください。
rules-too-many-rules = 1 つのサーバーの設定は { $most } 件までです。先にいくつか取り消してください。
rules-nothing-to-undo = 取り消せる変更はもうありません。
rules-leaving = あなたのデータをちょうど削除しています。1 分ほどしてから、もう一度試してください。


# A list of words.
rules-word-empty = その行には言葉がありません。単語か、語句か、単語の先頭に * を付けたものを書いてください。
rules-word-too-long = { $count } 文字の行は長すぎます。{ $most } 文字までです。1 行に 1 件、短く書いてください。
rules-word-only-marks = 「{ $line }」には文字も数字もありません。単語そのものを書いてください。
rules-word-star = 「{ $line }」では、* が末尾以外にあります。「word」で始まる言葉すべてなら word* と書きます。ほかの部分は省略できません。
rules-word-too-short = 「{ $line }」は短すぎます。文字か数字が { $least } つ以上必要です。外すか、もっと長い言葉にしてください。
rules-prefix-too-short = 「{ $line }」は先頭部分が短すぎて、多くの言葉に当てはまってしまいます。* の前に { $least } 文字以上必要です。もっと長く書くか、* なしで言葉全体を書いてください。
rules-words-faults =
    使えない行があるため、どれも登録しませんでした：
    { $faults }
rules-words-many-faults =
    使えない行があるため、どれも登録しませんでした：
    { $faults }
    …ほか { $more } 件
