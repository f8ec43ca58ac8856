# The status message of a request that is not done.
bot-status =
    リクエスト：{ $member }
    { $prompt }
    { $line }
bot-better = -# { $how ->
        [enhanced] 高画質化します
        [smoothed] なめらか化します
       *[both] 高画質化となめらか化をします
    }
bot-waiting = { $position }、{ $when }に開始
bot-waiting-soon = { $position }、まもなく開始
bot-waiting-unknown = { $position }。ここではまだ { $model } で動画を作ったことがないので、かかる時間はわかりません。
bot-waiting-just = { $position }
bot-waiting-no-device = { $position }。いま、これを作れる GPU がつながっていません。
bot-waiting-far = 順番待ち { $count } 番目よりうしろ
bot-position =
    { $position ->
        [1] 次の順番
       *[other] 順番待ち { $position } 番目
    }
# It was begun before, and stopped because of the bot or a graphics card.
bot-again = { $line }
    -# もう一度始めています（{ $attempt }/{ $most } 回目）
bot-getting-ready = 準備中…
bot-downloading = モデルをダウンロード中（初回のみ）
bot-loading = モデルを読み込み中
bot-reading = プロンプトを読み取り中
bot-denoising = 動画を作成中
bot-decoding = フレームを描画中
bot-enhancing = 大きく、きれいにしています
bot-checking = 動画をチェック中
bot-encoding = 動画をエンコード中
bot-cutting = ムービーを編集中
bot-smoothing = 動画をなめらかにしています
bot-uploading = アップロード中…
bot-preview = 作成途中の動画を、小さくぼかした画像：{ $words }
bot-doing = { $doing }…
bot-progress = { $doing }：{ $share } % { $bar }
bot-progress-left = { $doing }：{ $share } %、残り約 { $left } { $bar }
bot-steps = { $doing }：ステップ { $done }/{ $total } { $bar }
bot-steps-left = { $doing }：ステップ { $done }/{ $total }、残り約 { $left } { $bar }
bot-stuck = 動画はできていますが、{ $since }から Discord が受け付けてくれません。引き続き送信を試します。
bot-stuck-text = { $since }から Discord が返信を受け付けてくれません。引き続き送信を試します。
bot-position-kept = ボットを再起動しています。順番はそのままです。
bot-token-ends = Discord では 15 分しかここに書き込めず、その時間が過ぎました。戻ってきたら **動画を受け取る** を押してください。進み具合か、できた動画が表示されます。
bot-token-ends-starts = Discord では 15 分しかここに書き込めず、その時間が過ぎました。{ $when }に始まります。戻ってきたら **動画を受け取る** を押してください。進み具合か、できた動画が表示されます。
bot-token-ends-private = Discord では 15 分しかここに書き込めず、その時間が過ぎました。動画はダイレクトメッセージで届きます。進み具合は **動画を受け取る** で見られます。
# The final message.
bot-asked-for =
    リクエスト：{ $member }
    { $prompt }
bot-asked-for-this = リクエスト：{ $member }
bot-facts = -# { $model } · シード { $seed } · { $seconds } 秒 · { $width }×{ $height }{ $better } · 作成時間 { $took } · AI生成
bot-facts-better = { $how ->
        [enhanced] {" "}· 高画質化
       *[none] {""}
    }
bot-facts-smooth = { $how ->
        [both] {" "}· 高画質化、なめらか化
       *[smoothed] {" "}· なめらか化
    }（毎秒 { $rate } フレーム）
# What a video was made out of: again, changed, or gone on from.
bot-origin = -# { $member } さんの[この動画]({ $url })から
bot-origin-unseen = -# ここでは見られない別の動画から
bot-film-facts = -# { $scenes } シーンのムービー · { $seconds } 秒 · { $width }×{ $height } · 編集時間 { $took } · AI生成
bot-note = -# { $note }
bot-failed = **動画は作れませんでした。** { $reason }
bot-kept = **動画はできましたが、届けられませんでした。** { $reason } 動画は取ってあります。**動画を受け取る** を押すか、ボットが書き込める場所で /missed と入力してください。
bot-cancelled = キャンセルしました：{ $member } さんの動画
bot-from-elsewhere = { $channel } からです（{ $reason }ため）。
bot-delivered = この動画は届けました。
# Buttons, menus and forms.
bot-button-cancel = キャンセル
bot-button-again = もう一度
bot-button-change = 変更
bot-button-delete = 削除
bot-button-get = 動画を受け取る
bot-button-open-form = フォームを開く
bot-menu-more = その他…
bot-menu-words = プロンプトをコピー
bot-menu-words-hint = 入力されたままのプロンプト
bot-menu-smooth = なめらか化
bot-menu-smooth-hint = 毎秒 { $before } フレームを { $after } フレームに。数秒で終わり、GPU は使いません
bot-menu-enhance = 高画質化
bot-menu-enhance-hint = 縦横それぞれ { $scale } 倍に大きく、きれいに。手間は元の動画の約 { $times } 倍
bot-form-title = 変更してもう一度作る
bot-form-prompt = 動画に映したいもの
bot-form-avoid = 映したくないもの
bot-form-model = モデル
bot-form-size = サイズ
bot-form-size-kept = そのまま（{ $width }×{ $height }）
bot-form-size-name = { $name ->
        [square] 正方形
        [landscape] 横長
        [portrait] 縦長
       *[other] { $name }
    }
bot-form-numbers = 秒数、ステップ、ガイダンス、シード
bot-form-numbers-hint = 書かなかったものはモデルにおまかせです。シードを書かないと、新しいシードになります。
bot-not-yours-to-cancel = この動画をキャンセルできるのは、リクエストした { $member } さんとモデレーターだけです。
bot-not-yours-to-delete = この動画を削除できるのは、リクエストした { $member } さんとモデレーターだけです。ルールに反しているときは、**その他…** の **通報** で知らせてください。
bot-not-yours-to-get = これは { $member } さんの動画です。
bot-too-late-to-cancel = もうキャンセルできません。動画は完成したか、送信中です。
bot-command-not-allowed = このサーバーのここでは { $command } を使えないので、ここからも動画を頼めません。モデレーターなら「サーバー設定」→「連携サービス」で変更できます。
bot-server-not-served = このボットは、ほかのサーバー向けに動画を作っています。このサーバーも追加してほしいと、運営者に頼んでください。
bot-server-left = このボットは決まったサーバー向けにだけ動画を作っていて、ここは含まれていないので退出します。運営者にこのサーバーの追加（T2V_GUILDS）を頼んでから、もう一度招待してください。
bot-film-not-again = これはムービーです。シーンをもう一度リクエストしてから、新しくつないでください。
bot-button-unknown = このボタンはもう使えません。メッセージが以前のバージョンのものです。/video でもう一度リクエストしてください。
bot-request-gone = この動画の設定はもう残っていません。/video でもう一度リクエストしてください。
bot-open-form = 古い動画なので、設定を探してきました。こちらです：
bot-asked-below = 下に届きます。
# Commands.
bot-notice = ⏸️ { $said }
bot-queue-making = **作成中：** { $what }
bot-queue-encoding = **エンコード中：** { $what }
bot-queue-waiting = **{ $position }.** { $what }
bot-queue-waiting-starts = **{ $position }.** { $what }、{ $when }に開始
bot-queue-what = { $prompt }（{ $member }）
bot-queue-elsewhere = ほかの場所の誰かの動画
bot-queue-private = 非公開の動画
bot-queue-empty = いま誰も待っていません。/video と入力すれば、すぐに始まります。
bot-queue-new = 新しいリクエストは、約 { $left }後に始まります。
bot-missed-none = 届けられずに残っている動画はありません。作成中のものは /queue にあります。
bot-missed-on-its-way = 残っていた動画は、もうそちらに送っています。
bot-model =
    {"**"}{ $title }** `{ $name }`
    { $description }
    -# { $facts }
bot-model-default =
    {"**"}{ $title }** `{ $name }`（何も選ばないときに使います）
    { $description }
    -# { $facts }
bot-model-size = { $name } { $width }×{ $height }
bot-model-free = { $sizes } · { $seconds } 秒 · ライセンス { $licence }
bot-model-not-commercial = { $sizes } · { $seconds } 秒 · ライセンス { $licence }、商用利用は不可
bot-model-look-up = { $sizes } · { $seconds } 秒 · ライセンス { $licence }、使う前に条件を確認してください
bot-model-pictures = { $facts } · 画像から始められます
bot-commands-refused = Discord がボットのコマンド登録を受け付けません（{ $error }）。T2V_DEV_GUILD を設定している場合は、先にボットをそのサーバーに招待するか、設定を外してください。
bot-start-refused = Discord がボットの起動を拒否しました（{ $error }）。
bot-shards-refused = Discord は { $shards } シャードでの接続を受け付けません（クローズコード { $code }）。T2V_SHARDS を auto のままにして起動し直してください。必要な数は Discord が教えてくれます。
# Films.
bot-film-none-here = ここには、ムービーにできる動画がありません。まず /video でいくつか作ってから、つないでみてください。
bot-film-none-mine = ムービーにできるあなたの動画がありません。まず /video でいくつか作ってから、つないでみてください。
bot-film-title = **{ $title }**
bot-film-untitled = **無題のムービー**
bot-film-how = つなぎたい順番にシーンを選んでください。
bot-film-pick = シーンを順番に選ぶ
bot-film-scene = { $number }. { $words }
bot-film-captions-on = -# 各シーンの文を字幕として下に入れます。順番を変えるには、選び直してください。
bot-film-captions-off = -# 字幕は入れません。順番を変えるには、選び直してください。
bot-film-with-captions = 字幕あり
bot-film-without-captions = 字幕なし
bot-film-cut = ムービーを作る
bot-film-scenes-lost = 次の { $count } 本の動画は、メッセージがなくなったか、動画が付いていないか、見る権限がないため、もう取得できません：{ $words }
    これを外して、シーンを選び直してください。
bot-film-scene-gone = この中に、もう使えない動画があります。/film と入力して選び直してください。
# Joining.
bot-alone = { $member }
bot-with = { $member }（{ $others } も一緒）
bot-with-more = { $member }（{ $others } とほか { $count } 人も一緒）
bot-button-join = わたしも
bot-button-dm = ダイレクトメッセージで受け取る
bot-button-own = 自分用に作る
bot-joined = 参加しました。そこに名前が載り、完成したら通知が届きます。やめるときは、もう一度 **わたしも** を押してください。
bot-joined-directly = ダイレクトメッセージで届きます。
bot-left = 参加をやめました。ほかの人の分はそのまま続きます。
bot-left-to-others = 抜けました。ほかに参加した人がいるので作成は続き、次の人の分として数えます。
bot-join-own = これはもともとあなたの動画です。
bot-join-late = もう完成したか、送信中です。上を見てください。
bot-join-no-dm = ボットからのダイレクトメッセージを受け取らない設定なので、チャンネルに名前が残ります。（このサーバーの「プライバシー設定」→「ダイレクトメッセージ」）
bot-offer-to-join =
    同じものがもう順番待ちにあります。リクエスト：{ $member }
    { $prompt }
    参加すれば、2 人とも早く受け取れます。自分用に作ることもできます。
# Likes.
bot-likes = { $count ->
        [0] いいね
       *[other] いいね { $count }
    }
bot-draft = { $count ->
        [0] 下書き { $number }
       *[other] 下書き { $number } · { $count } 票
    }
bot-like-own = いいねは、ほかの人の動画につけてください。
# Made by itself once a week, where moderators chose a channel for it.
bot-reel-title = 今週のベスト
bot-best-none = この { $days } 日間の動画で、いま残っていて、ここでいいねがついたものはありません。気に入った動画の下の 👍 **いいね**を押してください。
bot-best-title = この { $days } 日間のベスト
# Drafts.
bot-drafting = 下書きを作成中：{ $total } 本中 { $done } 本完了
bot-drafts-facts = -# { $model } の下書き、各 { $seconds } 秒。番号を押すと、その動画を本番の画質で作ります。 · AI生成
bot-in-servers-only = これはサーバーで使うものです。
bot-not-a-moderator = これはこのサーバーのモデレーター専用です。
# /video-cancel.
bot-cancel-none = キャンセルできる、進行中の動画はありません。できあがった動画は、その下の **削除** で消せます。
bot-cancel-done = キャンセルしました。
bot-cancel-choice = { $position ->
        [0] 作成中：{ $words }
       *[other] { $position } 番目：{ $words }
    }
# /video-stats.
bot-stats-mine = **あなたの動画**
bot-stats-server = **このサーバーの動画**
bot-stats-made = { $days ->
        [0] 合計（最長 90 日分）
        [1] 24 時間
       *[other] { $days } 日間
    }：動画 { $clips } 本、デバイス使用 { $seconds } 秒
bot-stats-members = 7 日間で { $members } 人のメンバーが作成
bot-stats-waiting = 進行中：{ $count }
bot-stats-left = { $name ->
        [quota_clips] 24 時間に作れる動画の残り：{ $left }
       *[quota_seconds] 24 時間に使えるデバイスの秒数の残り：{ $left }
    }
# Pictures that a video starts from.
bot-picture-kind = その形式の画像からは始められません。使えるのは PNG、JPEG、WebP、GIF です（GIF などは最初のフレームを使います）。
bot-picture-no-model = ここには、画像から始められるモデルがありません。モデルの一覧は /models で見られます。
bot-picture-other-model = { $model } は画像から始められません。始められるのは { $others } です。
bot-picture-needed = { $model } は画像からしか動画を作れません。画像を付けてください：`/video 画像:`
bot-picture-no-drafts = 下書きは言葉だけから作ります。画像か下書きの、どちらかを外してください。
bot-picture-gone = この動画の元になった画像は、もう残っていません。画像を付けて /video をもう一度使ってください。
bot-file-elsewhere = 画像は Discord にあるものだけ使えます。ファイルを添付し直してください。
bot-file-large = ファイルが大きすぎます。{ $most } MiB までです。もっと小さい画像を送ってください。
bot-file-gone = そのファイルは、もう Discord から取得できません。添付し直してください。
bot-file-not-fetched = 画像を時間内に Discord から取得できませんでした。しばらくしてからもう一度試してください。
bot-animate-title = この画像を動かす
bot-animate-which = 使う画像
bot-animate-none = そのメッセージには、元にできる画像がありません。使えるのは、添付された PNG、JPEG、WebP、GIF ファイルです。
bot-animate-gone = どの画像だったか、もうわかりません。そのメッセージでもう一度 **画像を動かす** を選んでください。書いた内容：{ $words }
bot-menu-continue = 続きを作る
bot-menu-continue-hint = この動画の終わりから始まる新しい動画
bot-continue-title = このあと、どうなる？
bot-continue-gone = この動画の最後の場面は、もう取得できません。動画が削除または通報されたか、メッセージに動画が付いていないか、見る権限がありません。
bot-command-outdated = このコマンドは今のものと違います。お使いのDiscordには更新前の形で表示されています。Discordを再起動して（パソコンではCtrl+R）、もう一度入力してください。
