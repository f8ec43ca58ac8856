# What waits for moderators to decide. "link" leads to the message that it is about.
case-reported = 🚩 **動画が通報されました**（{ $count } 人）。{ $link }
    リクエスト：{ $member }
case-held = ✋ **確認待ちのリクエストがあります**。禁止ワードが含まれています。{ $link }
    リクエスト：{ $member }
case-reporter = 通報：{ $member }
case-reporter-why = 通報：{ $member }（{ $reason }）
case-more-reporters = …ほか { $count } 人
case-open-until = -# 誰が通報したかも、この投稿も、メンバーには見えません。誰も決めなければ、{ $when }に終了します。
case-not-deleted = ⚠️ そのメッセージを削除できません。Discord で、ボットがあそこに書き込めないためです。権限のある人が削除してください。
case-verdict = { $kind ->
        [report-deleted] 削除
        [report-dismissed] そのまま残す
        [report-banned-day] 削除し、メンバーを 1 日利用停止
        [report-banned] 削除し、メンバーを無期限で利用停止
        [report-gone] メッセージは手動で削除済み
        [held-released] 作成を許可
        [held-refused] 却下
        [held-banned-day] 却下し、メンバーを 1 日利用停止
        [held-banned] 却下し、メンバーを無期限で利用停止
        [held-gone] 本人が取り下げたか、メッセージが削除されました
       *[report-expired] 期限までに誰も決めませんでした
    }
case-outcome = **{ $verdict }**（{ $when }）
case-outcome-by = **{ $verdict }**（{ $member } さん、{ $when }）
case-decided-before = ほかの人が先に決めました：{ $outcome }
case-over = それはもう決まっています。
case-button = { $verdict ->
        [deleted] 削除
        [dismissed] そのまま残す
        [released] 作成を許可
        [refused] 却下
        [banned-day] { $kind ->
            [report] 削除して 1 日利用停止
           *[held] 却下して 1 日利用停止
        }
       *[banned] { $kind ->
            [report] 削除して無期限利用停止
           *[held] 却下して無期限利用停止
        }
    }
# For who reports.
case-menu-report = 通報
case-menu-report-hint = モデレーターに知らせます。ほかのメンバーには伝わりません
case-form-title = この動画を通報
case-form-reason = 何が問題ですか？（空欄でも OK）
case-thanks = { $who ->
        [host] ありがとうございます。ボットの運営者に伝えました。結果はお知らせします。
       *[moderators] ありがとうございます。モデレーターに伝えました。結果はお知らせします。
    }通報したことは、ほかのメンバーには伝わりません。
case-reported-before = この動画はもう通報済みです。結果はお知らせします。
case-too-many-reports = あなたの通報のうち { $most } 件が確認待ちで、これが上限です。いくつか確認されるまで待ってください。
case-nothing-to-report = ここには通報できる動画がありません。
case-private = この動画はあなたにしか見えないので、通報するものはありません。削除はできます。
case-your-report = { $verdict ->
        [deleted] 通報してくれた動画は削除されました。ありがとうございます。
        [gone] 通報してくれた動画は、もう削除されています。ありがとうございます。
        [dismissed] 通報してくれた動画を確認し、そのまま残すことになりました。知らせてくれてありがとうございます。
       *[expired] 通報してくれた動画は 30 日以内に誰も確認しなかったため、通報は終了しました。まだ問題があれば、モデレーターに直接連絡してください。
    }
    -# { $link }
# For who asked for what is held.
case-status = { $member } が動画をリクエストしました。このサーバーのモデレーターの確認待ちです。作るかどうかの期限は{ $when }です。
case-refused = このサーバーのモデレーターは、この動画を許可しませんでした。別の言葉にしてください。
case-undecided = このサーバーのモデレーターが期限までに決めなかったため、作られませんでした。もう一度リクエストするか、別の言葉にしてみてください。
# Bans.
case-not-a-moderator = { $member } さんはここのモデレーターなので、動画作成の利用停止にはできません。サーバーの所有者なら、そのロールを外せます。
case-not-the-bot = それはこのボットです。
case-banned = { $member } さんは{ $until ->
        [0] 今後ずっと
       *[other] { $when }まで
    }、ここで動画を作れません。{ $count ->
        [0] 待っている動画はありませんでした。
       *[other] まだ作られていなかった動画 { $count } 本をキャンセルしました。
    }
case-unbanned = { $member } さんは、またここで動画を作れます。
case-was-not-banned = { $member } さんは、ここでは利用停止になっていません。
case-no-bans = ここで動画作成を利用停止になっている人はいません。
case-ban = { $member }：無期限、{ $by } さんが設定、{ $since }
case-ban-until = { $member }：{ $when }まで、{ $by } さんが設定、{ $since }
case-ban-nobody = データを削除した人
case-more-bans = …ほか { $count } 件。すべて監査ログにあります。
# The audit log.
case-audit = { $count ->
        [0] その期間の記録はありません。
       *[other] { $count } 行、新しい順です。あなたにしか見えません。
    }
case-audit-cut = 新しいほうから { $count } 行です。Discord ではこれより大きいファイルを送れません。古い行が足りないかどうかは、日数を減らして確認してください。
case-ban-days = { $count ->
        [0] 無期限
       *[other] { $count } 日間
    }
case-why = { $reason }
case-nobody-to-ban = リクエストした人がデータを削除したため、誰を利用停止にすればよいかわかりません。動画を削除してください。リクエストした人はメッセージに書かれています。
