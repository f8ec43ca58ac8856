# What was asked of a model and cannot be.
catalog-no-model = { $name } というモデルはありません。使えるのは { $known } です。
catalog-no-model-but = { $name } というモデルはありません。もしかして { $similar } ですか？ 使えるのは { $known } です。
catalog-outside =
    { $title } では、{ $what ->
        [fps] 毎秒のフレーム数は { $range }
        [steps] ステップは { $range }
        [guidance] ガイダンスは { $range }
        [frames] フレーム数は { $range }
        [width] 幅は { $range } ピクセル
       *[height] 高さは { $range } ピクセル
    } の範囲です。{ $value } は範囲外です。
catalog-seconds-or-frames = 長さは、秒かフレーム数のどちらか一方で指定してください。
catalog-length-outside = { $title } の長さは、毎秒 { $fps } フレームで { $shortest }～{ $longest } 秒です。{ $value } は範囲外です。
catalog-size-twice = サイズは、名前か、幅と高さのどちらか一方で指定してください。
catalog-size-half = 幅と高さはセットです。両方指定するか、どちらも外してください。
catalog-no-style = { $title } に { $name } というスタイルはありません。使えるのは { $known } です。
catalog-no-styles = { $title } にはスタイルがありません。この指定を外してください。
catalog-style-elsewhere = スタイル { $style } を作れるのは { $models } です。{ $title } では作れません。モデルの指定を外すか、別のスタイルを選んでください。
catalog-no-size = { $title } に { $name } というサイズはありません。使えるのは { $known } です。
catalog-own-sizes = { $title } は決まったサイズでしか作れません：{ $known }
catalog-side-rule =
    { $title } では、{ $what ->
        [width] 幅
       *[height] 高さ
    }を { $multiple } ピクセルの倍数にしてください。{ $value } の代わりに { $near } を使ってください。
catalog-seed-outside = シードは 0～{ $most } です。{ $value } は範囲外です。
catalog-prompt-empty = プロンプトが空です。動画に映したいものを書いてください。
catalog-prompt-marks = プロンプトに記号しかありません。動画で何を見せたいか、短い言葉で書いてください。/video-help に例があります。
catalog-pasted = 言葉の欄にコマンド全体が入っています。そこには「{ $words }」だけを書いてください。残りはそれぞれの欄に入れます：{ $options }。
catalog-prompt-long = プロンプトは 1～{ $most } 文字です。今は { $count } 文字あります。
catalog-avoid-long = ネガティブプロンプトは { $most } 文字までです。今は { $count } 文字あります。
catalog-cannot-enhance = { $title } の動画は高画質化できません。その指定を外すか、別のモデルを選んでください。
# Faults of the host's files.
catalog-unreadable = モデルカタログ { $file } を読み込めません：{ $error }
catalog-faulty =
    モデルカタログ { $file } に誤りがあります：
    { $faults }
catalog-no-index = { $folder } には diffusers のモデルがありません。model_index.json がないか、読み込めません。そのファイルが入っているフォルダーを指定してください。
catalog-encoding = { $file } の文字コードは { $encoding } で、diffusers では読めません。UTF-8（BOM なし）で保存してください。
catalog-lfs = { $folder } にあるのは Git LFS のポインターで、ファイル本体ではありません。そのフォルダーで `git lfs pull` を実行してください。
catalog-faulty-index = { $file } を diffusers で読み込めません：{ $error }。モデルをもう一度コピーするかダウンロードしてください。
catalog-index-above = { $folder } はモデルの一部です。モデル全体のフォルダーを指定してください：{ $above }
catalog-index-below = { $folder } の中のフォルダーにモデルがあります。そちらを指定してください：{ $below }
catalog-modelscope = { $folder } は diffusers 形式ではなく、ModelScope 独自の形式です。T2V_MODEL=ms-1.7b を使うと、同じモデルを正しい形式でダウンロードします。
catalog-file = { $file } はファイルです。モデルは、model_index.json が入った diffusers 形式のフォルダーです。単独のファイル（.safetensors、.ckpt、.gguf）は使えません。
catalog-hub-id = { $name } は Hugging Face Hub のモデルのようです。`python bot.py models add { $name }` で追加し、そこで付いた名前を使ってください。すぐ使えるモデルの一覧：`python bot.py models`
catalog-no-folder = フォルダー { $folder } はありません（{ $there } はあります）。パスを直してください。Windows では引用符なしで書きます。
catalog-unknown-pipeline = { $folder } にあるのは { $pipeline } で、このボットでは動かせません。動かせるのは { $known } です。
catalog-no-rights = { $file } を読み込めません。ボットを動かしているユーザーに、読み取りの権限を付けてください。
catalog-no-classifier = T2V_CHECK_MODEL の { $name } は、ここにあるフォルダーでも、Hugging Face Hub のリポジトリ（所有者/名前）でもありません。
# Read out of a file.
catalog-recipe-no-words = このファイルにはプロンプトがありません。作った人が入れなかったためです。
catalog-recipe-broken = このファイルにある作成情報は壊れています（{ $name }）。
# Seconds, steps, guidance and seed in one line of a form. A member may write them in any order, by the words in numbers.ftl.
catalog-numbers = { $seconds } 秒, { $steps } ステップ, ガイダンス { $guidance }, シード { $seed }
catalog-numbers-word = 数値の行にある「{ $word }」がわかりません。こう書いてください：2 秒, 20 ステップ, ガイダンス 7.5, シード 7
catalog-numbers-bare = 数値の行にある { $number } は何の数ですか？ となりに書いてください：2 秒, 20 ステップ, ガイダンス 7.5, シード 7
catalog-numbers-lacking = 数値の行に「{ $word ->
        [seconds] 秒数
        [steps] ステップ
        [guidance] ガイダンス
        [seed] シード
       *[other] { $word }
    }」の数がありません。こう書いてください：2 秒, 20 ステップ, ガイダンス 7.5, シード 7
catalog-numbers-twice = 数値の行に「{ $word ->
        [seconds] 秒数
        [steps] ステップ
        [guidance] ガイダンス
        [seed] シード
       *[other] { $word }
    }」の数が 2 つあります。1 つ消してください。
catalog-numbers-whole = 「{ $word ->
        [seconds] 秒数
        [steps] ステップ
        [guidance] ガイダンス
        [seed] シード
       *[other] { $word }
    }」は整数で書いてください。{ $number } は使えません。
