standin-required = 必須のオプションがありません：{ $option }
standin-not-here = { $option }：{ $name } はこのサーバーにありません
standin-channel-kind = { $option }：その種類のチャンネルではありません
standin-kind = { $option }：{ $value } はこのオプションに使えません
standin-number = { $option }：{ $value } はその種類の数値ではありません
standin-empty = { $option }：空です
standin-range = { $option }：{ $low }～{ $high } にしてください（{ $value } は使えません）
standin-choice = { $option }：{ $value } は { $names } のどれでもありません
standin-menu = { $value } はメニューにありません
standin-length = { $label }：{ $low }～{ $high } 文字にしてください（今は { $count } 文字）
standin-values = { $label }：{ $low }～{ $high } 個選んでください（今は { $count } 個）
standin-once = { $label }：同じものは1回だけ選べます
standin-must-fill = { $label }：入力してください
standin-pick-one = { $label }：1つ選んでください
standin-disabled = { $label }：使えません
standin-no-component = { $label }：メッセージにそのボタンやメニューはありません
standin-gone = そのメッセージはもう画面にありません
standin-other-screen = そのフォームは別の人の画面にあります
standin-not-member = このチャンネルのメンバーではありません
standin-not-deletable = このメッセージを削除する権限がありません
standin-no-command = 「{ $name }」というコマンドはありません
standin-no-sub-command = 「{ $name }」というサブコマンドはありません
standin-sub-command-needed = { $command }：サブコマンドが必要です
standin-why = { $command }：{ $reason }
standin-why-no-commands = ここではコマンドを使えません
standin-why-not-installed = アプリがここにインストールされていません
standin-why-channel = この種類のチャンネルでは使えません
standin-why-age = 年齢制限付きチャンネルだけで使えます
standin-why-server = サーバーの設定で許可されていません
standin-why-permissions = 権限が足りません
standin-discord = { $code ->
        [50001] このチャンネルは見られません
        [50006] 送るものがありません
        [50007] この人はダイレクトメッセージを受け付けていません
        [50013] ここではそれをする権限がありません
        [50083] スレッドはアーカイブされています
        [160005] スレッドはロックされています
        [200000] 自動モデレーションがメッセージをブロックしました
       *[other] { $message }
    }
standin-no-document = Discord の OpenAPI ドキュメントが見つかりません。{ $variable } を設定してください
standin-no-packages = jsonschema と jsonschema-rs のパッケージがインストールされていません
