# 一度に何本か：1 つの依頼、1 つのメッセージ。
count-done = **{ $total } 本中 { $done } 本**完了
count-done-failed = **{ $total } 本中 { $done } 本**完了、{ $failed } 本は失敗
count-going =
    { $how }
    { $line }
count-going-last =
    { $how }
    { $line }
    -# 最後の動画の完成予定：{ $when }
count-clip = -# **{ $number }** · { $model } · シード { $seed } · { $seconds } 秒 · { $width }×{ $height }{ $better } · 作成時間 { $took }
count-ai = -# AI生成
count-failed = -# シード { $seed }：動画は作れませんでした。{ $reason }
count-kept = -# シード { $seed }：動画はできましたが、届けられませんでした。{ $reason } 動画は取ってあります。ボットが書き込める場所で /missed と入力してください。
count-ping = 動画ができました。
count-alt = { $number } / { $total }：{ $words }
# どれか。
count-which = どれにしますか？
count-pick = 動画を選ぶ
count-named = 動画 { $number }、シード { $seed }
count-choice-seed = （シード { $seed }）
count-again-all = { $count } 本すべてもう一度（新しいシード）
count-lineage = 一度に依頼された { $count } 本の動画
# できないとき。
count-no-drafts = 下書きか本数の、どちらか一方を選んでください。下書きは 1 本の動画を手早く試すもの、本数は一度に何本も作るものです。
count-too-many = { $where }同時に { $most } 本までです。
count-fewer = { $reason } { $count ->
        [1] 今は 1 本なら作れます。本数を外してください。
       *[other] 今は { $count } 本なら作れます。本数を { $count } にしてください。
    }
