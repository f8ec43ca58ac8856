# Notes below a video: what was changed to make it possible.
engine-decoded-in-pieces = メモリに収まるよう、分割してデコードしました
engine-style-unfit = スタイル { $style } は { $model } では使えません。LoRA が別のモデル用か、壊れています。
engine-no-package = { $model } を少ないビット数で置くには { $package } が必要です。インストール：{ $command }
engine-quantization-unfit = カタログの表にある方法（{ $backend }）では、{ $model } を少ないビット数で置けません。
engine-rougher = モデルの数値を 8 ビットにして作ったため、画が少し変わります
engine-offloaded = モデルの一部をメインメモリに置いて作ったため、遅くなります
engine-shorter = メモリに収まるよう、{ $asked } フレームではなく { $made } フレームで作りました
engine-smaller = メモリに収まるよう、{ $asked_size } ではなく { $size } ピクセルで作りました
engine-shorter-and-smaller =
    メモリに収まるよう、{ $asked } フレームではなく { $made } フレーム、{ $asked_size } ではなく { $size } ピクセルで作りました
engine-frames-rule = { $asked } フレームではなく { $made } フレームです。このモデルでは、長さが { $step } フレーム単位になります
engine-avoid-unread = このモデルでは、映したくないものを指定できません
engine-prompt-cut = プロンプトがこのモデルの読める長さを超えたため、終わりの部分を省きました

engine-picture-missing = { $model } は画像から動画を作ります。元になる画像を付けてください。
engine-no-picture = { $model } は画像から始められません。

engine-check-hidden = 出力チェックの判定でスポイラーにしています。判定が間違っていることもあります

# Why there is no video.
engine-check-withheld =
    このボットでは、すべての動画を表示前に自動判定にかけています。この動画は通らなかったため、誰にも表示されません。利用枠は減りません。判定が間違っていることもあります。言葉を変えると通るかもしれません。
engine-check-picture-withheld =
    このボットでは、動画の元になる画像をすべて自動判定にかけています。この画像は通らなかったため、動画は作られません。利用枠は減りません。判定が間違っていることもあります。別の画像なら通るかもしれません。
engine-check-failed =
    このボットでは、すべての動画を表示前にチェックしています。この動画は完成しましたが、チェックできなかったため表示しません。もう一度リクエストしてください。（原因は運営者がログで確認できます。）
engine-check-not-ready =
    このボットでは、すべての動画を表示前にチェックしています。そのチェックの準備ができていないため、動画を作れません。あとでもう一度リクエストしてください。（原因は運営者がログで確認できます。）
engine-out-of-memory =
    { $model } には { $device } のメモリが足りません。メモリを節約する方法をすべて使っても、{ $size } ピクセルの { $frames } フレームさえ作れません。あとでもう一度リクエストするか、もっと小さいモデルを選んでください。
engine-too-little-memory =
    { $model } にはこのコンピューターのメモリが足りません。あとでもう一度リクエストするか、もっと小さいモデルを選んでください。
engine-cannot-enhance = { $model } では動画を高画質化できません。
engine-not-enhanced = メモリ不足などのため、高画質化できませんでした。これは最初に作られたままの動画です。
engine-invalid-numbers =
    モデルが、画の代わりに無効な数値を出しました。シードを変えるか、ガイダンスを下げるとよいかもしれません。どの動画もこうなる場合は、重みが壊れているか、このデバイスに合っていません。
engine-black-frames =
    モデルが、真っ黒なフレームしか出しませんでした。シードを変えるか、ガイダンスを下げるとよいかもしれません。どの動画もこうなる場合は、重みが壊れているか、このデバイスに合っていません。
engine-pickles-forbidden =
    { $model } は、プログラムを隠せる形式である pickle ファイルでしか公開されておらず、このボットでは許可されていません。別のモデルを選んでください。（運営者は T2V_ALLOW_PICKLE=true で許可できます。その場合、torch はテンソルだけを読み込みます。）
engine-no-room =
    { $device } には { $model } を置く空きがありません。別のプログラムがメモリを使っているのかもしれません。あとでもう一度リクエストするか、もっと小さいモデルを選んでください。
engine-no-memory-to-read =
    このコンピューターのメインメモリの空きが足りず、{ $model } を読み込めません。あとでもう一度リクエストするか、もっと小さいモデルを選んでください。
engine-free-main-memory = ほかのプログラムを閉じるか、ページファイル（Windows）やスワップ領域を増やしてください。
engine-no-such-device = デバイス { $wanted } が指定されましたが、torch が見つけたのは { $found } だけです。このどれかか 'auto' を使ってください。

# What is wrong with the weights.
engine-weights-absent =
    { $model } の重みがこのコンピューターにありません。別のモデルを選んでください。（置き場所は運営者がログで確認できます。）
engine-weights-copy = { $folder } にコピーするかインストールしてください。
engine-weights-damaged =
    { $model } の重みが壊れているか、そろっていません。別のモデルを選んでください。（フォルダーと原因は運営者がログで確認できます。）
engine-weights-delete = フォルダー { $folder } を削除すると、もう一度ダウンロードされます。
engine-weights-copy-again = フォルダー { $folder } をもう一度コピーしてください。
engine-fault-lfs = { $file } はファイル本体ではなく、Git LFS のポインターです。{ $folder } で `git lfs pull` を実行してください。
engine-fault-encoding = { $file } の文字コードは { $encoding } で、diffusers では読めません。UTF-8（BOM なし）で保存してください。
engine-fault-file = { $error }。フォルダー { $folder } をもう一度コピーしてください。
engine-fault-missing = 足りないもの：{ $what }。フォルダー { $folder } をもう一度コピーしてください。
engine-fault-class = { $part } が { $name } になっていますが、このパイプラインはそれを使いません。ボットはほかのクラスを読み込みません。model_index.json を直すか、別のモデルを選んでください。
engine-fault-rights = { $file } を読み込めません。ボットを動かしているユーザーに、読み取りの権限を付けてください。
engine-fault-empty = { $file } は空です。そのファイルを削除して、もう一度コピーするかダウンロードしてください。
engine-fault-cut = { $file } は壊れています：{ $problem }。そのファイルを削除して、もう一度コピーするかダウンロードしてください。
engine-fault-quantized = { $file } によると重みは量子化されていますが、このボットでは読み込めません。そのモデルの通常の重みを使ってください。
engine-fault-scheduler = スケジューラー { $name } を使えません：{ $error }。model_index.json を直すか、足りないものをインストールしてください。
engine-fault-component = { $part } を設定のとおりに用意できません：{ $error }。そのファイルを直すか、フォルダーをもう一度コピーしてください。
engine-other-pipeline =
    { $model } が求めているパイプラインは { $pipeline } で、カタログにある { $family } ではありません。ボットは、モデルに付属するコードを実行しません。別のモデルを選んでください。
engine-only-pickles =
    { $model } の重みは pickle（.bin）だけで、有害なコードが入っていることがあります。信頼できるモデルなら変換してください。diffusers で読み込み、save_pretrained(folder) で書き出します。

engine-check-pickles =
    { $model } の重みは pickle（.bin）だけで、プログラムが隠れていることがあります。T2V_CHECK_MODEL を別のものにするか、信頼できるなら T2V_ALLOW_PICKLE=true を設定してください（その場合、torch はテンソルだけを読み込みます）。
engine-check-kind = これは { $name } で、出力チェックが読み込めるのは { $known } だけです。T2V_CHECK_MODEL を別のものにしてください。
engine-check-no-label = { $label } というラベルがないため、何も見つけられません。使えるラベルは { $known } です。T2V_CHECK_LABELS を直してください。
engine-check-unusable = 設定のとおりに用意できません：{ $error }。T2V_CHECK_MODEL を別のものにするか、フォルダーをもう一度コピーしてください。

# The Hugging Face hub.
engine-class-unusable = { $model } は使えません。パイプライン { $pipeline } はボットの知らないもので、動画を作らせてもフレームが出ませんでした。別のモデルを選んでください。（原因は運営者がログで確認できます。）
engine-hub-unusable =
    { $repository } は、このボットで使えるモデルではありません。safetensors の重みがないか、正しい { $index } がありません。別のモデルを選んでください。
engine-hub-no-space = { $model } にはボット側のディスクに { $needed } GB 必要ですが、空きは { $free } GB しかありません。別のモデルを選んでください。
engine-hub-make-space = { $folder } のある場所に空きを作るか、HF_HOME を別のフォルダーにしてください。
engine-hub-offline =
    { $model } はこのコンピューターになく、HF_HUB_OFFLINE のためダウンロードもできません。その変数を外すか、モデルをキャッシュにコピーしてください。
engine-hub-gated =
    { $page } は一般公開されていないか、存在しません。ページを確認してください。ライセンスへの同意を求められたら同意し、`hf auth login` でログインするか HF_TOKEN を設定して、もう一度リクエストしてください。
engine-hub-no-revision = { $page } にリビジョン { $revision } はありません。カタログを直すか、別のコミットを選んでください：`python bot.py models pin`
engine-hub-mirror =
    ハブ { $endpoint } は、ファイルがどのコミットのものかを示さないため、区別できません。HF_ENDPOINT を外すか、別のミラーを指定してください。
engine-pins-broken = { $file } を読み込めません（{ $error }）。このファイルは、各モデルのどのコミットを使うかを決めています。直すか、削除してください。削除した場合は、次のダウンロードで決まります。
engine-hub-no-page = { $page } は存在しないか、対応するモデルではありません（{ $index } がありません）。名前を直してください。
engine-hub-disk-full = ボット側のディスクがいっぱいで、{ $model } を入れる空きがありません。
engine-hub-answered = { $model } について、Hugging Face Hub から { $status } が返ってきました。あとでもう一度リクエストしてください。
engine-hub-unreachable =
    Hugging Face Hub に接続できず、{ $model } もこのコンピューターにありません。ネットワークを確認して、もう一度リクエストしてください。最後まで届いたファイルは残してあります。
engine-hub-failed =
    { $model } をダウンロードできませんでした。（原因は運営者がログで確認できます。）もう一度リクエストしてください。最後まで届いたファイルは残してあります。

# Why a graphics card lies idle.
engine-idle-without-cuda =
    このコンピューターには NVIDIA のドライバーがありますが、torch が CUDA なしでインストールされているため、GPU が使われていません。直すには：{ $command }
engine-idle-driver =
    このコンピューターには NVIDIA のドライバーがありますが、torch がそのドライバーで GPU を使えません{ $trouble }。コンピューターを再起動してください。直らない場合は、https://www.nvidia.com/drivers から最新のドライバーをインストールしてください。torch には CUDA { $cuda } に対応したドライバーが必要です。その GPU 用のドライバーがない場合：{ $command }
engine-idle-too-old =
    この torch は { $gpus } に対応していないため、GPU が使われていません。古い GPU には別のビルドがあります：{ $command }
