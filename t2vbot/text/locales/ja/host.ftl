# What the host sees and does.
host-owners-only = これはこのボットの所有者専用です。

# How the bot is.
host-state = { $state ->
        [running] ▶️ **稼働中です。**
        [paused] ⏸️ **一時停止中**{ $until }：新しい動画は始めません。
        [quiet] 🌙 **休止時間**{ $until }：新しい動画は始めません。「再開」を押すと、今回だけ休止しません。
       *[draining] 🚰 **受付停止中**：進行中のものを仕上げています。
    }{ $accepts ->
        [yes] 新しいリクエストは受け付けます。
       *[no] 新しいリクエストは受け付けません。
    }{ $reason }
host-until =（{ $when }まで）
host-until-resumed =（再開するまで）
host-until-unbanned =（無期限）
host-reason = {" "}メンバーへの説明：「{ $reason }」
host-no-reason = {""}
host-quiet = 休止時間：毎日 { $hours }（このコンピューターの時計で。いまは { $now }）
host-no-quiet = 休止時間はありません。
host-queue = 作成中：{ $making } · 順番待ち：{ $waiting } · モデレーターの確認待ち：{ $held }
host-memory = メモリにあるモデル：{ $models }
host-no-memory = メモリにモデルはありません。
host-devices = デバイス：{ $count }
host-device = - { $name }：{ $memory }
host-more-devices = - ほか { $count } 台
host-no-device = デバイスがつながっていません。つながるまで何も作られません。

# What was done.
host-paused = ✔️ 一時停止しました。
host-draining = ✔️ 進行中のものを仕上げ、再開するまで新しいリクエストは受け付けません。
host-resumed = ✔️ ボットを再開しました。
host-quiet-set = ✔️ 休止時間：毎日 { $hours }
host-quiet-none = ✔️ 休止時間をなくしました。
host-unloaded = ✔️ メモリを空けました。次の動画でモデルを読み込み直します。
host-unloads-later = ✔️ 作成中の動画が終わったら、メモリを空けます。
host-cancel-none = その動画はもう進行中ではありません。一覧から選んでください。
host-cancelled = ✔️ キャンセルしました：{ $member } さんの動画
host-ban-owner = ボットの所有者と、ボット自身は利用停止にできません。
host-ban-own-server = それは自分のサーバーです。別のサーバーを選んでください。
host-no-server = それはサーバーではありません。一覧から選ぶか、ID を書いてください。
host-banned = ✔️ { $member } さんは{ $days ->
        [0] 今後ずっと
       *[other] { $days } 日間
    }、どこでも動画を作れません。{ $count ->
        [0] 進行中の動画はありませんでした。
       *[other] 動画 { $count } 本をキャンセルしました。
    }
host-unbanned = ✔️ { $who } は、また動画を作れます。
host-was-not-banned = { $who } は利用停止になっていませんでした。利用停止の一覧は /video-host bans で見られます。
host-server-banned = ✔️ { $server } ではもう動画を作りません。ボットもそのサーバーから抜けました。

# Bans.
host-ban = { $member }{ $until }、{ $since }から
host-ban-server = サーバー { $server }（`{ $id }`）、{ $since }から
host-no-bans = 利用停止になっている人やサーバーはありません。
host-somebody = 誰か

# Jobs to pick from.
host-choice-waiting = { $position }. { $member }：{ $words }
host-choice = { $state ->
        [held] 確認待ち
        [waiting] 順番待ち
        [encoding] エンコード中
       *[running] 作成中
    } · { $member }：{ $words }

# Buttons and forms.
host-button-pause = 一時停止
host-button-resume = 再開
host-button-drain = 受付停止
host-button-unload = メモリを空ける
host-button-quiet = 休止時間
host-button-figures = 統計
host-form-pause = ボットを一時停止
host-form-reason = メンバーへの説明
host-form-until = いつまで
host-form-until-hint = 18:00、90m、2h、3d など。空欄：再開するまで
host-form-quiet = 毎日の休止時間
host-form-from = 開始（例 22:00）。空欄：なし
host-form-to = 終了（例 08:00）

# Figures.
host-figures = **{ $days ->
        [1] 直近 24 時間
       *[other] 直近 { $days } 日間
    }**：作成 { $made } 本、キャンセル { $cancelled } 本
host-figures-failed = { $count ->
        [0] 失敗はありません。
       *[other] 失敗：{ $count } 本（{ $causes }）
    }
host-cause = { $cause ->
        [memory] メモリ不足
        [device] デバイス
        [picture] 使える画なし
        [check] 出力チェックで非表示
        [download] ダウンロード失敗
        [model] モデル
        [bug] バグ
       *[other] その他
    }：{ $count }
host-figures-none = なし
host-figures-device = デバイス：{ $seconds } 秒、全体の { $share } %
host-figures-wait = 半分の動画は { $wait }以内に始まりました。
host-figures-models = モデル：{ $models }
host-figures-servers = サーバー：{ $servers }
host-no-servers = ダイレクトメッセージと、個人で追加したアプリ
host-figures-disk = **ディスク**：保存中の動画 { $used } GB、空き { $free } GB
host-figures-memory = **メモリ**：ボット { $own } GB、空き { $free }/{ $total } GB
host-figures-versions = **バージョン**：{ $versions }
host-figures-uptime = **稼働時間**：{ $uptime }

# Beside the bot's name, where everybody sees it. "when" is by the host's clock.
host-presence-idle = /video
host-presence-waiting = 順番待ち { $waiting } 本
host-presence-making = 作成中 { $making } 本{ $waiting ->
        [0] {""}
       *[other] 、順番待ち { $waiting } 本
    }
host-presence-draining = { $count ->
        [0] 受付停止中
       *[other] 仕上げ中、残り { $count } 本
    }
host-presence-closed = { $state ->
        [quiet] 休止時間
       *[paused] 一時停止中
    }
host-presence-closed-until = { $state ->
        [quiet] { $when }まで休止時間
       *[paused] { $when }まで一時停止中
    }
