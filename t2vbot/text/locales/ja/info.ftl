# What a video says of how it was made: in the menu of a result, of a message, and on the command line.
info-settings = モデル { $model } · { $width }×{ $height } · { $frames } フレーム、毎秒 { $fps } · { $steps } ステップ · ガイダンス { $guidance } · シード { $seed }
info-avoid = 除外：{ $words }
info-style = スタイル { $style }
info-whole-prompt = スタイルを加えてモデルが読んだ文：{ $words }
info-picture = 画像から開始
info-better = { $how ->
        [enhanced] 高画質化
        [smoothed] なめらか化
       *[both] 高画質化、なめらか化
    }
info-cut = プロンプトが長く、ファイルに入りきらなかったため、終わりの部分がありません。変更してから作ってください。
info-picture-missing = 元になった画像は、このファイルに入っていません。その画像を付けて /video を使うか、画像のメニューで「画像を動かす」を選んでください。
info-cannot = ここでは同じ設定で作れません：{ $reason }
info-no-command = 同じものを作る /video の行はありません。コマンドではすべてを指定できないためです。ボタンなら作れます。
info-in-file = もう一度作るための行は、メッセージには長すぎるので、添付ファイルに入れました。
info-same-frames = 同じデバイスで 1 本だけ作るなら、同じシードからは同じフレームができます。
info-no-video = そのメッセージには動画がありません。MP4 ファイルが添付されたメッセージで選んでください。
info-not-ours = その動画には、どう作られたかの情報がありません。このボットの動画ではないか、その情報を消すプログラムで編集されています。
info-file-forgotten = そのファイルの内容はもう覚えていません。覚えているのは、再起動されるか、ほかのものがたくさん来るまでの間だけです。そのメッセージのメニューでもう一度 **動画の情報** を選んでください。
info-words-refused = 言葉は省きました。自動モデレーションのため、ここでは表示できません。
info-words-alone-refused = 自動モデレーションのため、この言葉はここでは表示できません。
info-no-file = { $file } を読み込めません：{ $error }
info-no-model = ここのカタログにモデル { $model } がないため、ここではもう一度作れません。
info-film =
    { $title }
    { $scenes } シーンのムービー：
info-film-untitled = { $scenes } シーンのムービー：
info-film-scene = { $number }. { $words }
info-film-scene-unknown = { $number }.（プロンプトなし）
info-button-same = 同じものをもう一度
info-menu = 動画の情報
info-menu-hint = もう一度作るのに必要なすべて
