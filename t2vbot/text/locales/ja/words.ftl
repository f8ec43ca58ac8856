# The list of words that nobody may ask for in a server.
words-form-title = 禁止ワード
words-form-part = 禁止ワード その { $number }
words-form-hint = 1 行に 1 件。word：単語全体。two words：語句。word*：先頭。!word：例外。
words-set = リストは { $count } 件になりました（追加 { $added } 件、削除 { $removed } 件）。メンバーには表示されません。
words-as-file = リストは { $count } 件あり、フォームには多すぎます。このファイルを変更して、/video-settings 禁止ワード で送ってください。
words-file-too-large = ファイルが大きすぎます。{ $most } kB までです。
words-file-not-text = それはテキストファイルではありません。1 行に 1 件ずつ書いて、プレーンテキスト（UTF-8）で保存してください。
words-you-wrote = 何も変更していません。あなたが書いた内容です：
