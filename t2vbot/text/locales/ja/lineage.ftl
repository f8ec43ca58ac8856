# /video-lineage: what was made out of a video.
lineage-one = [{ $words }]({ $url })（{ $member } さん）
lineage-one-wordless = [動画]({ $url })（{ $member } さん）
lineage-unseen = ここでは見られない動画
lineage-alone = この動画からは、まだ何も作られていません。下の **もう一度** か **変更** を押してみてください。
lineage-more = …ほか { $count } 本
lineage-none = その動画はここにないか、あなたには見られません。一覧から選ぶか、メッセージのリンクを入れてください。
lineage-which = どの動画ですか？ 一覧から選ぶか、メッセージのリンクを入れてください（メッセージのメニューの「メッセージリンクをコピー」）。
