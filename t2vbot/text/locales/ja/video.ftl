video-disk-full =
    ボットのデータフォルダーがあるディスクがいっぱいです。空きを作ってから、もう一度試してください。
video-ffmpeg-hangs =
    動画ファイルを書き出すプログラムが、2 回続けて応答しませんでした。あとでもう一度試してください。また起きたら、ボットの運営者にコンピューターのディスクとメモリを確認してもらってください。
video-master-damaged =
    ボット側のディスクで、この動画のファイルが壊れています。動画をもう一度リクエストしてください。
video-cannot-fit =
    このクリップは、最低の画質にしても、ここのアップロード上限 { $limit } に収まりません。フレーム数を減らすか、サイズを小さくしてください。
video-scene-gone = シーン { $number } のクリップがボット側のディスクにもうないため、ムービーを作れません。このシーンを外すか、作り直してください。
video-scene-damaged = シーン { $number } のファイルがボット側のディスクで壊れているため、ムービーを作れません。このシーンを外すか、作り直してください。
video-chapter-title = タイトル
video-chapter-scene = シーン { $number }
video-no-drafts = 下書きを 1 本も作れませんでした。もう一度頼むか、直接動画をリクエストしてください。
video-clip-gone = この動画のファイルがボット側のディスクにもうないため、なめらか化できません。動画をもう一度リクエストしてください。
video-smooth-already = この動画は毎秒 { $rate } フレームで、これ以上なめらかにはできません。
video-smooth-fault = 処理するプログラムの不具合
video-not-smoothed = なめらか化できなかったので、これは作られたままの動画です：{ $reason }
video-credits = 制作
video-frames-left-out = シーン { $number } の毎秒のフレーム数がムービー（{ $rate }）より多いため、{ $count } フレームを省きました。
video-letters-left-out = タイトルから { $count } 文字を省きました。ボット側のコンピューターに、その文字のあるフォントがありません。
# Pictures that a clip is to start from.
video-picture-unreadable = それは読み込める画像ではないか、ファイルが壊れています。使えるのは PNG、JPEG、WebP、GIF です（GIF などは最初のフレームを使います）。
video-picture-lost = この動画の元になるはずだった画像が、ボット側のディスクにもうありません。画像を付けて、もう一度リクエストしてください。
video-picture-pixels = 画像が大きすぎます。{ $most } 百万ピクセルまでです。もっと小さい画像を送ってください。
video-picture-small = 画像が小さすぎます。縦横とも { $least } ピクセル以上にしてください。
