# What was asked of a model and cannot be.
catalog-no-model = There is no model called { $name }. These are known: { $known }.
catalog-no-model-but = There is no model called { $name }. Did you mean { $similar }? These are known: { $known }.
catalog-outside =
    { $what ->
        [fps] Frames per second can be { $range }
        [steps] Steps can be { $range }
        [guidance] Guidance can be { $range }
        [frames] The number of frames can be { $range }
        [width] Width can be { $range } pixels
       *[height] Height can be { $range } pixels
    } for { $title }; { $value } is outside that.
catalog-seconds-or-frames = Give the length in seconds or in frames, not both.
catalog-length-outside = The length can be { $shortest } to { $longest } seconds for { $title } at { $fps } frames per second; { $value } is outside that.
catalog-size-twice = Give the size by name or by width and height, not both.
catalog-size-half = Width and height go together: give both, or neither.
catalog-no-style = { $title } has no style called { $name }. It has: { $known }.
catalog-no-styles = { $title } has no styles. Leave that out.
catalog-style-elsewhere = The style { $style } is made with { $models }, not with { $title }. Leave the model out, or choose another style.
catalog-no-size = { $title } has no size called { $name }. It has: { $known }.
catalog-own-sizes = { $title } makes only its own sizes: { $known }.
catalog-side-rule =
    { $what ->
        [width] Width
       *[height] Height
    } must be a multiple of { $multiple } pixels for { $title }; instead of { $value }, take { $near }.
catalog-seed-outside = The seed can be 0 to { $most }; { $value } is outside that.
catalog-prompt-empty = The prompt is empty: say what the video should show.
catalog-prompt-marks = There are only marks in your prompt: say in a few words what the video should show. /video-help has examples.
catalog-pasted = That is a whole command in the box for the words. Put only these there: “{ $words }”. The rest goes into boxes of their own: { $options }.
catalog-prompt-long = The prompt can have 1 to { $most } characters; this one has { $count }.
catalog-avoid-long = The negative prompt can have up to { $most } characters; this one has { $count }.
catalog-cannot-enhance = { $title } cannot enhance its videos. Leave that out, or choose another model.
# Faults of the host's files.
catalog-unreadable = The model catalog { $file } cannot be read: { $error }
catalog-faulty =
    The model catalog { $file } has faults:
    { $faults }
catalog-no-index = { $folder } does not hold a diffusers model: its model_index.json is missing or not readable. Name the folder that has that file in it.
catalog-encoding = { $file } is written in { $encoding }, which diffusers cannot read. Save it as UTF-8 (without a byte order mark).
catalog-lfs = { $folder } holds Git LFS pointers, not the files themselves. Run `git lfs pull` in it.
catalog-faulty-index = { $file } is not readable for diffusers: { $error }. Copy or download the model again.
catalog-index-above = { $folder } is a part of a model. Name the folder of the whole: { $above }
catalog-index-below = { $folder } holds a model in a folder of its own. Name that: { $below }
catalog-modelscope = { $folder } is in ModelScope's own format, not in diffusers'. Use T2V_MODEL=ms-1.7b, which downloads the same model in the right one.
catalog-file = { $file } is a file. Models are folders in diffusers' format, with a model_index.json in them; single files (.safetensors, .ckpt, .gguf) cannot be used.
catalog-hub-id = { $name } looks like a model of the Hugging Face hub. Add it with `python bot.py models add { $name }`, and take the name that it gets there. Models that are ready to use: `python bot.py models`.
catalog-no-folder = There is no folder { $folder } (there is { $there }). Correct the path; on Windows write it without quotes.
catalog-unknown-pipeline = { $folder } holds a { $pipeline }, which this bot cannot run. It can run: { $known }.
catalog-no-rights = { $file } cannot be read: give the user that the bot runs as the right to.
catalog-no-classifier = T2V_CHECK_MODEL is { $name }, which is neither a folder here nor a repository of the Hugging Face hub (owner/name).
# Read out of a file.
catalog-recipe-no-words = The words are not in this file: its maker left them out.
catalog-recipe-broken = What this file says of how it was made is damaged ({ $name }).
# Seconds, steps, guidance and seed in one line of a form. A member may write them in any order, by the words in numbers.ftl.
catalog-numbers = { $seconds } s, { $steps } steps, guidance { $guidance }, seed { $seed }
catalog-numbers-word = I do not understand "{ $word }" in the line of numbers. Write them like this: 2 s, 20 steps, guidance 7.5, seed 7
catalog-numbers-bare = What is { $number } in the line of numbers? Say so beside it: 2 s, 20 steps, guidance 7.5, seed 7
catalog-numbers-lacking = The line of numbers has no number for "{ $word }". Write them like this: 2 s, 20 steps, guidance 7.5, seed 7
catalog-numbers-twice = The line of numbers has two numbers for "{ $word }". Leave one out.
catalog-numbers-whole = "{ $word }" is a whole number, and not { $number }.
