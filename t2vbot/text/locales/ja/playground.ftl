playground-at = プレイグラウンドは { $url } にあります（Ctrl-C で停止）
playground-stopping = 停止しています。
playground-port = このコンピューターのポート { $port } を使えません：{ $error }。別のプレイグラウンドが動いているのかもしれません。--port 0 なら空いているポートを使います。
playground-starting = ボットを起動しています。数秒かかります。
playground-ended = ボットが終了しました（終了コード { $code }）。出力はターミナルにあります。
