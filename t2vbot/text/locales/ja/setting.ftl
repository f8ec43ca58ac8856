# What moderators set for their server. Names are shown in menus of at most 100 characters.
setting-name = { $name ->
        [allowed] 動画の作成
        [models] 使えるモデル
        [waiting_each] メンバー 1 人が同時に進められる動画の数
        [waiting_here] サーバー全体で同時に進められる動画の数
        [cooldown] メンバーのリクエストの間隔（秒）
        [quota_seconds] メンバー 1 人が 24 時間に使えるデバイスの秒数
        [quota_clips] メンバー 1 人が 24 時間に作れる動画の数
        [most_side] 画面の最大サイズ（長い辺のピクセル数）
        [most_seconds] 動画の最大の長さ（秒）
        [most_steps] 動画の最大ステップ数
        [weight] デバイスの配分（両方が待っているとき、2 は 1 の 2 倍）
        [private] 非公開の動画の作成
        [spoiler] 動画をスポイラーで隠す
        [age_restricted] 年齢制限付きチャンネル
        [filter_action] 禁止ワードがあるときの扱い
        [language] みんなに見えるものの言語
        [moderators] 通報と確認待ちリクエストを届けるモデレーターのチャンネル
        [reel] その週のいいねが多い動画のハイライトを届けるチャンネル
        [audit_days] 監査ログを保存する日数
        [jam_minutes] ジャムのシーンを書く時間（分）
        [jam_scenes] ジャムのムービーのシーン数
        [jam_votes] ジャムで 1 人が持つ票数
        [jam_scenes_each] ジャムで 1 人が書けるシーン数
        [jam_cutting_minutes] ジャムのシーンを作り直す時間（分、0：なし）
        [jams_in_channel] 1 つのチャンネルで同時にできるジャムの数（0：なし）
        [relay_turns] リレーのターン数
        [relay_writing_minutes] ターンを書く時間（分）
        [relays_in_channel] 1 つのチャンネルで同時にできるリレーの数（0：なし）
       *[draft_vote_minutes] 下書きに投票する時間（分、0：投票なし）
    }
setting-option = { $option ->
        [age_restricted-only] 動画はそこだけで作る
        [age_restricted-same] ほかと同じ
        [age_restricted-unfiltered] 禁止ワードと出力チェックをそこでは使わない
        [filter_action-refuse] 断る
        [language-auto] Discordで設定されているサーバーの言語
        [language-de] Deutsch
        [language-en] English
        [language-es-419] Español (Latinoamérica)
        [language-es-ES] Español (España)
        [language-fr] Français
        [language-ja] 日本語
        [language-pt-BR] Português (Brasil)
        [language-zh-CN] 简体中文
       *[filter_action-hold] 保留して、モデレーターが決める
    }
setting-number = { $number }
setting-yes = はい
setting-no = いいえ
setting-none = なし
setting-all = すべて
setting-unlimited = 無制限
setting-not-set = 未設定
setting-as-elsewhere = ここでは設定しない：ほかの設定に従う
# Where a value comes from.
setting-from = { $scope ->
        [host] 運営者の上限
       *[server] サーバー全体
    }
setting-from-nobody = 標準
setting-line = { $name }：**{ $value }** · { $source }
setting-edited = ✏️ { $name }（{ $where }）：{ $before } → **{ $after }**
setting-reset =
    { $count ->
        [0] 何も設定されていませんでした。
       *[other] { $count } 件の設定を標準に戻しました。取り消すには /video-settings 元に戻す を使ってください。
    }
setting-topic = { $topic ->
        [asking] 誰がどれだけ頼めるか
        [showing] 何を表示してよいか
        [moderating] モデレーター向け
       *[together] みんなで作るムービー
    }
setting-title = **設定：{ $spot }** – チャンネルの設定はサーバーの設定より、ロールの設定はその両方より優先されます。
setting-nothing-there = そこで設定できるものはありません。
setting-elsewhere = { $more ->
        [0] -# ほかの設定場所：{ $spots }
       *[other] -# ほかの設定場所：{ $spots }、ほか { $more } か所
    }
setting-pick-channel = 1 つのチャンネルかカテゴリーだけ…
setting-pick-role = 1 つのロールだけ…
setting-pick-rule = どれかを変更…
setting-button-server = サーバー全体
setting-button-undo = 元に戻す
setting-form-title = 設定を変更
setting-form-label = 値
setting-form-hint = { $low }～{ $high }。空欄：ここでは設定しない
setting-form-hint-unlimited = { $low }～{ $high } か「無制限」。空欄：ここでは設定しない
