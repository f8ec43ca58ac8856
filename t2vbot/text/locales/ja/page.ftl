page-title = t2vbot プレイグラウンド
page-title-of = { $member } · t2vbot プレイグラウンド
page-skip = 入力欄へ移動
page-channels = チャンネル
page-intro = 本物のボットが、このコンピューターの中のサーバーで動いています。外には何も出ません。
page-you-are = あなたは
page-you-are-with = { $member }（{ $part }）
page-language = あなたの言語
page-server-language = { $server } の言語
page-second = 別のメンバーを並べて開く
page-connecting = 接続しています…
page-develop = 開発
page-messages = メッセージ
page-welcome = 下の欄に /video と入力してください
page-welcome-how = コマンドを選び、動画の内容を英語で書いて、Enter を押してください。内蔵モデルなら：
page-for-developers = 開発者向け
page-noscript = このページはプログラムです。JavaScript が必要です。
page-theme = テーマ：{ $theme ->
        [auto] システムに合わせる
        [light] ライト
       *[dark] ダーク
    }。変更
page-restricted = 年齢制限付き
page-unread = 未読
page-online = ボットはオンラインです。
page-lost = ボットの接続が切れました。
page-no-answer = プレイグラウンドが応答しません。まだ動いていますか？
page-failed = プレイグラウンドでエラーが起きました（{ $status }）。
page-direct-messages = ダイレクトメッセージ
page-note-bot = あなたとボットだけです。
page-note-pair = ボットはここにいませんが、コマンドは使えます。
page-note-elsewhere = ボットはこのサーバーにいません。コマンドはあなた用にインストールされているので使えます。
page-note-thread = #{ $channel } のスレッドです。
page-note-age = 年齢制限付きです。
page-note-some = このサーバーの一部の人だけがこのチャンネルを見られます。
page-note-all = このサーバーの全員が読めます。
page-host = 運営者
page-moderator = モデレーター
page-app = アプリ
page-write = メッセージ、またはコマンドなら /
page-placeholder = { $where } へのメッセージ、または /
page-files = 一緒に送るファイル
page-send = 送信
page-sending = 送信中…
page-leave = やめる
page-suggestions = 候補
page-no-commands = ここにコマンドはありません
page-no-commands-why = ボットがいない間、またはこのチャンネルでは
page-command = コマンド { $command }
page-options = 追加できるオプション
page-required = 必須
page-optional = 省略可
page-type = { $type ->
        [whole] 整数
        [number] 数値
        [truth] はい、またはいいえ
        [member] メンバー
        [channel] チャンネル
        [role] ロール
        [mentioned] メンバーまたはロール
        [file] ファイル
        [listed] 一覧から1つ
       *[text] 文章
    }
page-range = { $low }～{ $high }
page-characters = { $low }～{ $high } 文字
page-hint = { $option }：{ $description }（{ $rules }）
page-separator = 、
page-take-away = { $option } を外す
page-pick-one = { $option }：一覧から選んでください
page-true = はい
page-false = いいえ
page-no-response = アプリケーションが応答しませんでした。もう一度送信するか、やめてください。
page-dismiss = 閉じる
page-dismiss-message = メッセージを閉じる
page-only-you = これはあなただけに表示されています。
page-said = { $member }：{ $words }
page-said-file = { $member }：{ $words } ファイル付き。
page-used = { $member } が { $command } を使いました
page-in-reply = { $member } への返信：
page-answered-file = ファイル
page-answered-deleted = 削除されたメッセージ
page-thinking = { $member } が考え中…
page-edited = （編集済み）
page-use = { $command }：{ $member } のこのメッセージに
page-remove = { $member } のこのメッセージを取り除く
page-somebody = 誰か
page-some-role = ロール
page-some-channel = 不明
page-spoiler = スポイラー
page-spoiler-show = スポイラー：表示する
page-file = { $name }（{ $size }）
page-bytes = { $count } B
page-kibibytes = { $count } KiB
page-mebibytes = { $count } MiB
page-choose = 選ぶ
page-choose-of = 選ぶ：{ $menu }
page-interaction-failed = このインタラクションは失敗しました。ボットが時間内に応答しませんでした。
page-link-opens = ページを開きます
page-submit = 送信
page-cancel = キャンセル
page-may-be-empty = （空欄でもかまいません）
page-form-failed = うまくいきませんでした。ボットが時間内に応答しませんでした。もう一度試してください。
page-unreadable = { $file } を読み込めません。
page-form-gone = このフォームはもう開いていません。
page-nothing-to-send = 送るものがありません。
page-no-channel = そのチャンネルはありません。
page-message-gone = そのメッセージはもうありません。
page-picked-gone = 選んだものがもうありません。
page-no-restart = ボットはここから起動されていません。
page-not-yours = このサーバーの言語は、サーバーを管理する人だけが変更できます。
page-malformed = 送信できません：{ $words }
page-upload-limit = アップロードの上限
page-make-fail = Discord を失敗させる
page-still-to-happen = これから起きること：
page-always = 常に
page-forget = 取り消す
page-requests = ボットのリクエスト
page-clear = 消去
page-restart = ボットを再起動
page-unjudged = Discord の API 記述と照合していません：{ $reason }
page-fits = 記述どおり
page-fits-not = 記述と違う
page-cut = 切断
page-milliseconds = { $count } ms
page-sent = 送信内容
page-answered = 応答
page-nothing = なし
page-lever-413 = 次のアップロードで 413
page-lever-413-explained = 知らせてある上限にかかわらず、Discord がファイルを大きすぎると判断します。
page-lever-429 = 次の編集で 429
page-lever-429-explained = ボットは次に編集するまで 5 秒待たなければなりません。
page-lever-500 = 500 を 3 回
page-lever-500-explained = 次の 3 回の編集で、Discord 側の障害が起きます。
page-lever-cut = 次の編集で切断
page-lever-cut-explained = 応答が来る前に接続が切れます。
page-lever-slow = 最初の応答を遅らせる
page-lever-slow-explained = 次の応答に 4 秒かかります。Discord は 3 秒でコマンドをあきらめます。
page-lever-expire = すべてのトークンを失効させる
page-lever-expire-explained = 15 分たったときと同じです。返信をインタラクションのトークンで編集できなくなります。
page-lever-drop = ゲートウェイを切断
page-lever-drop-explained = ボットの WebSocket が切れ、ボットはつなぎ直す必要があります。
