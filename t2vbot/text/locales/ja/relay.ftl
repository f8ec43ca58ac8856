# A relay's board, turns and buttons.
relay-head =
    🎬 **順番に作るムービー：{ $theme }**
    始めた人：{ $member }
relay-open = ターン { $number }/{ $turns } が空いています。{ $made ->
        [0] ボタンを押して、ムービーの始まりを書いてください。誰も書かなければ、{ $when }に終了します。
       *[other] ボタンを押して、続きを書いてください。誰も書かなければ、{ $when }にムービーを作ります。
    }
relay-writing = { $member } さんがターン { $number }/{ $turns } を書いています。何も書かれなければ、{ $when }にまた空きます。
relay-making = { $member } さんのターン { $number }/{ $turns } を作成中です。{ $last ->
        [yes] {" "}そのあと、ムービーを作ります。
       *[no] {""}
    }
relay-rules = -# 各クリップは前の文を引き継ぎ、クロスフェードでつながります。画像から始められるモデルなら最後のフレームから続けられますが、このモデルではできません。
relay-ended-without-turns = ムービーはできませんでした。作られたターンがありません。
relay-turn =
    {"**"}{ $number }.** { $member }
    { $words }
relay-button-take = 次のターンを書く
relay-button-watch = ここまでのムービー
relay-button-end = 終了する
relay-form-title = ターン { $number }
relay-form-words = この続き
relay-written = 受け付けました。クリップを作成中です。
relay-nothing-yet = まだターンが作られていません。
relay-so-far = ここまでのムービーはこちらです：{ $link }
